package io.customerhub.app.page;

import io.customerhub.model.SourceRecord;
import java.util.List;

/** New and changed records, as their source gave them. */
record LandedPage(PageContext context, List<SourceRecord> records) {
    LandedPage {
        records = List.copyOf(records);
    }
}
