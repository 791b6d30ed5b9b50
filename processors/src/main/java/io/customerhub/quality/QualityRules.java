package io.customerhub.quality;

import io.customerhub.model.CanonicalRecord;
import io.customerhub.model.Problem;
import io.customerhub.quality.QualityRule.AnyOf;
import io.customerhub.quality.QualityRule.LinesAddUp;
import io.customerhub.quality.QualityRule.Value;
import io.customerhub.quality.QualityVerdict.Accepted;
import io.customerhub.quality.QualityVerdict.Quarantined;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The declared rules of quality. Every rule is asked, so that a person sees all that is wrong at once. */
public final class QualityRules {
    private final Map<String, List<QualityRule>> bySection;

    QualityRules(Map<String, List<QualityRule>> bySection) {
        this.bySection = Map.copyOf(bySection);
    }

    /** Judges one record. */
    public QualityVerdict judge(CanonicalRecord record) {
        Ruled ruled = Ruled.of(record);
        var problems = new ArrayList<Problem>();
        var notes = new ArrayList<Problem>();
        for (QualityRule rule : bySection.getOrDefault(ruled.section(), List.of())) {
            List<Problem> found = rule.otherwise() == Otherwise.QUARANTINE ? problems : notes;
            ruled = apply(rule, ruled, found);
        }
        return problems.isEmpty() ? new Accepted<>(ruled.record(), notes) : new Quarantined(record.key(), problems);
    }

    private static Ruled apply(QualityRule rule, Ruled record, List<Problem> found) {
        if (rule instanceof AnyOf anyOf
                && anyOf.fields().stream().allMatch(field -> record.get(field).isEmpty())) {
            found.add(new Problem(rule.name(), "", "has none of " + anyOf.fields()));
        }
        if (rule instanceof LinesAddUp && !record.addsUp()) {
            found.add(new Problem(rule.name(), "total", "is not the sum of the lines' amounts"));
        }
        return rule instanceof Value value ? apply(value, record, found) : record;
    }

    private static Ruled apply(Value rule, Ruled record, List<Problem> found) {
        Optional<String> written = record.get(rule.field());
        if (written.isEmpty()) {
            return record;
        }
        Optional<String> normal = rule.requirement().normal(written.get());
        if (normal.isEmpty()) {
            found.add(new Problem(rule.name(), rule.field(), rule.requirement().complaint()));
            return rule.otherwise() == Otherwise.DROP ? record.with(rule.field(), "") : record;
        }
        return record.with(rule.field(), normal.get());
    }
}
