package io.customerhub.identity.match;

import java.util.List;

/**
 * How the odds that two records are about one customer come about, in bits.
 *
 * @param prior the odds before anything is compared, against chance
 * @param evidence what each comparison adds, in their order; what is missing adds none
 * @param againstNeighbours the odds against their being two who share a place
 */
public record Weighing(double prior, List<Evidence> evidence, double againstNeighbours) {
    public Weighing {
        evidence = List.copyOf(evidence);
    }

    /**
     * What one comparison adds.
     *
     * @param level the level, in words
     * @param weight against chance
     * @param rarity for what is rarer than usual
     */
    public record Evidence(String comparison, String level, double weight, double rarity) {
        /** What it adds altogether. */
        public double bits() {
            return weight + rarity;
        }
    }

    /** The odds against chance alone. */
    public double againstChance() {
        double sum = prior;
        for (Evidence each : evidence) {
            sum += each.bits();
        }
        return sum;
    }

    /** What the chance that they are neighbours takes off; never positive. */
    public double neighbours() {
        return odds() - againstChance();
    }

    /** Between 0 and 1. */
    public double confidence() {
        return MatchModel.confidence(odds());
    }

    /** The odds against both, as {@link MatchModel#score} gives them. */
    public double odds() {
        return MatchModel.together(againstChance(), againstNeighbours);
    }
}
