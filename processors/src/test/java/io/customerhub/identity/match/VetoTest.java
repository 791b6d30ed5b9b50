package io.customerhub.identity.match;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerhub.declaration.Findings;
import io.customerhub.identity.compare.ComparisonRule;
import io.customerhub.identity.compare.ComparisonRule.Kind;
import io.customerhub.identity.compare.Described;
import io.customerhub.identity.compare.DictionaryFile;
import io.customerhub.identity.compare.RecordSet;
import io.customerhub.identity.match.Decisions.Said;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Outcomes that forbid being one customer, whatever else speaks for it. */
final class VetoTest {
    private static final List<ComparisonRule> RULES = List.of(
            new ComparisonRule("name", Kind.PERSON_NAME, List.of("given", "family", "full"), false, true),
            new ComparisonRule("phone", Kind.NUMBER, List.of("phone"), true, true),
            new ComparisonRule(
                    "tax id", Kind.NUMBER, List.of("tax"), false, true, List.of("tax id different"), List.of()));

    private final RecordSet set = new RecordSet(
            RULES,
            People.WORDS,
            List.of(
                    somebody("a", "100200300"),
                    somebody("b", "100200300"),
                    somebody("c", ""),
                    somebody("d", "777888999")),
            List.of());
    private final MatchModel model = new MatchModel(set, -5, -5, weights(), weights());

    private static Described somebody(String id, String tax) {
        Map<String, String> fields =
                new HashMap<>(Map.of("given", "lobana", "family", "karito", "phone", "8765550001", "tax", tax));
        fields.values().removeIf(String::isEmpty);
        return new Described(id, "crm", fields);
    }

    /** All outcomes speak for one customer. */
    private double[][] weights() {
        double[][] weights = LevelShares.zeros(set.comparisons());
        for (double[] levels : weights) {
            Arrays.fill(levels, 8);
        }
        return weights;
    }

    private int[] clusters(Said said) {
        var edges = new Edges();
        for (int one = 0; one < set.size(); one++) {
            for (int two = one + 1; two < set.size(); two++) {
                edges.add(one, two, model.score(one, two));
            }
        }
        return new Clustering(set, model, edges, said, List.of()).clusters(Clustering.EVEN);
    }

    @Test
    void noClusterHoldsTwoThatAVetoKeepsApart() {
        int[] clusters = clusters(Said.NOTHING);
        assertThat(model.score(0, 3)).isPositive();
        assertThat(clusters[1]).isEqualTo(clusters[0]);
        assertThat(clusters[3]).isNotEqualTo(clusters[0]);
    }

    @Test
    void peopleOverruleAVetoForGood() {
        int[] clusters = clusters(new Said(List.of(new int[] {0, 3}), List.of()));
        assertThat(clusters).containsOnly(clusters[0]);
    }

    @Test
    void theOutcomeOfAPartForbidsAllOutcomesThatHaveIt() {
        var rule = new ComparisonRule(
                "other names",
                Kind.OTHER_NAMES,
                List.of("given", "family", "full"),
                false,
                true,
                List.of("suffix different"),
                List.of());
        var shipped = new RecordSet(
                List.of(rule),
                DictionaryFile.read(Path.of("../config/identity/words.yaml"), new Findings())
                        .orElseThrow(),
                List.of(named("Lobana Karito Jr"), named("Lobana Mele Karito Sr"), named("Lobana Karito")),
                List.of());
        assertThat(shipped.mayBeOne(0, 1)).isFalse();
        assertThat(shipped.mayBeOne(0, 2)).isTrue();
    }

    private static Described named(String full) {
        return new Described(full, "crm", Map.of("full", full));
    }
}
