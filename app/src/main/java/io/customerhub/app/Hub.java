package io.customerhub.app;

import io.customerhub.app.account.Accounts;
import io.customerhub.app.capture.Captures;
import io.customerhub.app.flow.FlowRuns;
import io.customerhub.app.flow.StopSignal;
import io.customerhub.app.health.DatabaseHealth;
import io.customerhub.app.health.FlowHealth;
import io.customerhub.app.live.LiveFiles;
import io.customerhub.app.metrics.FileGauges;
import io.customerhub.app.metrics.HubMetrics;
import io.customerhub.app.metrics.TriggerGauges;
import io.customerhub.app.metrics.VendorCalls;
import io.customerhub.app.metrics.WarehouseGauges;
import io.customerhub.app.page.Conveyor;
import io.customerhub.app.page.Rulebook;
import io.customerhub.app.plan.Plan;
import io.customerhub.app.plan.PlannedRun;
import io.customerhub.app.plan.Planner;
import io.customerhub.app.quarantine.ReleaseReader;
import io.customerhub.app.replay.ReplayReader;
import io.customerhub.app.review.DecisionReader;
import io.customerhub.app.score.ScoreReader;
import io.customerhub.app.sink.SinkDeliveries;
import io.customerhub.app.stream.Streams;
import io.customerhub.app.webhook.ChangeEventPositions;
import io.customerhub.app.webhook.Webhooks;
import io.customerhub.connectors.google.SheetsConnection;
import io.customerhub.connectors.http.HttpReader;
import io.customerhub.connectors.salesforce.ChangeEvents;
import io.customerhub.connectors.salesforce.SalesforceConnection;
import io.customerhub.connectors.sql.SqlDatabases;
import io.customerhub.connectors.tokens.Secret;
import io.customerhub.connectors.webhook.WebhookDesk;
import io.customerhub.warehouse.database.Database;
import io.customerhub.warehouse.store.Announcements;
import io.customerhub.warehouse.store.FileVersions;
import io.customerhub.warehouse.store.FileVersions.InUse;
import io.customerhub.warehouse.store.Outbox;
import io.customerhub.warehouse.store.Warehouse;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.main.Main;

/** The hub: every object is made and named here, and nowhere else. */
public final class Hub implements AutoCloseable {
    /** What a hub is started for. */
    public enum Mode {
        /** Webhooks, schedules, health and metrics, until it is stopped. */
        SERVE,
        /** One command's work, and what streams bring meanwhile: no port is opened and nothing runs by the clock. */
        STREAM,
        /** One command's work: no port is opened and nothing runs by the clock. */
        COMMAND
    }

    private final Database database;
    private final Warehouse warehouse;
    private final LiveFiles files;
    private final StopSignal stopSignal;
    private final SqlDatabases sql;
    private final Main camel;
    private final ProducerTemplate template;
    private final Planner planner;
    private final Streams streams;

    private Hub(
            Database database,
            Warehouse warehouse,
            LiveFiles files,
            StopSignal stopSignal,
            SqlDatabases sql,
            Main camel,
            Planner planner,
            Streams streams) {
        this.streams = streams;
        this.planner = planner;
        this.sql = sql;
        this.database = database;
        this.warehouse = warehouse;
        this.files = files;
        this.stopSignal = stopSignal;
        this.camel = camel;
        this.template = camel.getCamelContext().createProducerTemplate();
    }

    /** Starts a hub. What is wrong with its files or settings is thrown before anything runs. */
    public static Hub start(HubSettings settings, Mode mode) {
        return start(settings, mode, Map.of());
    }

    /** Starts a hub that has some beans more, as a benchmark's clock. */
    public static Hub start(HubSettings settings, Mode mode, Map<String, Object> more) {
        HubProperties properties = settings.properties();
        ServerSafety.check(properties);
        Supplier<Rulebook> reader = () ->
                Rulebook.read(settings.home(), properties.get("hub.tenant"), properties.sinks(), properties.targets());
        Rulebook first = reader.get();
        Database database = Database.open(settings.database());
        try {
            return start(settings, mode, more, properties, reader, first, database);
        } catch (Exception e) {
            database.close();
            throw e instanceof RuntimeException known ? known : new IllegalStateException("starting the hub", e);
        }
    }

    private static Hub start(
            HubSettings settings,
            Mode mode,
            Map<String, Object> more,
            HubProperties properties,
            Supplier<Rulebook> reader,
            Rulebook first,
            Database database)
            throws Exception {
        String tenant = properties.get("hub.tenant");
        Warehouse warehouse = new Warehouse(database.dataSource(), tenant, settings.clock(), properties.node());
        PrometheusMeterRegistry meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        HubMetrics metrics = new HubMetrics(meters, settings.clock());
        StopSignal stopSignal = new StopSignal();
        var conveyor = new Conveyor();
        SqlDatabases sql = new SqlDatabases(properties.sqlAccounts());

        Main camel = new Main();
        camel.bind("conveyor", conveyor);
        FileVersions versions = warehouse.fileVersions();
        var files = new LiveFiles(
                settings.home(),
                reader,
                first,
                versions,
                mode == Mode.SERVE ? versions::note : inUse -> {},
                settings.clock());
        Announcements announcements = warehouse.announcements(properties.firstWait());
        Supplier<LocalDate> today = settings.today(properties);
        new Stages(files::rules, today)
                .bind(camel::bind, warehouse, stopSignal, properties.guards(), announcements, metrics);
        camel.bind("runs", new FlowRuns(warehouse, conveyor, metrics, stopSignal, settings.clock()));
        camel.bind("releases", new ReleaseReader(warehouse.quarantine()));
        camel.bind("decisions", new DecisionReader(warehouse.decisions()));
        camel.bind(ScoreReader.FLOW, new ScoreReader(warehouse.models()));
        camel.bind(ReplayReader.FLOW, new ReplayReader(warehouse.acceptedRecords()));
        camel.bind("triggerGauges", new TriggerGauges(meters, announcements));
        List<String> targets = properties.targets();
        Outbox outbox = warehouse.outbox(properties.mostAttempts(), properties.firstWait());
        camel.bind(
                "outbox",
                new SinkDeliveries(
                        Stream.concat(properties.sinks().stream(), targets.stream())
                                .toList(),
                        name -> targets.contains(name) ? announcements : outbox,
                        () -> {
                            warehouse.deliveryAttempts().forget(properties.attemptsKept());
                            announcements.forget(properties.attemptsKept(), today.get());
                        },
                        metrics));
        Accounts accounts = WarehouseAccess.accounts(settings, properties, database);
        accounts.each(camel::bind);
        camel.bind(HttpReader.CLOCK, settings.clock());
        camel.bind(WebhookDesk.NAME, new Webhooks(properties, warehouse.webhookCalls(), metrics));
        var changeEvents = new ChangeEventPositions(warehouse.streamPositions());
        camel.bind(ChangeEvents.NAME, new ChangeEvents(changeEvents));
        camel.bind(
                "google-sheets",
                SheetsConnection.component(
                        accounts.gate("google-sheets"),
                        accounts.tokens("google-sheets"),
                        properties.get("hub.google-sheets.url")));
        camel.bind(
                "salesforce",
                SalesforceConnection.component(
                        accounts.gate("salesforce"),
                        properties.get("hub.salesforce.url"),
                        properties.get("hub.salesforce.client-id"),
                        secret(properties, "hub.salesforce.client-secret"),
                        changeEvents));
        camel.bind("sqlDatabases", sql);
        sql.beans().forEach(camel::bind);
        camel.bind("prometheusMeterRegistry", meters);
        camel.bind("vendorCalls", new VendorCalls(metrics));
        new WarehouseGauges(
                        warehouse,
                        WarehouseAccess.accountReports(settings, properties, database, accounts),
                        settings.clock(),
                        settings.today(properties))
                .bind(camel::bind, meters);
        FileGauges.register(meters, files::inUse);
        camel.bind("database-health", new DatabaseHealth(database.dataSource()));
        camel.bind(
                "flow-health",
                new FlowHealth(
                        warehouse,
                        Duration.parse(properties.get("hub.health.cursor-age")),
                        settings.clock(),
                        properties.schedules().keySet()));
        if (mode == Mode.SERVE) {
            SharedClock.bind(camel::bind, database.dataSource(), warehouse, properties, files::inUse);
        }
        Streams streams = new Streams(warehouse, settings.clock());
        streams.bind(camel::bind, properties.kafka(), properties.deadLetters(), files::rules, stopSignal, metrics);
        streams.watch(camel::bind, meters, Duration.parse(properties.get("hub.health.event-age")));
        Captures captures = new Captures(warehouse.capturePlaces());
        captures.bind(camel::bind, files::rules);
        captures.watch(camel::bind, meters, Duration.parse(properties.get("hub.health.event-age")), settings.clock());
        more.forEach(camel::bind);
        CamelSettings.configure(camel, settings, mode, properties);
        camel.start();
        if (mode == Mode.SERVE) {
            CamelSettings.schedule(camel.getCamelContext(), properties);
            files.watch();
        }
        var planner = new Planner(camel.getCamelContext(), warehouse, settings.home(), files::rules, settings.clock());
        return new Hub(database, warehouse, files, stopSignal, sql, camel, planner, streams);
    }

    private static Secret secret(HubProperties properties, String name) {
        return new Secret(properties.get(name));
    }

    /**
     * Runs a flow once, in this thread, and delivers what it changed. Files that are edited meanwhile are taken over.
     *
     * @param full whether to read from the beginning
     * @return the run's id; empty where the flow was running already or has to wait
     */
    public Optional<Long> sync(String flow, boolean full) {
        files.watch();
        Exchange exchange = template.send("direct:run", message -> {
            message.setProperty(FlowRuns.FLOW, flow);
            message.setProperty(FlowRuns.REASON, "command");
            message.setProperty(FlowRuns.FULL, full);
        });
        if (exchange.getException() != null) {
            throw new IllegalStateException("running " + flow, exchange.getException());
        }
        return FlowRuns.run(exchange).map(run -> run.value());
    }

    /**
     * Runs a flow once without keeping anything: what it would do can be looked at, and be kept. No other run of the flow
     * begins before it is closed.
     *
     * @param full whether to read from the beginning
     * @return empty where the flow was running already or has to wait
     */
    public Optional<PlannedRun> plan(String flow, boolean full) {
        return planner.plan(flow, full);
    }

    /** What waits in the outbox for some sinks. */
    public Plan waiting(List<String> sinks) {
        return planner.waiting(sinks);
    }

    /** Delivers what waits in the outbox. */
    public void deliver() {
        template.sendBody("direct:deliver", Map.of());
    }

    public Warehouse warehouse() {
        return warehouse;
    }

    /** Which version of the declared files is in use, and what is wrong with them where they are another by now. */
    public InUse files() {
        return files.inUse();
    }

    public CamelContext camel() {
        return camel.getCamelContext();
    }

    /** Stops the hub: runs end after the page in flight, routes stop, the warehouse closes. Repeating it does nothing. */
    @Override
    public void close() {
        stopSignal.raise();
        streams.stop(camel());
        camel.stop();
        files.close();
        sql.close();
        warehouse.node().close();
        database.close();
    }
}
