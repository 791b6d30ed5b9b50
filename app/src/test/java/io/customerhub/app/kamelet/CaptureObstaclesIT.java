package io.customerhub.app.kamelet;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.customerhub.connectors.capture.CaptureComponent;
import io.customerhub.connectors.capture.CaptureDesk;
import io.customerhub.connectors.capture.CaptureWatch;
import java.net.URI;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a real PostgreSQL lacks to be captured is said with what to do about it, and doing that helps. */
final class CaptureObstaclesIT {
    private static final String NAME = "crm-changes";
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(60);

    @TempDir
    Path folder;

    private final CaptureWatch watch = new CaptureWatch();
    private final Map<String, String> places = new ConcurrentHashMap<>();
    private final List<JsonNode> heard = Collections.synchronizedList(new ArrayList<>());

    @Test
    void eachObstacleIsToldWithItsRemedyAndTheRemedyHelps() throws Exception {
        try (ForeignDatabase crm = ForeignDatabase.open(folder);
                Capturing capturing = capture(crm)) {
            assertThat(capturing.camel().isStarted()).isTrue();
            await(() -> trouble().contains("its wal_level is 'replica'"));
            assertThat(trouble()).contains("alter system set wal_level = 'logical'");
        }
        try (ForeignDatabase crm = ForeignDatabase.openLogged(folder.resolve("logged"));
                Capturing capturing = capture(crm)) {
            assertThat(capturing.camel().isStarted()).isTrue();
            crm.administer("alter role crm noreplication");
            await(() -> trouble().contains("there is no table public.customers")
                    || trouble().contains("alter role crm replication;"));
            await(() -> trouble().contains("alter role crm replication;"));
            crm.administer("alter role crm replication");
            await(() -> trouble().contains("there is no table public.customers"));
            crm.execute("create table customers (no integer, name text)");
            await(() -> trouble().contains("alter table public.customers replica identity full;"));
            crm.execute("alter table customers add primary key (no)");
            crm.execute("insert into customers values (1, 'Ann')");
            await(() -> heard.size() == 1);
            assertThat(trouble()).isEmpty();
            crm.execute("update customers set name = 'Anna' where no = 1; delete from customers");
            await(() -> heard.size() == 3);
            assertThat(heard)
                    .extracting(change -> change.path("operation").asText() + " " + change.path("key"))
                    .containsExactly("read {\"no\":1}", "update {\"no\":1}", "delete {\"no\":1}");
        }
    }

    @Test
    void aSlotThatIsGoneIsNoReasonToGoOnWithAGap() throws Exception {
        try (ForeignDatabase crm = ForeignDatabase.openLogged(folder)) {
            crm.execute(
                    "create table customers (no integer primary key, name text); insert into customers values (1, 'Ann')");
            try (Capturing capturing = capture(crm)) {
                assertThat(capturing.camel().isStarted()).isTrue();
                await(() -> heard.size() == 1);
            }
            crm.execute("select pg_drop_replication_slot('customer_hub')");
            crm.execute("insert into customers values (2, 'Bob')");
            try (Capturing capturing = capture(crm)) {
                assertThat(capturing.camel().isStarted()).isTrue();
                await(() -> trouble().contains("its slot customer_hub is gone"));
                assertThat(trouble()).contains("delete from hub.capture_places where capture = 'crm-changes';");
                places.clear();
                await(() -> heard.size() == 3);
            }
            assertThat(heard)
                    .extracting(change -> change.path("id").asText())
                    .containsExactly(
                            "crm-changes:there:public.customers:1",
                            "crm-changes:there:public.customers:1",
                            "crm-changes:there:public.customers:2");
        }
    }

    @Test
    void thePlaceMovesOnWhileOnlyOtherTablesAreWritten() throws Exception {
        try (ForeignDatabase crm = ForeignDatabase.openLogged(folder)) {
            crm.execute("create table customers (no integer primary key); create table others (no integer);"
                    + " insert into customers values (1)");
            try (Capturing capturing = capture(crm)) {
                assertThat(capturing.camel().isStarted()).isTrue();
                await(() -> heard.size() == 1);
                crm.execute("insert into others select n from generate_series(1, 10000) n");
                String end = crm.rows("select pg_current_wal_lsn()").get(0);
                await(() -> rows(
                                crm,
                                "select confirmed_flush_lsn >= '" + end + "' from pg_replication_slots"
                                        + " where slot_name = 'customer_hub'")
                        .equals(List.of("t")));
            }
            assertThat(heard).hasSize(1);
        }
    }

    /** As docs/how-to/capture-changes.md prepares a database. */
    @Test
    void aUserWhoMayOnlyReadCapturesWhatTheOwnerHasPublished() throws Exception {
        try (ForeignDatabase crm = ForeignDatabase.openLogged(folder)) {
            crm.administer("create role reader login replication password '" + crm.password + "'");
            crm.execute(
                    "create table customers (no integer primary key, name text); insert into customers values (1, 'Ann')");
            try (Capturing capturing = capture(crm, "reader")) {
                assertThat(capturing.camel().isStarted()).isTrue();
                await(() -> trouble().contains("grant select on public.customers to reader;"));
                crm.execute("grant select on customers to reader");
                await(() -> trouble().contains("create publication customer_hub for table public.customers;"));
                crm.administer("grant create on database crm to crm");
                crm.execute("create publication customer_hub for table public.customers");
                await(() -> heard.size() == 1);
                crm.execute("update customers set name = 'Anna'");
                await(() -> heard.size() == 2);
            }
        }
    }

    private static List<String> rows(ForeignDatabase crm, String query) {
        try {
            return crm.rows(query);
        } catch (SQLException e) {
            throw new IllegalStateException(query, e);
        }
    }

    private String trouble() {
        CaptureWatch.Standing standing = watch.all().get(NAME);
        return standing == null ? "" : standing.trouble();
    }

    private record Capturing(CamelContext camel) implements AutoCloseable {
        @Override
        public void close() {
            camel.stop();
        }
    }

    private Capturing capture(ForeignDatabase crm) throws Exception {
        return capture(crm, "crm");
    }

    private Capturing capture(ForeignDatabase crm, String user) throws Exception {
        URI url = URI.create(crm.account.url().substring("jdbc:".length()));
        var camel = new DefaultCamelContext();
        camel.getRegistry().bind(CaptureComponent.NAME, new CaptureComponent(new Desk(), watch));
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("debezium-postgres:" + NAME + "?topicPrefix=x&databaseHostname=" + url.getHost() + "&databasePort="
                                + url.getPort() + "&databaseDbname=crm&databaseUser=" + user + "&databasePassword="
                                + crm.password
                                + "&tableIncludeList=public.customers&slotName=customer_hub&heartbeatIntervalMs=500&publicationName=customer_hub")
                        .process(exchange -> {
                            @SuppressWarnings("unchecked")
                            List<JsonNode> changes = exchange.getMessage().getBody(List.class);
                            heard.addAll(changes);
                        });
            }
        });
        camel.start();
        return new Capturing(camel);
    }

    /** All captures are this test's own. */
    private final class Desk implements CaptureDesk {
        @Override
        public Optional<Hold> take(String capture) {
            return Optional.of(new Hold() {
                @Override
                public Map<String, String> places() {
                    return Map.copyOf(places);
                }

                @Override
                public void keep(Map<String, String> more) {
                    places.putAll(more);
                }

                @Override
                public boolean isHeld() {
                    return true;
                }

                @Override
                public void close() {}
            });
        }
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        long until = System.nanoTime() + PATIENCE;
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("waited for too long").isLessThan(until);
            Thread.sleep(20);
        }
    }
}
