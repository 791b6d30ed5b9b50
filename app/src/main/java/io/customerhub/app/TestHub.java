package io.customerhub.app;

import io.customerhub.app.flow.StopSignal;
import io.customerhub.app.flowtest.FlowTest;
import io.customerhub.app.flowtest.Outcome;
import io.customerhub.app.metrics.HubMetrics;
import io.customerhub.app.page.Conveyor;
import io.customerhub.app.page.Rulebook;
import io.customerhub.app.page.TransactionBelt;
import io.customerhub.app.quarantine.ReleaseReader;
import io.customerhub.connectors.Page;
import io.customerhub.declaration.DeclaredFiles;
import io.customerhub.mapping.Mappings;
import io.customerhub.mapping.SinkMapping;
import io.customerhub.warehouse.database.Database;
import io.customerhub.warehouse.store.Trial;
import io.customerhub.warehouse.store.Warehouse;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;

/**
 * The way of a page and nothing else of a hub: the stages that the home's files declare, on a warehouse that forgets. It has
 * no sources and no sinks, and reads no environment: the same files give the same outcome on every machine.
 */
public final class TestHub implements AutoCloseable {
    private static final String SUFFIX = ".camel.yaml";

    /** The run that brought what came before; no flow is called so. */
    private static final String BEFORE = "before";

    /** What begins runs and tells sinks has no part in a test. */
    private static final Set<String> LEFT_OUT = Set.of("run", "requested", "deliver", "deliver-to-sink");

    private final Rulebook rules;
    private final Database database;
    private final Warehouse warehouse;
    private final DefaultCamelContext camel;
    private final ProducerTemplate template;
    private final Day day;

    /** The day of a test, in the middle of which everything happens. */
    private static final class Day implements InstantSource {
        private LocalDate date = LocalDate.EPOCH;

        @Override
        public Instant instant() {
            return date.atTime(LocalTime.NOON).toInstant(ZoneOffset.UTC);
        }
    }

    private TestHub(Rulebook rules, Database database, Warehouse warehouse, DefaultCamelContext camel, Day day) {
        this.rules = rules;
        this.database = database;
        this.warehouse = warehouse;
        this.camel = camel;
        this.template = camel.createProducerTemplate();
        this.day = day;
    }

    /** Starts the stages, and a warehouse where none is running: the server begins while the files are read. */
    public static TestHub start(HubSettings settings) {
        CompletableFuture<Database> opening =
                CompletableFuture.supplyAsync(() -> Database.open(settings.testDatabase()));
        try {
            Path home = settings.home();
            HubProperties properties =
                    HubProperties.read(home.resolve("config/application.properties"), Map.of(), Map.of());
            String tenant = properties.get("hub.tenant");
            Rulebook declared = Rulebook.read(home, tenant, properties.sinks(), properties.targets());
            Rulebook rules = declared.telling(sinks(declared.mappings()));
            var day = new Day();
            var camel = new DefaultCamelContext();
            load(camel, home);
            Database database = opening.join();
            var warehouse = new Warehouse(database.dataSource(), tenant, day);
            camel.getRegistry().bind("conveyor", new Conveyor());
            new Stages(() -> rules, () -> day.date)
                    .bind(
                            camel.getRegistry()::bind,
                            warehouse,
                            new StopSignal(),
                            Map.of(),
                            warehouse.announcements(properties.firstWait()),
                            new HubMetrics(new SimpleMeterRegistry(), day));
            camel.start();
            return new TestHub(rules, database, warehouse, camel, day);
        } catch (Exception e) {
            opening.thenAccept(Database::close).handle((done, failure) -> "").join();
            Throwable cause = e instanceof CompletionException && e.getCause() != null ? e.getCause() : e;
            throw cause instanceof RuntimeException known
                    ? known
                    : new IllegalStateException("starting the stages", cause);
        }
    }

    /** Opens the warehouse of tests and nothing more: until it is closed, its server runs on between tests. */
    public static Database warehouse(HubSettings settings) {
        return Database.open(settings.testDatabase());
    }

    /** The mappings of the home, as they were read. */
    public Mappings mappings() {
        return rules.mappings();
    }

    /** All sinks that have a mapping, also those that are not turned on: a test may say what they would be told. */
    private static List<SinkMapping> sinks(Mappings mappings) {
        return mappings.all().stream()
                .filter(SinkMapping.class::isInstance)
                .map(SinkMapping.class::cast)
                .toList();
    }

    private static void load(DefaultCamelContext camel, Path home) throws Exception {
        camel.getPropertiesComponent().setLocation("file:" + home.resolve("config/application.properties"));
        var loader = PluginHelper.getRoutesLoader(camel);
        loader.loadRoutes(ResourceHelper.resolveResource(camel, "file:" + home.resolve("routes/errors.camel.yaml")));
        for (Path file : DeclaredFiles.find(home.resolve("routes/stages"), SUFFIX)) {
            if (!LEFT_OUT.contains(file.getFileName().toString().replace(SUFFIX, ""))) {
                loader.loadRoutes(ResourceHelper.resolveResource(camel, "file:" + file));
            }
        }
    }

    /**
     * Carries a test's pages through all stages, and takes all of it back.
     *
     * @throws Exception what a stage failed with
     */
    public Outcome run(FlowTest test) throws Exception {
        day.date = test.today();
        try (Trial trial = warehouse.trial()) {
            if (!test.before().isEmpty()) {
                carry(trial, BEFORE, test.before());
                trial.deliver();
            }
            if (test.flow().equals(ReleaseReader.FLOW)) {
                trial.release();
            }
            carry(trial, test.flow(), test.given());
            return new Outcome(trial.report(), trial.known(), trial.quarantined(), trial.deliveries());
        }
    }

    private void carry(Trial trial, String flow, List<Page> pages) throws Exception {
        var belt = new TransactionBelt(trial.begin(flow), rules, template);
        for (Page page : pages) {
            belt.carry(page);
        }
    }

    @Override
    public void close() {
        camel.stop();
        database.close();
    }
}
