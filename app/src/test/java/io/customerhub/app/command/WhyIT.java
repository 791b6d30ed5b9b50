package io.customerhub.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.customerhub.app.DecisionFiles;
import io.customerhub.app.Hub;
import io.customerhub.app.WarehouseAccess;
import io.customerhub.app.why.Explainer;
import io.customerhub.app.why.Explanation;
import io.customerhub.app.why.Place;
import io.customerhub.app.why.RecordReasons;
import io.customerhub.app.why.RecordReasons.Link;
import io.customerhub.app.why.ValueReasons;
import io.customerhub.mapping.Json;
import io.customerhub.model.CustomerField;
import io.customerhub.model.CustomerId;
import io.customerhub.warehouse.store.KnownCustomer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** Every value of every customer of the demo company has its whole history, and keeps it when files are edited. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class WhyIT {
    private static final String MAPPING = "mappings/quickbooks-customers.yaml";

    @TempDir
    static Path home;

    @TempDir
    static Path data;

    private static HubFixture fixture;

    @BeforeAll
    static void runEveryFlow() throws IOException {
        DocumentedHome.copyTo(home);
        fixture = HubFixture.start(home, data, Hub.Mode.COMMAND, Map.of(), "--company", "demo");
        fixture.syncAll();
    }

    @AfterAll
    static void stop() {
        fixture.close();
    }

    @Test
    @Order(1)
    void everyFieldOfEveryCustomerIsExplainedWithoutGap() throws IOException {
        try (WarehouseAccess access = WarehouseAccess.open(fixture.settings)) {
            Jdbi jdbi = Jdbi.create(access.database().dataSource());
            List<KnownCustomer> known = known(access, jdbi);
            List<Explanation> explained = explain(access, known);
            Set<String> raw = texts(jdbi, "select source || '/' || entity || '/' || record_id from hub.raw_records");
            Set<String> runs = texts(jdbi, "select run_id || ' ' || flow from hub.runs where status = 'complete'");
            assertThat(new WhyGaps(raw, runs).of(explained, known)).isEmpty();
            long values = explained.stream()
                    .mapToLong(customer -> customer.values().size())
                    .sum();
            assertThat(explained).hasSizeGreaterThan(1_900);
            assertThat(values).isEqualTo(filledColumns(jdbi)).isGreaterThan(20_000);
        }
    }

    @Test
    @Order(2)
    void aRecordThatCameBeforeAnEditIsExplainedByTheFileAsItWas() throws IOException {
        List<String> records = List.copyOf(names().keySet());
        Path mapping = home.resolve(MAPPING);
        String edited = Files.readString(mapping)
                .replace("entities: [Customer]\n", "entities: [Customer]\n# a line more\n")
                .replace("  name: .DisplayName\n", "  name: if (.DisplayName) .DisplayName else null\n");
        Files.writeString(mapping, edited);
        fixture.restart(Hub.Mode.COMMAND);
        String id = records.get(0).substring("quickbooks/Customer/".length());
        fixture.sandboxPost("/sandbox/quickbooks/touch?entity=Customer&id=" + id, "");
        assertThat(fixture.sync("quickbooks-customers", false).accepted()).isEqualTo(1);

        Map<String, ValueReasons> names = names();
        ValueReasons touched = Objects.requireNonNull(names.get(records.get(0)));
        ValueReasons untouched = Objects.requireNonNull(names.get(records.get(1)));
        assertThat(touched.translated().expression()).isEqualTo("if (.DisplayName) .DisplayName else null");
        assertThat(untouched.translated().expression()).isEqualTo(".DisplayName");
        Place now = touched.translated().place().orElseThrow();
        Place before = untouched.translated().place().orElseThrow();
        assertThat(now.line()).isEqualTo(before.line() + 1);
        assertThat(now.changedSince()).isFalse();
        assertThat(before.changedSince()).isTrue();
        assertThat(now.since()).isAfter(before.since());
    }

    /** The names that come from the books, by their records. */
    private static Map<String, ValueReasons> names() {
        Map<String, ValueReasons> names = new TreeMap<>();
        try (WarehouseAccess access = WarehouseAccess.open(fixture.settings)) {
            Jdbi jdbi = Jdbi.create(access.database().dataSource());
            explain(access, known(access, jdbi))
                    .forEach(customer -> customer.values().stream()
                            .filter(value -> value.field().equals("name"))
                            .filter(value -> value.record().startsWith("quickbooks/Customer/"))
                            .forEach(value -> names.put(value.record(), value)));
        }
        return names;
    }

    @Test
    @Order(3)
    void aReplayMovesEveryRecordToTheFilesOfTodayAndKeepsWhoReadIt() {
        String record = List.copyOf(names().keySet()).get(1);
        ValueReasons before = Objects.requireNonNull(names().get(record));
        fixture.sync("replay", true);

        assertThat(names().values()).allSatisfy(name -> {
            assertThat(name.translated().place().orElseThrow().changedSince()).isFalse();
            assertThat(name.again().orElseThrow().flow()).isEqualTo("replay");
        });
        ValueReasons after = Objects.requireNonNull(names().get(record));
        assertThat(after.run()).isEqualTo(before.run());
        assertThat(before.again()).isEmpty();
        assertThat(after.value()).isEqualTo(before.value());
    }

    @Test
    @Order(4)
    void theCommandNamesFileAndLine() throws IOException {
        assertThat(fixture.command("why", "quickbooks/Customer/none")).contains("no customer matches");
        String id;
        try (WarehouseAccess access = WarehouseAccess.open(fixture.settings)) {
            id = texts(
                            Jdbi.create(access.database().dataSource()),
                            "select min(customer_id::text) from customer_360.customers where email is not null")
                    .iterator()
                    .next();
        }
        assertThat(fixture.command("why", id, "email"))
                .containsPattern("mapped +mappings/[a-z-]+[.]yaml:[0-9]+, version of 20[0-9-]+")
                .contains("config/survivorship.yaml:")
                .contains("hubspot-");
        assertThat(fixture.command("why", id, "journey"))
                .containsPattern("choice +config/scoring/actions.yaml:[0-9]+, version of 20[0-9-]+")
                .contains("hubspot-");
        assertThat(fixture.command("why", id, "actoin")).contains("did you mean 'action'?");
        assertThat(Json.MAPPER
                        .readTree(fixture.command("why", id, "--json"))
                        .path("values")
                        .size())
                .isPositive();
        assertThat(fixture.command("score", "features", id, "--as-of", "2020-01-01"))
                .containsPattern("purchases +0 +How often they have bought")
                .containsPattern("days since purchase +- ");
        assertThat(Json.MAPPER
                        .readTree(fixture.command("score", "features", id, "--json"))
                        .at("/0/features")
                        .has("spend of a year"))
                .isTrue();
        assertThat(fixture.command("score", "forecast", "--as-of", "2026-10-31"))
                .contains("weekly sales by parish after 2026-10-31, in JMD")
                .containsPattern("Kingston: .+ serves, of [0-9]+ weeks")
                .containsPattern("2026-11-01  [0-9,]+ +between [0-9,]+ and [0-9,]+");
        JsonNode forecast = Json.MAPPER.readTree(
                fixture.command("score", "forecast", "--as-of", "2026-10-31", "--write", "--json"));
        assertThat(forecast.path("groups").size()).isGreaterThan(10);
        try (WarehouseAccess access = WarehouseAccess.open(fixture.settings)) {
            assertThat(
                            texts(
                                    Jdbi.create(access.database().dataSource()),
                                    "select sales_group || ' ' || count(*) from customer_360.sales_forecasts group by sales_group"))
                    .hasSize(forecast.path("groups").size())
                    .allMatch(group -> group.endsWith(" 6"));
        }
        assertThat(fixture.command("why", "a", "email")).contains("say which by the id");
        assertThat(fixture.command("why", id, "emial")).contains("did you mean 'email'?");
    }

    @Test
    @Order(5)
    void everyRecordThatWasRecognisedHasALinkThatAddsUp() throws IOException {
        List<RecordReasons> records;
        Map<String, Float> judged;
        try (WarehouseAccess access = WarehouseAccess.open(fixture.settings)) {
            Jdbi jdbi = Jdbi.create(access.database().dataSource());
            records = explain(access, known(access, jdbi)).stream()
                    .flatMap(customer -> customer.records().stream())
                    .toList();
            judged = judged(jdbi);
        }
        assertThat(records.stream().flatMap(record -> record.link().stream()))
                .filteredOn(link -> judged.containsKey(pair(link)))
                .hasSizeGreaterThan(500)
                .allSatisfy(link -> assertThat((float) link.pair().odds()).isEqualTo(judged.get(pair(link))));
        assertThat(records.stream().flatMap(record -> WhyGaps.ofLink(record).stream()))
                .isEmpty();
        assertThat(records).filteredOn(record -> record.link().isPresent()).hasSizeGreaterThan(500);
        RecordReasons linked = records.stream()
                .filter(record -> record.link().isPresent())
                .findFirst()
                .orElseThrow();
        assertThat(fixture.command(
                        "identity",
                        "explain",
                        linked.record(),
                        linked.link().orElseThrow().pair().other()))
                .containsPattern("prior +before anything is compared +-[0-9.]+")
                .containsPattern("confidence +[0-9.> ]+ % that they are one")
                .contains("one customer");
        assertThat(fixture.command("identity", "explain", linked.record(), "nobody/None/1"))
                .contains("no customer has the record nobody/None/1");
    }

    private static String pair(Link link) {
        return link.pair().record() + " " + link.pair().other();
    }

    /** The odds of pairs as pages judged them, where those were at least even. */
    private static Map<String, Float> judged(Jdbi jdbi) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select concat_ws('/', l.source, l.entity, l.record_id) || ' '
                               || concat_ws('/', r.source, r.entity, r.record_id), e.odds
                        from hub.match_edges e
                        join hub.customer_records l on l.arrival = e.record
                        join hub.customer_records r on r.arrival = e.other
                        """)
                .map((row, context) -> Map.entry(row.getString(1), row.getFloat(2)))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    private static List<KnownCustomer> known(WarehouseAccess access, Jdbi jdbi) {
        List<CustomerId> ids = texts(jdbi, "select customer_id::text from customer_360.customers").stream()
                .map(id -> new CustomerId(UUID.fromString(id)))
                .toList();
        return access.warehouse().explanations().of(ids);
    }

    private static List<Explanation> explain(WarehouseAccess access, List<KnownCustomer> known) {
        return new Explainer(
                        access.warehouse().fileVersions(),
                        access.warehouse().decisions(),
                        DecisionFiles.read(home),
                        fixture.settings.properties().sinks())
                .explain(known);
    }

    private static Set<String> texts(Jdbi jdbi, String query) {
        List<String> found = jdbi.withHandle(
                handle -> handle.createQuery(query).mapTo(String.class).list());
        return new TreeSet<>(found);
    }

    private static long filledColumns(Jdbi jdbi) {
        String columns = CustomerField.words().stream()
                .map(word -> "count(" + word.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT) + ")")
                .collect(Collectors.joining(" + "));
        return jdbi.withHandle(handle -> handle.createQuery("select " + columns + " from customer_360.customers")
                .mapTo(Long.class)
                .one());
    }
}
