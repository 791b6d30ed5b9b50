package io.customerhub.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerhub.app.Hub;
import io.customerhub.app.WarehouseAccess;
import io.customerhub.warehouse.store.RunReport;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every system that the sandbox has, read through a whole hub: from nothing, again when nothing has changed, when
 * one record has changed, and when one is gone. {@code FaultsIT} has what can go wrong meanwhile.
 */
@TestMethodOrder(OrderAnnotation.class)
final class SystemsIT {
    @TempDir
    static Path data;

    private static HubFixture fixture;

    /**
     * A flow and what its vendor's sandbox holds.
     *
     * @param vendor whose fault it is
     * @param touch the control that changes the record {@code %s}; empty where there is none
     * @param delete the control that deletes it; empty where there is none, or the vendor does not tell
     */
    record FlowCase(String flow, String vendor, String entity, int records, String touch, String delete) {
        @Override
        public String toString() {
            return flow;
        }
    }

    static List<FlowCase> flows() {
        return List.of(
                hubspot("hubspot-people", "contacts", 1_500),
                hubspot("hubspot-companies", "companies", 300),
                hubspot("hubspot-deals", "deals", 800),
                dynamics("dynamics-contacts", "contacts", 600),
                dynamics("dynamics-accounts", "accounts", 150),
                dynamics("dynamics-leads", "leads", 200),
                dynamics("dynamics-opportunities", "opportunities", 150),
                salesforce("salesforce-people", "Contact", 700),
                salesforce("salesforce-leads", "Lead", 180),
                salesforce("salesforce-opportunities", "Opportunity", 300),
                salesforce("salesforce-campaigns", "Campaign", 12),
                new FlowCase(
                        "stripe-customers",
                        "stripe",
                        "customers",
                        400,
                        "/sandbox/stripe/change?type=customer.updated&id=%s",
                        "/sandbox/stripe/change?type=customer.deleted&id=%s"),
                new FlowCase(
                        "quickbooks-items",
                        "quickbooks",
                        "Item",
                        51,
                        "/sandbox/quickbooks/touch?entity=Item&id=%s",
                        ""),
                new FlowCase("google-places", "places", "Place", 30, "", ""),
                new FlowCase("stripe-charges", "stripe", "charges", 2_000, "", ""),
                new FlowCase("stripe-refunds", "stripe", "refunds", 60, "", ""),
                new FlowCase("instagram-posts", "instagram", "Media", 240, "", ""),
                new FlowCase("facebook-posts", "facebook", "Post", 180, "", ""),
                new FlowCase("facebook-leads", "facebook", "Lead", 90, "", ""),
                new FlowCase(
                        "quickbooks-payments",
                        "quickbooks",
                        "Payment",
                        9_944,
                        "/sandbox/quickbooks/touch?entity=Payment&id=%s",
                        "/sandbox/quickbooks/delete?entity=Payment&id=%s"));
    }

    private static FlowCase hubspot(String flow, String object, int records) {
        String query = "?object=" + object + "&id=%s";
        return new FlowCase(
                flow, "hubspot", object, records, "/sandbox/hubspot/touch" + query, "/sandbox/hubspot/delete" + query);
    }

    private static FlowCase dynamics(String flow, String table, int records) {
        String query = "?table=" + table + "&id=%s";
        return new FlowCase(
                flow,
                "dynamics",
                table,
                records,
                "/sandbox/dynamics/touch" + query,
                "/sandbox/dynamics/delete" + query);
    }

    private static FlowCase salesforce(String flow, String object, int records) {
        String query = "?object=" + object + "&id=%s";
        return new FlowCase(
                flow,
                "salesforce",
                object,
                records,
                "/sandbox/salesforce/touch" + query,
                "/sandbox/salesforce/delete" + query);
    }

    @BeforeAll
    static void start() {
        fixture = HubFixture.start(data, Hub.Mode.COMMAND, Map.of("hub.sinks", ""), "--company", "demo");
    }

    @AfterAll
    static void stop() {
        fixture.close();
    }

    @ParameterizedTest
    @MethodSource("flows")
    @Order(1)
    void everyRecordIsReadOnceAndAfterwardsOnlyWhatChanged(FlowCase flow) throws Exception {
        assertThat(toTheEnd(flow.flow())).allSatisfy(SystemsIT::balances);
        assertThat(ids(flow)).hasSize(flow.records()).doesNotHaveDuplicates();

        List<RunReport> again = toTheEnd(flow.flow());
        assertThat(again).allSatisfy(run -> assertThat(run.unchanged()).isEqualTo(run.read()));

        String id = ids(flow).get(flow.records() / 2);
        if (!flow.touch().isEmpty()) {
            control(flow.touch().formatted(id));
            assertThat(accepted(toTheEnd(flow.flow()))).isEqualTo(1);
        }
        if (!flow.delete().isEmpty()) {
            control(flow.delete().formatted(id));
            assertThat(accepted(toTheEnd(flow.flow()))).isEqualTo(1);
            assertThat(deleted(flow)).containsExactly(id);
        }
    }

    @Test
    @Order(2)
    void thousandsOfContactsThatChangedAtOneMomentAreReadOnceEach() throws Exception {
        control("/sandbox/hubspot/seed?contacts=25000&modified=" + Instant.now());
        List<RunReport> runs = toTheEnd("hubspot-people");

        assertThat(runs).allSatisfy(SystemsIT::balances);
        assertThat(accepted(runs)).isEqualTo(25_000);
        assertThat(accepted(toTheEnd("hubspot-people"))).isZero();
    }

    @Test
    @Order(3)
    void thousandsOfInvoicesThatChangedSinceTheLastRunAreReadOnceEach() throws Exception {
        toTheEnd("quickbooks-transactions");
        control("/sandbox/quickbooks/seed?invoices=12000&updated="
                + Instant.now().minusSeconds(60));

        List<RunReport> runs = toTheEnd("quickbooks-transactions");

        assertThat(accepted(runs)).isEqualTo(12_000);
        assertThat(accepted(toTheEnd("quickbooks-transactions"))).isZero();
    }

    /** Runs a flow until it has read to its end; a vendor that asks to wait is waited for. */
    private static List<RunReport> toTheEnd(String flow) throws InterruptedException {
        var runs = new ArrayList<RunReport>();
        do {
            Duration wait = fixture.hub()
                    .warehouse()
                    .runs()
                    .notBefore(flow)
                    .map(until -> Duration.between(Instant.now(), until))
                    .orElse(Duration.ZERO);
            Thread.sleep(Math.max(0, wait.toMillis()));
            runs.add(fixture.sync(flow, false));
        } while (!runs.get(runs.size() - 1).status().equals("complete") && runs.size() < 20);
        assertThat(runs.get(runs.size() - 1).status()).as(runs.toString()).isEqualTo("complete");
        return runs;
    }

    private static void balances(RunReport run) {
        assertThat(run.read()).isEqualTo(run.unchanged() + run.accepted() + run.quarantined());
        assertThat(run.quarantined()).isZero();
    }

    private static long accepted(List<RunReport> runs) {
        return runs.stream().mapToLong(RunReport::accepted).sum();
    }

    private static void control(String path) throws InterruptedException {
        assertThat(fixture.sandboxPost(path, "").statusCode()).as(path).isBetween(200, 299);
        // Salesforce tells times by the second.
        Thread.sleep(1_100);
    }

    private static List<String> ids(FlowCase flow) throws SQLException {
        return query(flow, "select record_id from hub.raw_records where source = ? and entity = ? order by record_id");
    }

    private static List<String> deleted(FlowCase flow) throws SQLException {
        return query(flow, "select record_id from hub.raw_records where source = ? and entity = ? and deleted");
    }

    private static List<String> query(FlowCase flow, String sql) throws SQLException {
        try (WarehouseAccess access = WarehouseAccess.open(fixture.settings);
                Connection connection = access.database().dataSource().getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, flow.vendor());
            statement.setString(2, flow.entity());
            var ids = new ArrayList<String>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    ids.add(rows.getString(1));
                }
            }
            return ids;
        }
    }
}
