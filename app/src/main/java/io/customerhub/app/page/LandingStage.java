package io.customerhub.app.page;

import io.customerhub.app.flow.StopSignal;
import io.customerhub.connectors.Page;
import io.customerhub.connectors.RawRecord;
import io.customerhub.model.Problem;
import io.customerhub.model.SourceKey;
import io.customerhub.model.SourceRecord;
import io.customerhub.warehouse.store.PageTransaction;
import io.customerhub.warehouse.store.RawRecords.Landing;
import io.customerhub.warehouse.store.Warehouse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.Body;
import org.apache.camel.Exchange;

/** Opens the page's transaction and lands its records byte for byte. */
public final class LandingStage {
    private final Warehouse warehouse;
    private final StopSignal stopSignal;

    public LandingStage(Warehouse warehouse, StopSignal stopSignal) {
        this.warehouse = warehouse;
        this.stopSignal = stopSignal;
    }

    @SuppressWarnings("MustBeClosedChecker") // CommitStage closes it, or FlowRuns when the run fails
    public LandedPage land(@Body Page page, Exchange exchange) {
        stopSignal.check();
        Belt belt = Belt.of(exchange);
        PageTransaction transaction = belt.begin(warehouse, exchange);
        OpenPage.open(exchange, transaction);
        Landing landing = transaction.rawRecords().land(page, belt.arriving(page));
        var records = new ArrayList<SourceRecord>();
        Map<SourceKey, List<Problem>> unsound = new HashMap<>();
        for (RawRecord record : landing.changed()) {
            var key = new SourceKey(page.source(), record.entity(), record.id());
            record.problem()
                    .ifPresentOrElse(
                            words -> unsound.put(key, List.of(new Problem("source", "", words))),
                            () -> records.add(new SourceRecord(key, record.deleted(), record.body())));
        }
        return new LandedPage(
                new PageContext(transaction, page.cursor(), page.records().size(), landing.unchanged()),
                records,
                unsound);
    }
}
