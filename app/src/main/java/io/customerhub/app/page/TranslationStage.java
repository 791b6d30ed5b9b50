package io.customerhub.app.page;

import io.customerhub.mapping.MappingResult;
import io.customerhub.mapping.MappingResult.Mapped;
import io.customerhub.mapping.MappingResult.Unmapped;
import io.customerhub.mapping.MappingResult.Withdrawn;
import io.customerhub.mapping.Mappings;
import io.customerhub.mapping.SourceMapping;
import io.customerhub.model.CanonicalRecord;
import io.customerhub.model.Problem;
import io.customerhub.model.SourceKey;
import io.customerhub.model.SourceRecord;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.apache.camel.Body;

/** Translates records by the mapping of their source. */
public final class TranslationStage {
    private final Mappings mappings;

    public TranslationStage(Mappings mappings) {
        this.mappings = mappings;
    }

    public TranslatedPage translate(@Body LandedPage page) {
        var records = new ArrayList<CanonicalRecord>();
        Map<SourceKey, List<Problem>> unmapped = new HashMap<>(page.unsound());
        var withdrawn = new HashSet<SourceKey>();
        for (SourceRecord record : page.records()) {
            MappingResult result = mapping(record.key()).map(record);
            if (result instanceof Mapped mapped) {
                records.add(mapped.record());
            } else if (result instanceof Unmapped rejected) {
                unmapped.put(record.key(), rejected.problems());
            } else if (result instanceof Withdrawn) {
                withdrawn.add(record.key());
            }
        }
        return new TranslatedPage(page.context(), records, unmapped, withdrawn);
    }

    private SourceMapping mapping(SourceKey key) {
        return mappings.ofSource(key.source(), key.entity())
                .orElseThrow(() -> new IllegalStateException(
                        "translating " + key.source() + "/" + key.entity() + ": no file in mappings/ has source '"
                                + key.source() + "' and entity '" + key.entity() + "'"));
    }
}
