package io.customerhub.app.page;

import io.customerhub.model.CanonicalRecord;
import io.customerhub.model.Problem;
import io.customerhub.model.SourceKey;
import java.util.List;
import java.util.Map;

/**
 * Records in our words.
 *
 * @param unmapped records that their mapping could not read, with the reasons
 */
record TranslatedPage(PageContext context, List<CanonicalRecord> records, Map<SourceKey, List<Problem>> unmapped) {
    TranslatedPage {
        records = List.copyOf(records);
        unmapped = Map.copyOf(unmapped);
    }
}
