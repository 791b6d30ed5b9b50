package io.customerhub.app.page;

import io.customerhub.app.metrics.HubMetrics;
import io.customerhub.identity.IdentityChange;
import io.customerhub.warehouse.store.PageCounts;
import java.util.List;
import org.apache.camel.Body;
import org.apache.camel.Exchange;

/** Commits a page: all of it, its counts and its cursor. */
public final class CommitStage {
    private final HubMetrics metrics;

    public CommitStage(HubMetrics metrics) {
        this.metrics = metrics;
    }

    public PageCounts commit(@Body PlannedPage page, Exchange exchange) {
        List<IdentityChange> changes = page.context()
                .transaction()
                .commit(page.counts(), page.context().cursor());
        OpenPage.close(exchange);
        String flow = OpenPage.run(exchange).flow();
        metrics.page(flow, page.counts());
        changes.forEach(change -> metrics.changed(flow, change.kind().word()));
        return page.counts();
    }
}
