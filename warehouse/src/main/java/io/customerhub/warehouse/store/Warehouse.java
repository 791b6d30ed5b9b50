package io.customerhub.warehouse.store;

import com.zaxxer.hikari.HikariDataSource;
import io.customerhub.model.CustomerId;
import io.customerhub.scoring.feature.FeatureRules;
import io.customerhub.scoring.feature.FeatureTable;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jdbi.v3.postgres.PostgresPlugin;

/** One tenant's part of the warehouse. */
public final class Warehouse {
    private final Jdbi jdbi;
    private final String tenant;
    private final InstantSource clock;
    private final int filesVersion;
    private final Node node;

    public Warehouse(DataSource dataSource, String tenant, InstantSource clock) {
        this(
                dataSource,
                tenant,
                clock,
                NodeSettings.named("process " + ProcessHandle.current().pid()));
    }

    /** @param settings how this process is to be known to those it shares the warehouse with, once it takes part */
    public Warehouse(DataSource dataSource, String tenant, InstantSource clock, NodeSettings settings) {
        this.jdbi = jdbi(dataSource);
        this.tenant = tenant;
        this.clock = clock;
        this.filesVersion = 0;
        this.node = new Node(jdbi, tenant, settings, () -> isClosed(dataSource));
    }

    private Warehouse(Jdbi jdbi, String tenant, InstantSource clock, int filesVersion, Node node) {
        this.node = node;
        this.jdbi = jdbi;
        this.tenant = tenant;
        this.clock = clock;
        this.filesVersion = filesVersion;
    }

    private static boolean isClosed(DataSource source) {
        return source instanceof HikariDataSource pool && pool.isClosed();
    }

    /** This process among those that share the warehouse. */
    public Node node() {
        return node;
    }

    /** All who share the warehouse. */
    public Nodes nodes() {
        return new Nodes(jdbi, tenant);
    }

    public Firings firings() {
        return new Firings(jdbi, tenant, node);
    }

    private static Jdbi jdbi(DataSource dataSource) {
        return Jdbi.create(dataSource)
                .installPlugin(new PostgresPlugin())
                .configure(SqlStatements.class, statements -> statements.setUnusedBindingAllowed(true))
                .registerArrayType(UUID.class, "uuid")
                .registerArrayType(LocalDate.class, "date")
                .registerArrayType(Instant.class, "timestamptz")
                .registerArrayType(BigDecimal.class, "numeric");
    }

    /**
     * This warehouse for pages that are decided by the declared files of a version.
     *
     * @param version the number that {@link #fileVersions()} gave them
     */
    public Warehouse decidedBy(int version) {
        return new Warehouse(jdbi, tenant, clock, version, node);
    }

    /** Begins the one transaction in which a page goes through all stages. */
    public PageTransaction begin(RunId run) {
        Handle handle = jdbi.open();
        handle.begin();
        KeyedAccess.prefer(handle);
        return new PageTransaction(handle, tenant, run, clock.instant(), false, filesVersion);
    }

    /** Begins a transaction for runs of which nothing is ever kept. */
    public Trial trial() {
        return new Trial(runs(), jdbi.open(), tenant, clock, filesVersion);
    }

    public Runs runs() {
        return new Runs(jdbi, tenant, clock, filesVersion, node);
    }

    /**
     * The outbox for a process that delivers.
     *
     * @param mostAttempts after how many a delivery is given up that is itself the cause of its failures
     * @param firstWait how long a delivery waits whose call failed for the first time; twice as long each time after
     */
    public Outbox outbox(int mostAttempts, Duration firstWait) {
        return new Outbox(jdbi, tenant, node, clock, mostAttempts, firstWait);
    }

    /** What targets are to be told by triggers; what fails waits so long at first. */
    public Announcements announcements(Duration firstWait) {
        return new Announcements(jdbi, tenant, node, clock, firstWait);
    }

    public DeliveryAttempts deliveryAttempts() {
        return new DeliveryAttempts(jdbi, tenant, clock);
    }

    public AcceptedRecords acceptedRecords() {
        return new AcceptedRecords(jdbi, tenant);
    }

    public RefusedDeliveries refused() {
        return new RefusedDeliveries(jdbi, tenant, clock);
    }

    public SinkStops sinkStops() {
        return new SinkStops(jdbi, tenant, clock);
    }

    public Requests requests() {
        return new Requests(jdbi, tenant, clock);
    }

    public StreamPositions streamPositions() {
        return new StreamPositions(jdbi, tenant, clock);
    }

    /** Where reading Kafka's topics goes on. */
    public StreamPlaces streamPlaces() {
        return new StreamPlaces(jdbi, tenant, clock);
    }

    /** Events that a topic is still to be told of. */
    public DeadLetters deadLetters() {
        return new DeadLetters(jdbi, tenant, clock, node);
    }

    /** Which node captures what, and where capturing goes on. */
    public CapturePlaces capturePlaces() {
        return new CapturePlaces(jdbi, tenant, clock, node);
    }

    /** The runs of the streams that this process reads. */
    public StreamRuns streamRuns() {
        return new StreamRuns(jdbi, tenant, clock, node);
    }

    public WebhookCalls webhookCalls() {
        return new WebhookCalls(jdbi, tenant, clock);
    }

    public Reports reports() {
        return new Reports(jdbi, tenant);
    }

    /** The declared files as they were whenever a hub used them. */
    public FileVersions fileVersions() {
        return new FileVersions(jdbi, tenant, clock);
    }

    /** How customers came to be as they are. */
    public Explanations explanations() {
        return new Explanations(jdbi, tenant);
    }

    /**
     * Features of customers, a row each in the order given.
     *
     * @param day what happened later is not looked at
     */
    public FeatureTable features(List<CustomerId> customers, FeatureRules rules, LocalDate day) {
        return jdbi.withHandle(handle -> new CustomersAsOf(handle, tenant, customers, day).features(rules));
    }

    /** Models that were learned, and which of them serve. */
    public Models models() {
        return new Models(jdbi, tenant, clock);
    }

    /** How far customers have moved away from those whom models were learned of. */
    public ModelDrifts modelDrifts() {
        return new ModelDrifts(jdbi, tenant, clock);
    }

    /** All customers, as of any day. */
    public CustomersOverTime customersOverTime() {
        return new CustomersOverTime(jdbi, tenant);
    }

    /** What was sold, by groups of customers, and what is expected to be. */
    public SalesForecasts salesForecasts() {
        return new SalesForecasts(jdbi, tenant, clock);
    }

    public CustomerQueries customers() {
        return new CustomerQueries(jdbi, tenant);
    }

    /** The quarantine as a person works on it. */
    public QuarantineDesk quarantine() {
        return new QuarantineDesk(jdbi, tenant, clock);
    }

    /** What happened to customers. */
    public IdentityEvents identityEvents() {
        return new IdentityEvents(jdbi, tenant);
    }

    /** What people say of pairs of records. */
    public MatchDecisions decisions() {
        return new MatchDecisions(jdbi, tenant, clock);
    }

    /** The pairs that people are asked about. */
    public ReviewQueue reviews() {
        return new ReviewQueue(jdbi, tenant, decisions());
    }

    Jdbi jdbi() {
        return jdbi;
    }
}
