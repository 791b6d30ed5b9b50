package io.customerhub.identity.match;

import io.customerhub.identity.compare.Bits;
import io.customerhub.identity.compare.Comparison;
import io.customerhub.identity.compare.RecordSet;
import io.customerhub.identity.match.MatchWeights.Weight;
import io.customerhub.identity.match.Weighing.Evidence;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;

/**
 * What agreement and difference weigh, in bits: the logarithms to base 2 of how much more often a level is seen of one customer
 * than by chance (Fellegi and Sunter, A Theory for Record Linkage, 1969), and than of neighbours: two who share a place, a
 * household or a switchboard, without being one.
 */
public final class MatchModel {
    /** Beyond so many bits the smaller of two odds adds nothing. */
    private static final double FAR = 30;

    private final Comparison[] comparisons;
    private final double prior;
    private final double neighbourPrior;
    private final double[][] weights;
    private final double[][] neighbourWeights;

    MatchModel(RecordSet set, double prior, double neighbourPrior, double[][] weights, double[][] neighbourWeights) {
        this.comparisons = set.comparisons().toArray(Comparison[]::new);
        this.prior = prior;
        this.neighbourPrior = neighbourPrior;
        this.weights = weights;
        this.neighbourWeights = neighbourWeights;
    }

    /** The model for a set of records, with what was learned before, of these or of others. */
    public MatchModel(RecordSet set, MatchWeights learned) {
        this(set, learned.prior(), learned.neighbourPrior(), bits(set), bits(set));
        for (int c = 0; c < weights.length; c++) {
            for (int level = 1; level < weights[c].length; level++) {
                Weight weight = learned.of(comparisons[c], level);
                weights[c][level] = weight.chance();
                neighbourWeights[c][level] = weight.neighbours();
            }
        }
    }

    private static double[][] bits(RecordSet set) {
        return LevelShares.zeros(set.comparisons());
    }

    /** What was learned, to be kept. */
    public MatchWeights weights() {
        Map<String, Map<String, Weight>> levels = new HashMap<>();
        for (int c = 0; c < weights.length; c++) {
            Comparison comparison = comparisons[c];
            Map<String, Weight> of = new HashMap<>();
            for (int level = 1; level < weights[c].length; level++) {
                of.put(comparison.describe(level), new Weight(weights[c][level], neighbourWeights[c][level]));
            }
            levels.put(comparison.name(), of);
        }
        return new MatchWeights(prior, neighbourPrior, levels);
    }

    /** The odds before anything is compared, against chance. */
    double prior() {
        return prior;
    }

    /** The odds that two records are about one customer, as a logarithm to base 2: 0 is one to one. */
    public double score(int left, int right) {
        double chance = prior;
        double neighbours = neighbourPrior;
        for (int c = 0; c < weights.length; c++) {
            Comparison comparison = comparisons[c];
            int level = comparison.level(left, right);
            if (level != 0) {
                double rarity = comparison.rarity(level, left, right);
                chance += weights[c][level] + rarity;
                if (!comparison.isPlace()) {
                    neighbours += neighbourWeights[c][level] + rarity;
                }
            }
        }
        return together(chance, neighbours);
    }

    /** The odds against chance of the levels in which two records were found, without rarity. */
    double againstChance(byte[] levels) {
        return sum(prior, weights, levels);
    }

    double againstNeighbours(byte[] levels) {
        return sum(neighbourPrior, neighbourWeights, levels);
    }

    private static double sum(double prior, double[][] weights, byte[] levels) {
        double sum = prior;
        for (int c = 0; c < levels.length; c++) {
            sum += levels[c] == 0 ? 0 : weights[c][levels[c]];
        }
        return sum;
    }

    /** The odds against both alternatives, from the odds against each. */
    static double together(double one, double two) {
        double low = Math.min(one, two);
        double high = Math.max(one, two);
        return high - low > FAR ? low : low - Bits.of(1 + Math.pow(2, low - high));
    }

    /** How {@link #score} comes about, step by step. */
    public Weighing weigh(int left, int right) {
        var evidence = new ArrayList<Evidence>();
        double neighbours = neighbourPrior;
        for (int c = 0; c < weights.length; c++) {
            Comparison comparison = comparisons[c];
            int level = comparison.level(left, right);
            if (level != 0) {
                double rarity = comparison.rarity(level, left, right);
                evidence.add(new Evidence(comparison.name(), comparison.describe(level), weights[c][level], rarity));
                if (!comparison.isPlace()) {
                    neighbours += neighbourWeights[c][level] + rarity;
                }
            }
        }
        return new Weighing(prior, evidence, neighbours);
    }

    /** The confidence of odds: between 0 and 1. */
    public static double confidence(double score) {
        return 1 / (1 + Math.pow(2, -score));
    }
}
