package io.customerhub.app.page;

import io.customerhub.model.CanonicalRecord;
import io.customerhub.model.CustomerRecord;
import io.customerhub.model.Problem;
import io.customerhub.model.SourceKey;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Records in our words.
 *
 * @param unmapped records that their mapping could not read, with the reasons
 * @param withdrawn records that their source deleted
 * @param repaired records that a person corrected
 * @param returned records in which a sink was told of a customer
 */
record TranslatedPage(
        PageContext context,
        List<CanonicalRecord> records,
        Map<SourceKey, List<Problem>> unmapped,
        Set<SourceKey> withdrawn,
        Set<SourceKey> repaired,
        Map<SourceKey, Returned> returned) {
    TranslatedPage {
        records = List.copyOf(records);
        unmapped = Map.copyOf(unmapped);
        withdrawn = Set.copyOf(withdrawn);
        repaired = Set.copyOf(repaired);
        returned = Map.copyOf(returned);
    }

    /** What a record says of its own. */
    CustomerRecord own(CustomerRecord judged) {
        Returned back = returned.get(judged.key());
        return back == null ? judged : back.own(judged);
    }
}
