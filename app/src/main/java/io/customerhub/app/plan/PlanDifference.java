package io.customerhub.app.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What a plan made now would do otherwise than one made before, in words. */
public final class PlanDifference {
    private final List<String> words = new ArrayList<>();

    private PlanDifference() {}

    /** The differences; none where both would do the same. */
    public static List<String> between(Plan before, Plan now) {
        var difference = new PlanDifference();
        difference.changes(before.changes(), now.changes());
        difference.quarantined(before, now);
        return List.copyOf(difference.words);
    }

    private void changes(List<PlannedChange> before, List<PlannedChange> now) {
        Map<String, PlannedChange> others =
                now.stream().collect(Collectors.toMap(PlannedChange::key, Function.identity()));
        for (PlannedChange planned : before) {
            PlannedChange other = others.remove(planned.key());
            if (other == null) {
                words.add(title(planned) + ": was to be " + planned.change().word() + "d, and is not any more");
            } else {
                compare(planned, other);
            }
        }
        now.stream()
                .filter(change -> others.containsKey(change.key()))
                .forEach(change -> words.add(
                        title(change) + ": is to be " + change.change().word() + "d, and was not"));
    }

    private void compare(PlannedChange planned, PlannedChange other) {
        if (planned.change() != other.change()) {
            words.add("%s: was to be %sd, and is to be %sd"
                    .formatted(
                            title(planned),
                            planned.change().word(),
                            other.change().word()));
            return;
        }
        Map<String, FieldChange> others = new HashMap<>();
        other.fields().forEach(field -> others.put(field.field(), field));
        for (FieldChange field : planned.fields()) {
            FieldChange now = others.remove(field.field());
            if (now == null) {
                words.add("%s: %s was to change, and is not any more".formatted(title(planned), field.field()));
            } else if (!field.isSame(now)) {
                words.add("%s: %s was to go from %s to %s, and is to go from %s to %s"
                        .formatted(title(planned), field.field(), field.from(), field.to(), now.from(), now.to()));
            }
        }
        others.values()
                .forEach(field -> words.add("%s: %s is to go from %s to %s, and was not to change"
                        .formatted(title(planned), field.field(), field.from(), field.to())));
    }

    private void quarantined(Plan before, Plan now) {
        now.quarantined().stream()
                .filter(record -> !before.quarantined().contains(record))
                .forEach(record -> words.add(record.record() + ": is to wait in quarantine, and was not: "
                        + String.join(", ", record.problems())));
        before.quarantined().stream()
                .filter(record -> !now.quarantined().contains(record))
                .forEach(record -> words.add(record.record() + ": was to wait in quarantine as it was, and is not"));
    }

    private static String title(PlannedChange change) {
        return change.sink() + ", " + (change.name().isEmpty() ? "" : change.name() + " ") + change.customer();
    }
}
