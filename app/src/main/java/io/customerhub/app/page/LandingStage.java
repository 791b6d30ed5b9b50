package io.customerhub.app.page;

import com.fasterxml.jackson.databind.JsonNode;
import io.customerhub.app.flow.StopSignal;
import io.customerhub.app.quarantine.ReleaseReader;
import io.customerhub.app.replay.ReplayReader;
import io.customerhub.app.score.ScoreReader;
import io.customerhub.connectors.Page;
import io.customerhub.connectors.RawRecord;
import io.customerhub.model.CustomerId;
import io.customerhub.model.Problem;
import io.customerhub.model.SourceKey;
import io.customerhub.model.SourceRecord;
import io.customerhub.warehouse.store.MatchDecisions;
import io.customerhub.warehouse.store.PageTransaction;
import io.customerhub.warehouse.store.RawRecords;
import io.customerhub.warehouse.store.RawRecords.Landing;
import io.customerhub.warehouse.store.Warehouse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.camel.Body;
import org.apache.camel.Exchange;

/** Opens the page's transaction and lands its records byte for byte. */
public final class LandingStage {
    private final Warehouse warehouse;
    private final Supplier<Rulebook> inUse;
    private final StopSignal stopSignal;

    /**
     * Makes the stage.
     *
     * @param inUse what decides a page that lands now
     */
    public LandingStage(Warehouse warehouse, Supplier<Rulebook> inUse, StopSignal stopSignal) {
        this.warehouse = warehouse;
        this.inUse = inUse;
        this.stopSignal = stopSignal;
    }

    /**
     * Pages of the flows {@code quarantine} and {@code replay} only name their records: what those are, is in the warehouse. Those of
     * {@code review} name what people decided, and bring none; those of {@code scores} name customers.
     */
    @SuppressWarnings("MustBeClosedChecker") // CommitStage closes it, or FlowRuns when the run fails
    public LandedPage land(@Body Page page, Exchange exchange) {
        stopSignal.check();
        Belt belt = Belt.of(exchange);
        Rulebook rules = belt.rules(inUse.get());
        PageTransaction transaction = belt.begin(warehouse.decidedBy(rules.version()), exchange);
        OpenPage.open(exchange, transaction);
        RawRecords raw = transaction.rawRecords();
        return switch (OpenPage.run(exchange).flow()) {
            case ReleaseReader.FLOW -> again(page, rules, transaction, raw.landAgain(keys(page)));
            case ReplayReader.FLOW -> again(page, rules, transaction, raw.replay(keys(page)));
            case MatchDecisions.FLOW -> again(page, rules, transaction, nothing(page));
            case ScoreReader.FLOW -> asked(page, rules, transaction);
            default -> {
                Landing landing = raw.land(page, belt.arriving(page));
                yield landed(
                        page,
                        context(page, rules, transaction, landing, Set.of()),
                        landing,
                        landing.repaired().keySet());
            }
        };
    }

    private static Landing nothing(Page page) {
        return new Landing(List.of(), page.records().size(), Map.of(), Map.of());
    }

    private static LandedPage again(Page page, Rulebook rules, PageTransaction transaction, Landing landing) {
        return landed(page, context(page, rules, transaction, landing, Set.of()), landing, Set.copyOf(keys(page)));
    }

    private static LandedPage asked(Page page, Rulebook rules, PageTransaction transaction) {
        Landing landing = nothing(page);
        return landed(page, context(page, rules, transaction, landing, ScoreReader.customers(page)), landing, Set.of());
    }

    private static PageContext context(
            Page page, Rulebook rules, PageTransaction transaction, Landing landing, Set<CustomerId> asked) {
        return new PageContext(rules, transaction, page.cursor(), page.records().size(), landing.unchanged(), asked);
    }

    private static List<SourceKey> keys(Page page) {
        return page.records().stream()
                .map(record -> new SourceKey(page.source(), record.entity(), record.id()))
                .toList();
    }

    private static LandedPage landed(Page page, PageContext context, Landing landing, Set<SourceKey> alone) {
        var records = new ArrayList<SourceRecord>();
        Map<SourceKey, List<Problem>> unsound = new HashMap<>();
        for (RawRecord record : landing.changed()) {
            var key = new SourceKey(page.source(), record.entity(), record.id());
            JsonNode repaired = landing.repaired().get(key);
            if (repaired != null) {
                records.add(new SourceRecord(key, record.deleted(), repaired));
            } else if (record.problem().isPresent()) {
                unsound.put(
                        key, List.of(new Problem("source", "", record.problem().get())));
            } else {
                records.add(new SourceRecord(key, record.deleted(), record.body()));
            }
        }
        return new LandedPage(
                context,
                records,
                unsound,
                alone,
                landing.suspected(),
                landing.repaired().keySet());
    }
}
