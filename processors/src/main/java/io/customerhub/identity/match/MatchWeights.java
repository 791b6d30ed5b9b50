package io.customerhub.identity.match;

import com.fasterxml.jackson.databind.JsonNode;
import io.customerhub.identity.compare.Comparison;
import java.util.HashMap;
import java.util.Map;

/**
 * What a model has learned, by the names of comparisons and levels, in bits.
 *
 * @param prior the odds of two records before anything is compared, against chance
 * @param neighbourPrior likewise against neighbours
 * @param levels for each comparison and level what it weighs
 */
public record MatchWeights(double prior, double neighbourPrior, Map<String, Map<String, Weight>> levels) {
    private static final String PRIOR = "prior";
    private static final String COMPARISONS = "comparisons";

    public MatchWeights {
        levels = Map.copyOf(levels);
    }

    /** Of one customer against chance, and against neighbours. */
    public record Weight(double chance, double neighbours) {
        static final Weight NOTHING = new Weight(0, 0);
    }

    /** What a level weighs; nothing where it was not learned. */
    Weight of(Comparison comparison, int level) {
        return levels.getOrDefault(comparison.name(), Map.of())
                .getOrDefault(comparison.describe(level), Weight.NOTHING);
    }

    /** Whether a level was learned. */
    boolean has(Comparison comparison, int level) {
        return levels.getOrDefault(comparison.name(), Map.of()).containsKey(comparison.describe(level));
    }

    /** Reads weights from a file's values. */
    static MatchWeights of(JsonNode json) {
        Map<String, Map<String, Weight>> levels = new HashMap<>();
        json.path(COMPARISONS).properties().forEach(comparison -> {
            Map<String, Weight> weights = new HashMap<>();
            comparison.getValue().properties().forEach(level -> weights.put(level.getKey(), weight(level.getValue())));
            levels.put(comparison.getKey(), weights);
        });
        Weight priors = weight(json.path(PRIOR));
        return new MatchWeights(priors.chance(), priors.neighbours(), levels);
    }

    private static Weight weight(JsonNode pair) {
        return new Weight(pair.path(0).asDouble(), pair.path(1).asDouble());
    }
}
