package io.customerhub.app.flow;

import io.customerhub.app.flow.StopSignal.StoppedException;
import io.customerhub.app.metrics.HubMetrics;
import io.customerhub.app.page.Conveyor;
import io.customerhub.app.page.OpenPage;
import io.customerhub.connectors.Reading;
import io.customerhub.connectors.VendorException.RateLimited;
import io.customerhub.warehouse.store.Requests.Request;
import io.customerhub.warehouse.store.RunId;
import io.customerhub.warehouse.store.RunReport;
import io.customerhub.warehouse.store.Runs;
import io.customerhub.warehouse.store.Runs.Run;
import io.customerhub.warehouse.store.TakenOverException;
import io.customerhub.warehouse.store.Warehouse;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Begins and ends runs of flows. */
public final class FlowRuns {
    /** The exchange property that names the flow to run. */
    public static final String FLOW = "flow";

    /** The exchange property that says why. */
    public static final String REASON = "reason";

    /** The exchange property that asks for a reading from the beginning. */
    public static final String FULL = "full";

    private static final Logger LOG = LoggerFactory.getLogger(FlowRuns.class);
    private static final String RUN = "run";

    private final Warehouse warehouse;
    private final Conveyor conveyor;
    private final HubMetrics metrics;
    private final StopSignal stopSignal;
    private final InstantSource clock;

    public FlowRuns(
            Warehouse warehouse, Conveyor conveyor, HubMetrics metrics, StopSignal stopSignal, InstantSource clock) {
        this.warehouse = warehouse;
        this.conveyor = conveyor;
        this.metrics = metrics;
        this.stopSignal = stopSignal;
        this.clock = clock;
    }

    /** Begins a run and leaves it in the exchange; leaves nothing where the flow is running or has to wait. */
    public void begin(Exchange exchange) {
        stopSignal.check();
        String flow = exchange.getProperty(FLOW, String.class);
        exchange.removeProperty(RUN);
        exchange.removeProperty(OpenPage.RUN);
        exchange.removeProperty(Reading.CURSOR);
        Optional<Run> begun = warehouse
                .runs()
                .begin(
                        flow,
                        exchange.getProperty(REASON, "command", String.class),
                        exchange.getProperty(FULL, false, Boolean.class));
        begun.ifPresent(run -> {
            exchange.setProperty(RUN, run);
            exchange.setProperty(OpenPage.RUN, run.id());
            conveyor.begin(exchange);
            run.cursor().ifPresent(cursor -> exchange.setProperty(Reading.CURSOR, cursor));
            metrics.begin(flow);
        });
    }

    /** Ends a run that read to the end, when its last page has arrived. */
    public void complete(Exchange exchange) throws Exception {
        conveyor.finish(exchange);
        Run run = exchange.getProperty(RUN, Run.class);
        warehouse.runs().complete(run);
        exchange.removeProperty(RUN);
        RunReport report = warehouse.reports().run(run.id());
        LOG.info(
                "run {} complete: read {} = unchanged {} + accepted {} + quarantined {}",
                run.id(),
                report.read(),
                report.unchanged(),
                report.accepted(),
                report.quarantined());
        if (!report.balanced()) {
            LOG.error("run {} is broken: its ledger does not balance: {}", run.id(), report);
        }
    }

    /** Ends a run that cannot go on, when the pages on their way have arrived or failed; keeps the reason. */
    public void fail(Exchange exchange) {
        try {
            conveyor.stop(exchange);
        } catch (RuntimeException e) {
            LOG.error("waiting for the pages of {} that are on their way", exchange.getProperty(FLOW), e);
        }
        Run run = (Run) exchange.removeProperty(RUN);
        Exception cause = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class);
        if (run == null) {
            LOG.error("before or after a run of {}", exchange.getProperty(FLOW), cause);
            return;
        }
        Runs runs = warehouse.runs();
        if (cause instanceof RateLimited limited) {
            LOG.warn("run {} waits: {}", run.id(), cause.getMessage());
            runs.defer(run, clock.instant().plus(limited.retryAfter()), String.valueOf(cause.getMessage()));
        } else if (cause instanceof TakenOverException) {
            LOG.warn("run {} is not ours any more: {}", run.id(), words(cause));
            runs.interrupt(run, words(cause));
        } else if (cause instanceof StoppedException) {
            LOG.info("run {} stops: {}", run.id(), words(cause));
            runs.interrupt(run, words(cause));
        } else {
            LOG.error("run {} failed: {}", run.id(), words(cause), cause);
            runs.fail(run, words(cause));
        }
    }

    /** The flows that webhooks and events asked for; one that this node does not have waits for another node. */
    public List<Request> requested(Exchange exchange) {
        return warehouse.requests().waiting().stream()
                .filter(request -> exchange.getContext().getRoute("source-" + request.flow()) != null)
                .toList();
    }

    /** The run an exchange has been through. */
    public static Optional<RunId> run(Exchange exchange) {
        return Optional.ofNullable(exchange.getProperty(OpenPage.RUN, RunId.class));
    }

    private static String words(Exception cause) {
        return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    }
}
