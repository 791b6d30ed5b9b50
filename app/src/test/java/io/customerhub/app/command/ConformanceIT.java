package io.customerhub.app.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.customerhub.app.Hub;
import io.customerhub.app.conformance.Contract;
import io.customerhub.app.conformance.DiscoveryContract;
import io.customerhub.app.conformance.Exceptions;
import io.customerhub.app.conformance.FixtureContract;
import io.customerhub.app.conformance.OpenApiContract;
import io.customerhub.app.conformance.RecordedCall;
import io.customerhub.app.conformance.XsdContract;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Holds every call that our flows make, and every answer that the sandbox gives them, against the vendors' own contracts;
 * skipped where these are absent. {@code docs/reference/conformance.md} is its table.
 */
final class ConformanceIT {
    private static final Path CONTRACTS =
            Path.of(Optional.ofNullable(System.getenv("HUB_SHARED_SPECS")).orElse("../../shared/specs"));
    private static final Path TABLE = HubFixture.HOME.resolve("docs/reference/conformance.md");
    private static final List<String> FLOWS = List.of(
            "quickbooks-customers",
            "quickbooks-items",
            "quickbooks-payments",
            "quickbooks-transactions",
            "sheet-contacts",
            "hubspot-people",
            "hubspot-companies",
            "google-places",
            "instagram-posts",
            "stripe-customers",
            "stripe-charges",
            "stripe-refunds");

    @TempDir
    static Path data;

    @Test
    void ourCallsAndTheSandboxsAnswersAreWhatTheVendorsHaveWritten() throws Exception {
        assumeTrue(Files.isDirectory(CONTRACTS), "skipped: the vendors' contracts are not in " + CONTRACTS);
        List<Contract> contracts = contracts();
        List<RecordedCall> calls = record();
        Exceptions exceptions = Exceptions.read();

        Map<String, Set<String>> judged = new TreeMap<>();
        var deviations = new TreeSet<String>();
        for (RecordedCall call : calls) {
            for (Contract contract : contracts) {
                contract.judge(call).ifPresent(found -> {
                    judged.computeIfAbsent(contract.file(), file -> new TreeSet<>())
                            .add(found.operation());
                    for (String words : found.deviations()) {
                        String deviation = found.operation() + ": " + words;
                        if (exceptions.of(contract.file(), deviation).isEmpty()) {
                            deviations.add(contract.file() + ": " + deviation);
                        }
                    }
                });
            }
        }

        assertThat(judged.keySet())
                .as("contracts of which calls were seen")
                .containsExactlyInAnyOrderElementsOf(
                        contracts.stream().map(Contract::file).toList());
        assertThat(deviations).isEmpty();
        assertThat(exceptions.unused()).as("exceptions that excuse nothing").isEmpty();
        String table = table(judged, exceptions);
        if (System.getenv("HUB_WRITE_DOCS") != null) {
            Files.writeString(TABLE, table);
        }
        assertThat(table).isEqualTo(Files.readString(TABLE));
    }

    private static List<Contract> contracts() throws Exception {
        return List.of(
                new XsdContract(CONTRACTS, "intuit-quickbooks-xsd/xsd", "IntuitRestServiceDef.xsd"),
                new DiscoveryContract("google", CONTRACTS, "google/sheets.v4.json"),
                new DiscoveryContract("places", CONTRACTS, "google/places.v1.json"),
                new OpenApiContract("hubspot", CONTRACTS, "openapi/hubspot.crm.contact.yaml"),
                new OpenApiContract("hubspot", CONTRACTS, "openapi/hubspot.crm.company.yaml"),
                new OpenApiContract("instagram", CONTRACTS, "openapi/instagram.bussiness.yaml"),
                new OpenApiContract("stripe", CONTRACTS, "openapi/stripe.yaml"),
                new FixtureContract(CONTRACTS, "stripe/fixtures3.json"));
    }

    /** Runs the flows from the beginning and once more after a change, and gives the calls that the sandbox saw. */
    private static List<RecordedCall> record() throws InterruptedException, SQLException {
        Map<String, String> overrides = Map.of("hub.sinks", "");
        try (HubFixture fixture = HubFixture.start(data, Hub.Mode.COMMAND, overrides, "--company", "demo")) {
            fixture.sandboxPost("/sandbox/recording", "");
            for (String flow : FLOWS) {
                fixture.sync(flow, false);
            }
            touchOneOfEachKind(fixture);
            for (String flow : FLOWS) {
                fixture.sync(flow, false);
            }
            fixture.sandboxPost("/sandbox/quickbooks/delete?entity=Payment&id=1", "");
            fixture.sandboxPost("/sandbox/quickbooks/touch?entity=Customer&id=7", "");
            for (String flow : FLOWS) {
                fixture.sync(flow, false);
            }
            var calls = new ArrayList<RecordedCall>();
            fixture.sandboxGet("/sandbox/recording")
                    .lines()
                    .map(RecordedCall::of)
                    .forEach(calls::add);
            return calls;
        }
    }

    /** The change feed reaches back 30 days: whatever day it is, the next run is to use it for every kind. */
    private static void touchOneOfEachKind(HubFixture fixture) throws SQLException {
        try (var sight = new WarehouseSight(fixture)) {
            for (String kind : List.of(
                    "Customer", "Invoice", "SalesReceipt", "CreditMemo", "RefundReceipt", "JournalEntry", "Payment")) {
                String id = sight.ids("quickbooks", List.of(kind)).get(0).replace(kind + "/", "");
                fixture.sandboxPost("/sandbox/quickbooks/touch?entity=" + kind + "&id=" + id, "");
            }
        }
    }

    private static String table(Map<String, Set<String>> judged, Exceptions exceptions) {
        var table = new StringBuilder("""
                # Conformance

                `ConformanceIT` runs the flows from the beginning and once more against the sandbox, which records what it is asked and what it answers. Both are held against the
                vendors' own contracts: paths, parameters, bodies and answers, and no field that a contract does not name. The contracts are others' and not part of this repository:
                `HUB_SHARED_SPECS` names their folder, and the test is skipped without it. This page is written by the test.

                | contract | calls held against it |
                |---|---|
                """);
        judged.forEach((contract, operations) ->
                table.append("| `" + contract + "` | `" + String.join("`, `", operations) + "` |\n"));
        table.append("""

                ## Exceptions

                Where a contract is older than the vendor, or is not the vendor's own. One that excuses nothing fails the test. They stand in `exceptions.yaml` beside the test.

                | contract | deviation | reason |
                |---|---|---|
                """);
        for (Exceptions.Listed one : exceptions.all()) {
            table.append("| `" + one.contract() + "` | `"
                    + one.deviation().pattern().replace("|", "\\|") + "` | " + one.reason() + " |\n");
        }
        return table.toString();
    }
}
