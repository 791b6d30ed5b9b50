package io.customerhub.app.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.customerhub.app.Hub;
import io.customerhub.warehouse.store.WarehouseTotals;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The main job on the first lines of a real wholesaler's file, held against the file itself; skipped where it is absent. */
final class OnlineRetailIT {
    private static final int LINES = 40_000;
    private static final Path DATA =
            Path.of(Optional.ofNullable(System.getenv("HUB_SHARED_DATA")).orElse("../../shared/data"));
    private static final Path FILE = DATA.resolve("company/online-retail/online_retail.csv.gz");

    @TempDir
    Path folder;

    private final Set<String> documents = new HashSet<>();
    private final Set<String> customers = new HashSet<>();
    private BigDecimal ofCustomers = BigDecimal.ZERO;
    private BigDecimal ofNobody = BigDecimal.ZERO;

    @Test
    void theLedgerReconcilesWithTheFileToTheLastDigit() throws IOException {
        assumeTrue(Files.exists(FILE), "skipped: the real wholesaler's file is not in " + DATA);
        readFile();
        try (HubFixture fixture = HubFixture.start(
                folder,
                Hub.Mode.COMMAND,
                Map.of("hub.as-of", "2011-12-10"),
                "--company",
                "online-retail",
                "--data",
                DATA.toAbsolutePath().toString(),
                "--limit-lines",
                String.valueOf(LINES))) {
            assertThat(fixture.syncAll())
                    .allSatisfy(run -> assertThat(run.balanced()).isTrue());
            WarehouseTotals totals = fixture.hub().warehouse().reports().totals();
            assertThat(totals.lines()).isEqualTo(LINES);
            assertThat(totals.documents()).isEqualTo(documents.size());
            assertThat(totals.customers()).isEqualTo(customers.size());
            assertThat(totals.quarantined()).isZero();
            WarehouseTotals.Books books = totals.books().get(0);
            assertThat(books.ofCustomers()).isEqualByComparingTo(ofCustomers);
            assertThat(books.ofNobody()).isEqualByComparingTo(ofNobody);
            assertThat(books.total()).isEqualByComparingTo(ofCustomers.add(ofNobody));
        }
    }

    private void readFile() throws IOException {
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(FILE)), StandardCharsets.UTF_8))) {
            lines.readLine();
            for (int i = 0; i < LINES; i++) {
                // The description, the third column, may hold commas between quotes: the others are counted from both
                // ends.
                String[] cells = lines.readLine().split(",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)", -1);
                BigDecimal amount = new BigDecimal(cells[3]).multiply(new BigDecimal(cells[5]));
                documents.add(cells[0]);
                if (cells[6].isEmpty()) {
                    ofNobody = ofNobody.add(amount);
                } else {
                    customers.add(cells[6]);
                    ofCustomers = ofCustomers.add(amount);
                }
            }
        }
    }
}
