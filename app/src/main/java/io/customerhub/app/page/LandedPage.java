package io.customerhub.app.page;

import io.customerhub.model.Problem;
import io.customerhub.model.SourceKey;
import io.customerhub.model.SourceRecord;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * New and changed records, as their source gave them or as a person corrected them.
 *
 * @param unsound records that their reader could not vouch for, with the reasons
 * @param alone records that are not judged by their neighbours
 * @param suspected those of them whose neighbours had lost something, with what it was
 * @param repaired records that a person corrected
 */
record LandedPage(
        PageContext context,
        List<SourceRecord> records,
        Map<SourceKey, List<Problem>> unsound,
        Set<SourceKey> alone,
        Map<SourceKey, List<Problem>> suspected,
        Set<SourceKey> repaired) {
    LandedPage {
        records = List.copyOf(records);
        unsound = Map.copyOf(unsound);
        alone = Set.copyOf(alone);
        suspected = Map.copyOf(suspected);
        repaired = Set.copyOf(repaired);
    }
}
