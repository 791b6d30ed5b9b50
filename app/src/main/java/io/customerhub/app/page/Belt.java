package io.customerhub.app.page;

import io.customerhub.connectors.Page;
import io.customerhub.model.SourceKey;
import io.customerhub.warehouse.store.PageTransaction;
import io.customerhub.warehouse.store.Warehouse;
import java.util.Set;
import org.apache.camel.Exchange;

/** What carries the pages of one run from place to place, in the order in which they came. */
interface Belt {
    /** The name of the exchange property in which a run's belt lives. */
    String PROPERTY = "belt";

    static Belt of(Exchange page) {
        return page.getProperty(PROPERTY, Belt.class);
    }

    /**
     * Leaves the page of an exchange at a place as soon as that is free.
     *
     * @param place the name of the direct endpoint that works on it
     * @throws Exception what failed at that place with an earlier page of the run
     */
    void handOver(Exchange brought, String place) throws Exception;

    /** What decides a page that lands now: what is in use, unless all pages of the belt are decided by the same. */
    default Rulebook rules(Rulebook inUse) {
        return inUse;
    }

    /** The transaction in which a page goes through all stages. */
    default PageTransaction begin(Warehouse warehouse, Exchange page) {
        return warehouse.begin(OpenPage.run(page));
    }

    /**
     * Notes a page that arrives, and names those of its records that are judged whatever the warehouse knows of them, as those that
     * came with a page that may not be committed yet: whether they have changed, the warehouse cannot say.
     */
    default Set<SourceKey> arriving(Page page) {
        return Set.of();
    }
}
