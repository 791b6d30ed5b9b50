package io.customerhub.identity.match;

import io.customerhub.identity.match.MatchModel.Evidence;
import java.util.List;

/**
 * What comparing tells of two records.
 *
 * @param prior the odds before anything is compared, in bits
 * @param odds the odds of all of it; less than prior and evidence together where the two may be neighbours
 */
public record Weighed(double prior, List<Evidence> evidence, double odds) {
    public Weighed {
        evidence = List.copyOf(evidence);
    }

    /** What the chance that they are neighbours takes off, in bits; never positive. */
    public double neighbours() {
        return odds - prior - evidence.stream().mapToDouble(Evidence::bits).sum();
    }

    /** Between 0 and 1. */
    public double confidence() {
        return MatchModel.confidence(odds);
    }
}
