package io.customerhub.app.page;

import io.customerhub.warehouse.store.PageCounts;

/** A page of which everything is kept and nothing committed. */
record PlannedPage(PageContext context, PageCounts counts) {}
