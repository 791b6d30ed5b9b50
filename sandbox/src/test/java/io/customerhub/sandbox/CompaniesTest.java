package io.customerhub.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.customerhub.sandbox.company.BookRecord;
import io.customerhub.sandbox.company.Company;
import io.customerhub.sandbox.company.DemoCompany;
import io.customerhub.sandbox.company.Entity;
import io.customerhub.sandbox.company.GeneratedCompany;
import io.customerhub.sandbox.company.OnlineRetailCompany;
import io.customerhub.sandbox.http.Json;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompaniesTest {

    @Test
    void makesTheSameDemoCompanyTwice() throws NoSuchAlgorithmException {
        assertThat(hash(DemoCompany.create())).isEqualTo(hash(DemoCompany.create()));
    }

    @Test
    void spreadsDemoCustomersOverItsSystems() {
        Company demo = World.DEMO;
        assertThat(demo.book(Entity.CUSTOMER).size()).isBetween(1_700, 1_850);
        assertThat(demo.contacts().size()).isBetween(1_190, 1_230);
        assertThat(demo.members()).hasSize(500);
        int payments = demo.book(Entity.PAYMENT).size();
        assertThat(transactions(demo) - payments).isBetween(18_000L, 22_000L);
        assertThat(payments).isBetween(9_000, 11_000);
        assertThat(customers(demo, "quickbooks")).hasSize(1_700);
        assertThat(customers(demo, "google-sheets")).hasSize(1_200);
        var both = customers(demo, "quickbooks");
        both.retainAll(customers(demo, "google-sheets"));
        assertThat(both).hasSize(900);
    }

    @Test
    void keepsEveryDemoTotalEqualToItsLines() throws IOException {
        for (Entity entity : List.of(Entity.INVOICE, Entity.CREDIT_MEMO, Entity.SALES_RECEIPT, Entity.REFUND_RECEIPT)) {
            for (BookRecord record : World.DEMO.book(entity)) {
                JsonNode tree = Json.MAPPER.readTree(record.body().json());
                assertThat(sumOfLines(tree))
                        .isEqualByComparingTo(tree.path("TotalAmt").decimalValue());
                assertThat(record.lastUpdated()).isBeforeOrEqualTo(DemoCompany.TODAY);
            }
        }
    }

    @Test
    void generatesExactlySoManyLines() throws IOException {
        Company company = GeneratedCompany.ofLines(10_000);
        int lines = 0;
        for (Entity entity : List.of(Entity.INVOICE, Entity.CREDIT_MEMO, Entity.SALES_RECEIPT)) {
            for (BookRecord record : company.book(entity)) {
                lines += Json.MAPPER.readTree(record.body().json()).path("Line").size();
            }
        }
        assertThat(lines).isEqualTo(10_000);
        assertThat(company.book(Entity.CUSTOMER)).hasSize(83);
    }

    @Test
    void saysWhereItLookedForTheRealCompany(@TempDir Path empty) {
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> OnlineRetailCompany.read(empty, Long.MAX_VALUE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("--data");
    }

    @Test
    void reconcilesTheRealCompanyToThePenny() throws IOException {
        Path data =
                Path.of(Optional.ofNullable(System.getenv("HUB_SHARED_DATA")).orElse("../../shared/data"));
        Assumptions.assumeTrue(
                Files.exists(data.resolve("company/online-retail/online_retail.csv.gz")),
                "no company/online-retail in " + data + "; set HUB_SHARED_DATA to check the real company");
        Company company = OnlineRetailCompany.read(data, Long.MAX_VALUE);
        assertThat(company.book(Entity.CUSTOMER)).hasSize(4_372);
        assertThat(company.book(Entity.INVOICE)).hasSize(18_536);
        assertThat(company.book(Entity.CREDIT_MEMO)).hasSize(3_654);
        assertThat(company.book(Entity.SALES_RECEIPT)).hasSize(3_525);
        assertThat(company.book(Entity.REFUND_RECEIPT)).hasSize(182);
        assertThat(company.book(Entity.JOURNAL_ENTRY)).hasSize(3);
        assertThat(transactions(company)).isEqualTo(25_900);
        BigDecimal customers = total(company, Entity.INVOICE).add(total(company, Entity.CREDIT_MEMO));
        BigDecimal nobody = total(company, Entity.SALES_RECEIPT)
                .add(total(company, Entity.REFUND_RECEIPT))
                .add(total(company, Entity.JOURNAL_ENTRY));
        assertThat(customers).isEqualByComparingTo("8300065.814");
        assertThat(nobody).isEqualByComparingTo("1447682.12");
        assertThat(customers.add(nobody)).isEqualByComparingTo("9747747.934");
    }

    private static BigDecimal total(Company company, Entity entity) throws IOException {
        BigDecimal total = BigDecimal.ZERO;
        for (BookRecord record : company.book(entity)) {
            JsonNode tree = Json.MAPPER.readTree(record.body().json());
            assertThat(sumOfLines(tree))
                    .isEqualByComparingTo(tree.path("TotalAmt").decimalValue());
            total = total.add(tree.path("TotalAmt").decimalValue());
        }
        return total;
    }

    private static BigDecimal sumOfLines(JsonNode tree) {
        BigDecimal sum = BigDecimal.ZERO;
        for (JsonNode line : tree.path("Line")) {
            boolean credit =
                    line.at("/JournalEntryLineDetail/PostingType").asText().equals("Credit");
            BigDecimal amount = line.path("Amount").decimalValue();
            sum = sum.add(credit ? amount.negate() : amount);
        }
        return sum;
    }

    private static long transactions(Company company) {
        return company.books().entrySet().stream()
                .filter(book -> !book.getKey().isListed())
                .mapToLong(book -> book.getValue().size())
                .sum();
    }

    private static Set<String> customers(Company company, String source) {
        return company.truth().stream()
                .filter(row -> row.source().equals(source))
                .map(row -> row.customer())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String hash(Company company) throws NoSuchAlgorithmException {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        company.books()
                .values()
                .forEach(book ->
                        book.forEach(record -> digest.update(record.body().json())));
        String rest = company.contacts() + "" + company.members() + company.truth();
        return HexFormat.of().formatHex(digest.digest(rest.getBytes(StandardCharsets.UTF_8)));
    }
}
