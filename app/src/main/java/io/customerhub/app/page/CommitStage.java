package io.customerhub.app.page;

import io.customerhub.app.metrics.HubMetrics;
import io.customerhub.warehouse.store.PageCounts;
import org.apache.camel.Body;
import org.apache.camel.Exchange;

/** Commits a page: all of it, its counts and its cursor. */
public final class CommitStage {
    private final HubMetrics metrics;

    public CommitStage(HubMetrics metrics) {
        this.metrics = metrics;
    }

    public PageCounts commit(@Body PlannedPage page, Exchange exchange) {
        page.context().transaction().commit(page.counts(), page.context().cursor());
        OpenPage.close(exchange);
        metrics.page(OpenPage.run(exchange).flow(), page.counts());
        return page.counts();
    }
}
