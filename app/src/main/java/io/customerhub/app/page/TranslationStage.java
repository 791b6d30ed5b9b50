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
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.Body;

/** Translates records by the mapping of their source. */
public final class TranslationStage {
    public TranslatedPage translate(@Body LandedPage page) {
        Mappings mappings = page.context().rules().mappings();
        var translated = new ArrayList<Mapped>();
        Map<SourceKey, List<Problem>> unmapped = new HashMap<>(page.unsound());
        var withdrawn = new HashSet<SourceKey>();
        Map<String, List<Problem>> drift = drift(
                mappings,
                page.records().stream()
                        .filter(record -> !page.alone().contains(record.key()))
                        .toList());
        var suspects = new HashMap<SourceKey, List<Problem>>();
        for (SourceRecord record : page.records()) {
            List<Problem> together = page.alone().contains(record.key())
                    ? stillHolding(mappings, page, record)
                    : drift.getOrDefault(record.key().entity(), List.of());
            if (!together.isEmpty() && !record.deleted()) {
                suspects.put(record.key(), together);
                continue;
            }
            MappingResult result = mapping(mappings, record.key()).map(record);
            if (result instanceof Mapped mapped) {
                translated.add(mapped);
            } else if (result instanceof Unmapped rejected) {
                unmapped.put(record.key(), rejected.problems());
            } else if (result instanceof Withdrawn) {
                withdrawn.add(record.key());
            }
        }
        unmapped.putAll(suspects);
        Map<SourceKey, Returned> returned =
                new ReturnedRecords(mappings).of(page.context().transaction(), translated);
        List<SourceKey> nobodys = returned.entrySet().stream()
                .filter(back -> back.getValue().isNobodys())
                .map(Map.Entry::getKey)
                .toList();
        withdrawn.addAll(nobodys);
        judgeAgain(page, suspects.keySet(), nobodys);
        List<CanonicalRecord> records = translated.stream()
                .filter(mapped -> !withdrawn.contains(mapped.source().key()))
                .map(Mapped::record)
                .toList();
        return new TranslatedPage(page.context(), records, unmapped, withdrawn, page.repaired(), returned);
    }

    private static void judgeAgain(LandedPage page, Collection<SourceKey> suspects, Collection<SourceKey> nobodys) {
        List<SourceKey> records =
                Stream.of(suspects, nobodys).flatMap(Collection::stream).toList();
        if (!records.isEmpty()) {
            page.context().transaction().rawRecords().judgeAgain(records);
        }
    }

    private static List<Problem> stillHolding(Mappings mappings, LandedPage page, SourceRecord record) {
        List<Problem> suspected = page.suspected().getOrDefault(record.key(), List.of());
        return suspected.isEmpty() ? List.of() : mapping(mappings, record.key()).stillHolding(suspected, record);
    }

    /** What the page's records of a kind have lost together, by kind. */
    private static Map<String, List<Problem>> drift(Mappings mappings, List<SourceRecord> records) {
        var drift = new HashMap<String, List<Problem>>();
        records.stream()
                .filter(record -> !record.deleted())
                .collect(Collectors.groupingBy(record -> record.key().entity()))
                .forEach((entity, ofAKind) -> drift.put(
                        entity, mapping(mappings, ofAKind.get(0).key()).problemsTogether(ofAKind)));
        return drift;
    }

    private static SourceMapping mapping(Mappings mappings, SourceKey key) {
        return mappings.ofSource(key.source(), key.entity())
                .orElseThrow(() -> new IllegalStateException(
                        "translating " + key.source() + "/" + key.entity() + ": no file in mappings/ has source '"
                                + key.source() + "' and entity '" + key.entity() + "'"));
    }
}
