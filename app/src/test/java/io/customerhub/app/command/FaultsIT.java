package io.customerhub.app.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.customerhub.app.Hub;
import io.customerhub.app.command.FaultReading.Outcome;
import io.customerhub.app.command.FaultReading.State;
import io.customerhub.app.kamelet.ForeignDatabase;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every flow of a source and every sink through every fault of its system. Of a flow a quarter of the records is
 * forgotten before, so that they have to land anew; afterwards each has landed once, and what is known of them is what
 * was known without a fault.
 */
@TestMethodOrder(OrderAnnotation.class)
final class FaultsIT {
    private static final FaultTable TABLE = new FaultTable();
    private static final int SHORT_PAGE = 50;

    /** To try some rows alone: {@code -Dfaults.only=stripe.*}; the table is not compared then. */
    private static final String ONLY = System.getProperty("faults.only", ".*");

    private static final Path TAPE = Path.of("target/faults.log");

    @TempDir
    static Path data;

    private static final MovableClock CLOCK = new MovableClock();
    private static final Map<String, State> BASELINES = new HashMap<>();
    private static LogTape tape;
    private static ForeignDatabase crm;
    private static HubFixture fixture;
    private static WarehouseSight sight;
    private static FaultReading reading;
    private static StoreFaults stores;
    private static Optional<SinkFaults> sinks = Optional.empty();

    static Stream<Arguments> flows() {
        return FaultedFlow.ALL.stream()
                .filter(flow -> flow.name().matches(ONLY))
                .flatMap(flow -> Stream.of(FaultKind.values()).map(kind -> Arguments.of(flow, kind)));
    }

    static Stream<Arguments> sinks() {
        return SinkFaults.SINKS.keySet().stream()
                .filter(sink -> ("sink " + sink).matches(ONLY))
                .flatMap(sink -> Stream.of(FaultKind.values()).map(kind -> Arguments.of(sink, kind)));
    }

    @BeforeAll
    static void start() throws Exception {
        tape = LogTape.start(TAPE);
        crm = ForeignDatabase.open(data.resolve("crm"));
        StoreFaults.createTable(crm);
        SinkFaults.createTable(crm);
        Files.createDirectories(data.resolve("in"));
        Map<String, String> overrides = new HashMap<>(Map.of(
                "hub.sinks", "",
                "hub.files.folder", data.resolve("in").toString(),
                "hub.files.export-folder", data.resolve("out").toString(),
                "hub.sql.crm.url", crm.account.url(),
                "hub.sql.crm.user", crm.account.user(),
                "hub.sql.crm.password", crm.password));
        overrides.put("hub.guard.share", "1");
        overrides.put("camel.kamelet.folder-source.settleMillis", "0");
        overrides.put("camel.kamelet.sql-source.pageSize", "100");
        overrides.put("camel.kamelet.directory-source.maxPages", "3");
        overrides.put("camel.kamelet.directory-source.pauseMillis", "0");
        overrides.put("camel.kamelet.google-sheets-source.pageSize", "800");
        fixture = HubFixture.start(data, Hub.Mode.COMMAND, overrides, CLOCK, "--company", "demo");
        sight = new WarehouseSight(fixture);
        reading = new FaultReading(fixture, CLOCK, sight, tape);
        stores = new StoreFaults(data.resolve("in"), crm, reading, sight);
    }

    @AfterAll
    static void stop() {
        sight.close();
        fixture.close();
        crm.close();
        tape.close();
    }

    @Test
    @Order(0)
    void everyFlowAndEverySinkIsTried() throws IOException {
        // The system of these is the warehouse itself: QuarantineIT, GuardIT, ReviewIT.
        var flows = new TreeSet<>(List.of("customer-files", "crm-sql", "quarantine", "replay", "review", "scores"));
        FaultedFlow.ALL.forEach(flow -> flows.add(flow.name()));
        assertThat(flows).as("FaultedFlow.ALL").isEqualTo(files("routes/sources"));
        var all = new TreeSet<>(SinkFaults.SINKS.keySet());
        all.addAll(SinkFaults.SAME.keySet());
        // Told to a broker, which no fault of the sandbox reaches: ProfilesTopicIT.
        all.add("customer-profiles");
        assertThat(all).as("SinkFaults.SINKS").isEqualTo(files("routes/sinks"));
    }

    private static Set<String> files(String folder) throws IOException {
        try (Stream<Path> files = Files.list(HubFixture.HOME.resolve(folder))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".camel.yaml"))
                    .map(name -> name.replace(".camel.yaml", ""))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    @ParameterizedTest(name = "{0}: {1}", allowZeroInvocations = true)
    @MethodSource("flows")
    @Order(1)
    void aFlowLosesNothingAndTakesNothingTwice(FaultedFlow flow, FaultKind kind) throws Exception {
        TABLE.row(flow.name());
        State before = baseline(flow);
        Optional<String> exemption = ask(flow, kind);
        exemption.ifPresent(reason -> TABLE.notApplicable(flow.name(), kind, reason));
        assumeTrue(exemption.isEmpty(), () -> exemption.orElse(""));
        int forgotten = sight.forgetSome(flow.source(), flow.entities());

        boolean loginEnds = kind == FaultKind.TOKENS && flow.vendor().equals("instagram");
        Outcome outcome = loginEnds ? reading.untilSomebodyLogsIn(flow.name()) : reading.toTheEnd(flow.name());

        assertThat(fixture.sandboxGet("/sandbox/faults"))
                .as("faults still to come")
                .isEqualTo("{}");
        reading.same(flow.source(), flow.entities(), before);
        if (kind == FaultKind.MISSING_FIELD || kind == FaultKind.CHANGED_TYPE) {
            reading.noticed(flow.source(), flow.entities(), flow.struck(), outcome, before);
        } else {
            reading.nothingWaits(flow.source(), flow.entities(), before);
        }
        if (kind.isDrift()) {
            reading.toTheEnd(flow.name());
            reading.nothingWaits(flow.source(), flow.entities(), before);
            reading.same(flow.source(), flow.entities(), before);
        } else {
            assertThat(outcome.accepted() + outcome.quarantined())
                    .as("taken in, of what was forgotten")
                    .isEqualTo(forgotten);
        }
        TABLE.passed(flow.name(), kind);
    }

    /** What the flow gives without a fault, from an empty warehouse. */
    private static State baseline(FaultedFlow flow) throws Exception {
        State known = BASELINES.get(flow.name());
        if (known != null) {
            return known;
        }
        fixture.sandboxDelete("/sandbox/faults");
        reading.toTheEnd(flow.name());
        State state = reading.state(flow.source(), flow.entities());
        assertThat(state.ids()).hasSize(flow.records()).doesNotHaveDuplicates();
        BASELINES.put(flow.name(), state);
        return state;
    }

    /** Asks the sandbox for a fault; the reason where it cannot be. */
    private static Optional<String> ask(FaultedFlow flow, FaultKind kind) {
        if (kind == FaultKind.WRITTEN_UNSAID) {
            return Optional.of("a source writes nothing");
        }
        if (!FaultKind.OF_VENDORS.contains(kind)) {
            return Optional.of("of files and databases only");
        }
        if (kind == FaultKind.SHORT && flow.records() <= SHORT_PAGE) {
            return Optional.of("all its records are fewer than a short page holds");
        }
        if (flow.vendor().equals("places") && (kind == FaultKind.MISSING_FIELD || kind == FaultKind.CHANGED_TYPE)) {
            return Optional.of(
                    "nothing is read of a place but its id: one without waits in quarantine, by its content");
        }
        fixture.sandboxDelete("/sandbox/faults");
        HttpResponse<String> answer =
                fixture.sandboxPost("/sandbox/faults", kind.request(flow.vendor(), flow.after(), flow.asked(kind)));
        if (answer.statusCode() == 204) {
            return Optional.empty();
        }
        assertThat(answer.body()).contains("cannot strike");
        return Optional.of(FaultKind.exemption(answer.body()));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    @Order(2)
    void aFolderLosesNothing(FaultKind kind) throws Exception {
        store("customer-files", kind, StoreFaults.OF_FILES, stores::files);
    }

    @ParameterizedTest
    @MethodSource("kinds")
    @Order(3)
    void aTableLosesNothing(FaultKind kind) throws Exception {
        store("crm-sql", kind, StoreFaults.OF_TABLES, stores::table);
    }

    static Stream<FaultKind> kinds() {
        return Stream.of(FaultKind.values());
    }

    private interface Trial {
        void of(FaultKind kind) throws Exception;
    }

    private static void store(String flow, FaultKind kind, List<FaultKind> possible, Trial trial) throws Exception {
        assumeTrue(flow.matches(ONLY));
        TABLE.row(flow);
        if (!possible.contains(kind)) {
            TABLE.notApplicable(flow, kind, "a file or a table of one's own does nothing of the kind");
            assumeTrue(false, "not applicable");
        }
        trial.of(kind);
        TABLE.passed(flow, kind);
    }

    @ParameterizedTest(name = "{0}: {1}", allowZeroInvocations = true)
    @MethodSource("sinks")
    @Order(4)
    void aSinkHoldsEveryCustomerOnce(String sink, FaultKind kind) throws Exception {
        String row = "sink " + sink;
        TABLE.row(row);
        Optional<String> exemption = toSinks().ask(sink, kind);
        exemption.ifPresent(reason -> TABLE.notApplicable(row, kind, reason));
        assumeTrue(exemption.isEmpty(), () -> exemption.orElse(""));
        toSinks().written(sink, kind);
        TABLE.passed(row, kind);
    }

    /** The hub that tells sinks, too; while flows were read it had none. */
    private static SinkFaults toSinks() throws IOException {
        if (sinks.isEmpty()) {
            sight.restart(Map.of("hub.sinks", String.join(",", SinkFaults.SINKS.keySet())));
            new SalesSheet(fixture).write("M1", "[[\"Segment\"]]");
            sinks = Optional.of(new SinkFaults(data, crm, fixture, CLOCK, sight));
        }
        return sinks.orElseThrow();
    }

    @Test
    @Order(8)
    void noSecretIsSaidAnywhere() throws Exception {
        tape.note("hub status", fixture.command("status", "--runs", "1000"));
        tape.note("hub status --json", fixture.command("status", "--runs", "1000", "--json"));
        for (String said : List.of(
                "select error from hub.runs where ? <> '' and cardinality(?) > 0 and error is not null",
                "select last_error from hub.outbox where ? <> '' and cardinality(?) > 0 and last_error is not null",
                "select problems::text from hub.quarantine where ? <> '' and cardinality(?) > 0")) {
            tape.note(said, String.join("\n", sight.query(said, "-", List.of("-"))));
        }
        SecretSearch search = SecretSearch.of(fixture).with("the password of the database", crm.password);
        String text = tape.text();

        assertThat(search.size()).as("secrets that were used").isGreaterThan(20);
        assertThat(text).contains("is not available", "asks to wait", "quickbooks");
        assertThat(search.in(text)).isEmpty();
    }

    @Test
    @Order(9)
    void theTableSaysWhatWasTried() throws IOException {
        assumeTrue(ONLY.equals(".*"), "only some rows were tried");
        SinkFaults.SAME.forEach((sink, other) -> TABLE.same("sink " + sink, other));
        Path file = HubFixture.HOME.resolve("docs/reference/faults.md");
        if (System.getenv("HUB_WRITE_DOCS") != null) {
            Files.writeString(file, TABLE.page());
        }
        assertThat(TABLE.page()).doesNotContain("FAILED").isEqualTo(Files.readString(file));
    }
}
