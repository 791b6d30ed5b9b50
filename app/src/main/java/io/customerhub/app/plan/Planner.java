package io.customerhub.app.plan;

import io.customerhub.app.HubException;
import io.customerhub.app.page.PageSpool;
import io.customerhub.app.page.Rulebook;
import io.customerhub.app.page.TransactionBelt;
import io.customerhub.connectors.Reading;
import io.customerhub.connectors.VendorException.RateLimited;
import io.customerhub.mapping.SinkMapping;
import io.customerhub.warehouse.store.Rehearsal;
import io.customerhub.warehouse.store.Warehouse;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.camel.CamelContext;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.support.DefaultExchange;

/**
 * Runs flows as rehearsals: the source is read for real, the pages go through all stages in one transaction, and what that
 * has put into the outbox is the plan. So a plan is what the run does, and not what somebody thinks it would.
 */
public final class Planner {
    /** A page of another run lasts about as long as a rehearsal waits for it. */
    private static final int MOST_ATTEMPTS = 20;

    private final CamelContext camel;
    private final ProducerTemplate template;
    private final Warehouse warehouse;
    private final Supplier<Rulebook> inUse;
    private final Path home;
    private final InstantSource clock;

    /**
     * Makes a planner.
     *
     * @param inUse what decides a run that begins now
     */
    public Planner(CamelContext camel, Warehouse warehouse, Path home, Supplier<Rulebook> inUse, InstantSource clock) {
        this.camel = camel;
        this.template = camel.createProducerTemplate();
        this.warehouse = warehouse;
        this.home = home;
        this.inUse = inUse;
        this.clock = clock;
    }

    /**
     * Rehearses a run.
     *
     * @return empty where the flow is running, or its source asked to wait
     * @throws HubException where its source cannot be read to the end; nothing is kept then
     */
    public Optional<PlannedRun> plan(String flow, boolean full) {
        Rulebook rules = inUse.get();
        Optional<Rehearsal> begun = warehouse.decidedBy(rules.version()).runs().rehearse(flow, "apply", full);
        if (begun.isEmpty()) {
            return Optional.empty();
        }
        Rehearsal rehearsal = begun.get();
        try (var pages = new PageSpool()) {
            read(pages, flow, rehearsal);
            carry(pages, flow, rehearsal, rules);
            return Optional.of(new PlannedRun(rehearsal, plan(rehearsal, rules.sinks(), flow, full)));
        } catch (RuntimeException e) {
            rehearsal.close();
            throw e;
        }
    }

    private void read(PageSpool pages, String flow, Rehearsal rehearsal) {
        var reading = new DefaultExchange(camel);
        pages.begin(reading);
        rehearsal.cursor().ifPresent(cursor -> reading.setProperty(Reading.CURSOR, cursor));
        template.send("direct:flow-" + flow, reading);
        Exception failure = reading.getException();
        if (failure instanceof RateLimited limited) {
            throw new HubException(
                    "planning %s: its source asks to wait %d s; nothing was written, plan again then: %s"
                            .formatted(flow, limited.retryAfter().toSeconds(), failure.getMessage()),
                    failure);
        }
        if (failure != null) {
            throw failed(flow, failure);
        }
    }

    private void carry(PageSpool pages, String flow, Rehearsal rehearsal, Rulebook rules) {
        for (int attempt = 1; ; attempt++) {
            try {
                pages.forEach(new TransactionBelt(rehearsal.begin(), rules, template)::carry);
                return;
            } catch (Exception e) {
                if (!Rehearsal.gaveWay(e)) {
                    throw failed(flow, e);
                }
                if (attempt == MOST_ATTEMPTS) {
                    throw new HubException(
                            "planning %s: runs of other flows are changing the same customers; nothing was written, plan again when they have ended (hub status)"
                                    .formatted(flow),
                            e);
                }
            }
        }
    }

    private static HubException failed(String flow, Exception failure) {
        return new HubException("planning %s: nothing was written: %s".formatted(flow, failure.getMessage()), failure);
    }

    private Plan plan(Rehearsal rehearsal, List<SinkMapping> sinks, String flow, boolean full) {
        var reader = new ChangeReader(home, sinks);
        return new Plan(
                Plan.FORMAT,
                flow,
                full,
                clock.instant(),
                Plan.Records.of(rehearsal.report()),
                Plan.Identities.of(rehearsal.identities()),
                rehearsal.counts(sinks.stream().map(SinkMapping::sink).toList()),
                rehearsal.deliveries().stream().map(reader::change).toList(),
                rehearsal.quarantined(),
                rehearsal.stops());
    }

    /** What waits in the outbox for some sinks. */
    public Plan waiting(List<String> chosen) {
        var reader = new ChangeReader(home, inUse.get().sinks());
        return new Plan(
                Plan.FORMAT,
                "",
                false,
                clock.instant(),
                new Plan.Records(0, 0, 0, 0),
                Plan.Identities.NONE,
                warehouse.reports().countsOfWaiting(chosen),
                warehouse.reports().waiting(chosen).stream().map(reader::change).toList(),
                List.of(),
                warehouse.sinkStops().all().stream()
                        .filter(stop -> chosen.contains(stop.sink()))
                        .toList());
    }
}
