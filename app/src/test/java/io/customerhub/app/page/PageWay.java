package io.customerhub.app.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.customerhub.app.flow.StopSignal;
import io.customerhub.app.metrics.HubMetrics;
import io.customerhub.app.quarantine.ReleaseReader;
import io.customerhub.app.review.DecisionReader;
import io.customerhub.app.score.ModelsInService;
import io.customerhub.app.score.PageScoring;
import io.customerhub.app.score.ScoreReader;
import io.customerhub.connectors.Answer;
import io.customerhub.connectors.Page;
import io.customerhub.connectors.RawRecord;
import io.customerhub.mapping.Json;
import io.customerhub.model.CustomerId;
import io.customerhub.model.SourceKey;
import io.customerhub.scoring.ScoredProfile;
import io.customerhub.warehouse.database.Database;
import io.customerhub.warehouse.database.DatabaseSettings;
import io.customerhub.warehouse.secrets.HubKey;
import io.customerhub.warehouse.store.DeliveryQueue.Claimed;
import io.customerhub.warehouse.store.MatchDecisions;
import io.customerhub.warehouse.store.Outbox;
import io.customerhub.warehouse.store.PageCounts;
import io.customerhub.warehouse.store.Runs.Run;
import io.customerhub.warehouse.store.Warehouse;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;

/** All stages of a page on a real PostgreSQL, with the house's rules and the test's mappings. */
final class PageWay implements AutoCloseable {
    static final String SINK = "crm";
    private static final String TENANT = "test";
    private static final LocalDate TODAY = LocalDate.of(2026, 6, 30);

    private final DefaultCamelContext camel = new DefaultCamelContext();
    private final Database database;
    final Warehouse warehouse;
    private final Outbox outbox;
    private final LandingStage landing;
    private final TranslationStage translation;
    private final QualityStage quality;
    private final IdentityStage identity;
    private final ProfileStage profiles;
    private final ScoringStage scoring;
    private final TriggerStage triggers;
    private volatile List<ScoredProfile> told = List.of();
    private final DeliveryPlanStage deliveryPlan;
    private final CommitStage commit;
    private Optional<Rulebook> rules = Optional.empty();

    PageWay(Path data) {
        database = Database.open(new DatabaseSettings.Embedded(data, HubKey.ofFolder(data)));
        warehouse = new Warehouse(database.dataSource(), TENANT, InstantSource.system());
        outbox = warehouse.outbox(8, Duration.ofSeconds(30));
        decideBy(HouseRules.texts());
        landing = new LandingStage(warehouse, this::rules, new StopSignal());
        translation = new TranslationStage();
        quality = new QualityStage();
        identity = new IdentityStage();
        profiles = new ProfileStage();
        scoring = new ScoringStage(() -> TODAY, new PageScoring(new ModelsInService()));
        triggers = new TriggerStage(() -> TODAY, warehouse.announcements(Duration.ofSeconds(30)));
        deliveryPlan = new DeliveryPlanStage(Map.of());
        commit = new CommitStage(new HubMetrics(new SimpleMeterRegistry(), InstantSource.system()));
    }

    private Rulebook rules() {
        return rules.orElseThrow();
    }

    /** Decides by these files of the house from here on. */
    void decideBy(Map<String, String> texts) {
        rules = Optional.of(
                HouseRules.read(TENANT, texts).numbered(warehouse.fileVersions().keep(texts)));
    }

    /** A page that is sent while others are. */
    interface Racer extends Callable<PageCounts> {}

    /** Sends pages at the same moment. */
    static void race(Racer... pages) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(pages.length);
        try {
            for (Future<PageCounts> page : threads.invokeAll(List.of(pages))) {
                page.get();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    /** A record as a source gives it; the JSON may be written with single quotes. */
    static RawRecord record(String entity, String id, String json) {
        return raw(entity, id, false, json);
    }

    static RawRecord gone(String entity, String id) {
        return raw(entity, id, true, "{}");
    }

    private static RawRecord raw(String entity, String id, boolean deleted, String json) {
        try {
            byte[] payload = json.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
            JsonNode body = Json.MAPPER.readTree(payload);
            return new RawRecord(entity, id, deleted, payload, body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sends a page of a source all the way, in a run of its own, and checks the run's ledger. */
    PageCounts page(String source, RawRecord... records) {
        return page(source + "/" + Thread.currentThread().getId(), new Page(source, List.of(records), "{}"));
    }

    /** Takes in again the next records of a source that are released. */
    PageCounts release() {
        return release(warehouse.quarantine().asked(Optional.empty(), 500));
    }

    /** Takes in again what is left of these records. */
    PageCounts release(List<SourceKey> records) {
        return page(ReleaseReader.FLOW, ReleaseReader.naming(records));
    }

    /** Follows what people decided about pairs. */
    PageCounts review() {
        return page(
                MatchDecisions.FLOW, DecisionReader.naming(warehouse.decisions().unsettled()));
    }

    /** Asks the models that serve of customers of whom nothing new is known. */
    PageCounts ask(CustomerId... customers) {
        return page(ScoreReader.FLOW, ScoreReader.naming(List.of(customers), "{}"));
    }

    /** Begins to take in what is released, and is cut off before the page is committed. */
    void cutOff() {
        cutOff(ReleaseReader.FLOW, ReleaseReader.naming(warehouse.quarantine().asked(Optional.empty(), 500)));
    }

    /** Begins to follow what people decided about pairs, and is cut off before the page is committed. */
    void cutOffReview() {
        cutOff(MatchDecisions.FLOW, DecisionReader.naming(warehouse.decisions().unsettled()));
    }

    private void cutOff(String flow, Page page) {
        Run run = warehouse.runs().begin(flow, "test", false).orElseThrow();
        Exchange exchange = new DefaultExchange(camel);
        exchange.setProperty(OpenPage.RUN, run.id());
        exchange.setProperty(Belt.PROPERTY, new PipelinedBelt(camel));
        identity.resolve(quality.judge(translation.translate(landing.land(page, exchange))));
        OpenPage.close(exchange);
        warehouse.runs().fail(run, "cut off");
    }

    private PageCounts page(String flow, Page page) {
        try (Course course = begin(flow)) {
            return course.page(page);
        }
    }

    Course begin(String flow) {
        return new Course(warehouse.runs().begin(flow, "test", false).orElseThrow());
    }

    /** A run that takes in pages, one after the other; its ledger is checked at the end. */
    final class Course implements AutoCloseable {
        private final Run run;
        private final PipelinedBelt belt = new PipelinedBelt(camel);

        private Course(Run run) {
            this.run = run;
        }

        PageCounts page(Page page) {
            Exchange exchange = new DefaultExchange(camel);
            exchange.setProperty(OpenPage.RUN, run.id());
            exchange.setProperty(Belt.PROPERTY, belt);
            try {
                ResolvedPage resolved =
                        identity.resolve(quality.judge(translation.translate(landing.land(page, exchange))));
                ScoredPage scored = scoring.score(profiles.build(resolved));
                told = scored.profiles();
                return commit.commit(deliveryPlan.plan(triggers.look(scored)), exchange);
            } finally {
                OpenPage.close(exchange);
            }
        }

        @Override
        public void close() {
            warehouse.runs().complete(run);
            assertThat(warehouse.reports().run(run.id()).balanced()).isTrue();
        }
    }

    /** What sinks were told of the customers of the last page. */
    List<ScoredProfile> told() {
        return told;
    }

    /** Delivers all that waits; gives each row as the sink is told it, retirements by the id that the sink gave. */
    List<String> deliver() {
        var told = new ArrayList<String>();
        List<Claimed> claimed = outbox.claim(SINK, 100);
        while (!claimed.isEmpty()) {
            var answers = new ArrayList<Answer>();
            for (Claimed row : claimed) {
                String vendorId = "V-" + row.delivery().externalId();
                assertThat(row.delivery().vendorId().orElse(vendorId)).isEqualTo(vendorId);
                told.add(row.delivery().operation() + " "
                        + row.delivery().fields().path("name").asText());
                answers.add(Answer.written(row.delivery().externalId(), vendorId));
            }
            outbox.settle(SINK, claimed, answers);
            claimed = outbox.claim(SINK, 100);
        }
        return told.stream().sorted().toList();
    }

    /** Changes what the warehouse holds, as no page would. */
    void change(String statement) {
        rows(statement + " returning 1");
    }

    /** The rows of a query, the columns of each with a space between, empty ones as {@code -}. */
    List<String> rows(String query) {
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(query)) {
            var rows = new ArrayList<String>();
            while (result.next()) {
                var row = new ArrayList<String>();
                for (int column = 1; column <= result.getMetaData().getColumnCount(); column++) {
                    String value = result.getString(column);
                    row.add(value == null ? "-" : value);
                }
                rows.add(String.join(" ", row));
            }
            return rows;
        } catch (SQLException e) {
            throw new IllegalStateException("asking the test's warehouse: " + query, e);
        }
    }

    @Override
    public void close() {
        database.close();
        camel.stop();
    }
}
