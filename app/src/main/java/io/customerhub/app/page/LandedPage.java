package io.customerhub.app.page;

import io.customerhub.model.Problem;
import io.customerhub.model.SourceKey;
import io.customerhub.model.SourceRecord;
import java.util.List;
import java.util.Map;

/**
 * New and changed records, as their source gave them.
 *
 * @param unsound records that their reader could not vouch for, with the reasons
 */
record LandedPage(PageContext context, List<SourceRecord> records, Map<SourceKey, List<Problem>> unsound) {
    LandedPage {
        records = List.copyOf(records);
        unsound = Map.copyOf(unsound);
    }
}
