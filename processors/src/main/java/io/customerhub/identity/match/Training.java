package io.customerhub.identity.match;

import io.customerhub.identity.compare.Bits;
import io.customerhub.identity.compare.Comparison;
import io.customerhub.identity.compare.Part;
import io.customerhub.identity.compare.RecordSet;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Learns what agreement and difference weigh from the records themselves, without being told of a single pair: expectation and
 * maximisation over the outcomes of comparing candidates.
 *
 * <p>Three kinds of pairs are told apart: of one customer, by chance, and neighbours, who share a place as one customer's
 * records do and else no more than chance. What is by chance is not learned from candidates, which were chosen for agreeing: it
 * comes from all pairs, less what is found to be of one customer.
 *
 * <p>Likelihood alone does not say which kind is which: where few records match, families are the largest group of pairs that
 * agree, and would be taken for customers. So learning begins with what is expected of each kind, and what is expected of one
 * customer gives way to what is seen only by and by.
 */
public final class Training {
    private static final int ROUNDS = 40;
    /** How often the pairs to learn from are chosen anew where nobody has more than one match. */
    private static final int CHOICES = 6;

    private static final int PAIRS_BY_CHANCE = 1_000_000;
    /** Of all pairs in a state at least this share is by chance. */
    private static final double LEAST_BY_CHANCE = 0.02;

    /** What is expected of one customer's records counts as so many pairs that were seen. */
    private static final double EXPECTED_WEIGHT = 50;
    /** In the first round it counts besides as much as all that was seen, in each round after that so many times that. */
    private static final double FADING = 0.5;

    private static final double NEIGHBOURS_WEIGHT = 20;

    private final RecordSet set;
    private final Candidates candidates;
    private final List<Comparison> comparisons;
    private final PartShares all;
    private final LevelShares expected;
    private final long seed;

    private LevelShares same;
    private LevelShares neighbours;
    private LevelShares chance;
    private double shareSame;
    private double shareNeighbours;
    private double[][][] sameStates = {};
    private final Map<Long, Label> labelled = new TreeMap<>();

    /** Learns without being told of a single pair. */
    public Training(RecordSet set, Candidates candidates, long seed) {
        this(set, candidates, List.of(), seed);
    }

    /** Learns with what is known of some pairs, each once. */
    public Training(RecordSet set, Candidates candidates, List<Label> labels, long seed) {
        this.set = set;
        labels.forEach(label -> labelled.put(pair(label.left(), label.right()), label));
        this.candidates = candidates;
        this.seed = seed;
        this.comparisons = set.comparisons();
        this.all = new PartShares(set, PAIRS_BY_CHANCE, seed);
        this.expected = LevelShares.expected(comparisons);
        this.same = expected;
        this.chance = expected;
        this.neighbours = expected;
    }

    /**
     * What is known of two records, by their numbers.
     *
     * @param same whether they are about one customer
     */
    public record Label(int left, int right, boolean same) {}

    private static long pair(int one, int two) {
        return (long) Math.min(one, two) << Integer.SIZE | Math.max(one, two);
    }

    private boolean isUnknown(int left, int right) {
        return labelled.isEmpty() || !labelled.containsKey(pair(left, right));
    }

    /** The model of the records. */
    public MatchModel train() {
        MatchModel model = learn(Vectors.of(set, candidates, seed, this::isUnknown));
        if (set.isOneToOne()) {
            for (int choice = 1; choice < CHOICES; choice++) {
                int[] best = best(model);
                model = learn(Vectors.of(
                        set,
                        candidates,
                        seed,
                        (left, right) -> best[left] == right && best[right] == left && isUnknown(left, right)));
            }
        }
        return model;
    }

    /** For each record that which matches it best. */
    private int[] best(MatchModel model) {
        int[] best = new int[set.size()];
        double[] top = new double[set.size()];
        Arrays.fill(best, -1);
        Arrays.fill(top, Double.NEGATIVE_INFINITY);
        candidates.forEach((left, right) -> {
            double score = model.score(left, right);
            if (score > top[left]) {
                top[left] = score;
                best[left] = right;
            }
            if (score > top[right]) {
                top[right] = score;
                best[right] = left;
            }
        });
        return best;
    }

    private MatchModel learn(Vectors vectors) {
        same = expected;
        shareSame = Math.min(0.5, set.size() / set.pairs());
        shareNeighbours = shareSame;
        sameStates = states();
        double[][][] byChance = statesByChance();
        chance = LevelShares.independent(comparisons, byChance);
        neighbours = LevelShares.expectedOfNeighbours(comparisons, byChance);
        double fading = 1;
        for (int round = 0; round < ROUNDS; round++) {
            round(vectors, fading);
            fading *= FADING;
        }
        return model();
    }

    /**
     * Counts anew what is of each kind.
     *
     * @param fading how often what is expected of one customer counts as much as all that is seen of one
     */
    private void round(Vectors vectors, double fading) {
        MatchModel model = model();
        var ofSame = new Tally(counts());
        var ofNeighbours = new Tally(counts());
        for (int vector = 0; vector < vectors.size(); vector++) {
            byte[] levels = vectors.levels(vector);
            double againstChance = model.againstChance(levels);
            double againstNeighbours = model.againstNeighbours(levels);
            double isSame = MatchModel.confidence(MatchModel.together(againstChance, againstNeighbours));
            ofSame.add(levels, vectors.count(vector) * isSame);
            ofNeighbours.add(
                    levels, vectors.count(vector) * (1 - isSame) * areNeighbours(againstChance, againstNeighbours));
        }
        for (Label label : labelled.values()) {
            byte[] levels = levels(label);
            if (label.same()) {
                ofSame.add(levels, 1);
            } else {
                ofNeighbours.add(levels, areNeighbours(model.againstChance(levels), model.againstNeighbours(levels)));
            }
        }
        shareSame = Math.max(ofSame.pairs, 1) / set.pairs();
        shareNeighbours = (ofNeighbours.pairs + 1) / set.pairs();
        same = LevelShares.of(comparisons, ofSame.levels, expected, EXPECTED_WEIGHT + fading * ofSame.pairs);
        sameStates = states();
        for (int c = 0; c < ofSame.levels.length; c++) {
            for (int level = 1; level < ofSame.levels[c].length; level++) {
                for (int part = 0; part < sameStates[c].length; part++) {
                    sameStates[c][part][comparisons.get(c).state(level, part)] += ofSame.levels[c][level];
                }
            }
        }
        chance = LevelShares.independent(comparisons, statesByChance());
        neighbours = LevelShares.of(comparisons, ofNeighbours.levels, chance, NEIGHBOURS_WEIGHT);
    }

    /**
     * Of two who are not one, how probable it is that they are neighbours: their odds against chance are those of one customer, as much
     * longer as those are against neighbours.
     */
    private static double areNeighbours(double againstChance, double againstNeighbours) {
        return MatchModel.confidence(againstChance - againstNeighbours);
    }

    /** How many pairs are of one kind, and how often each level is among them. */
    private static final class Tally {
        private final double[][] levels;
        private double pairs;

        Tally(double[][] levels) {
            this.levels = levels;
        }

        void add(byte[] found, double count) {
            pairs += count;
            for (int c = 0; c < found.length; c++) {
                levels[c][found[c]] += count;
            }
        }
    }

    private byte[] levels(Label label) {
        var levels = new byte[comparisons.size()];
        for (int c = 0; c < levels.length; c++) {
            levels[c] = (byte) comparisons.get(c).level(label.left(), label.right());
        }
        return levels;
    }

    /** The shares of states among pairs that are by chance, by comparison and part. */
    private double[][][] statesByChance() {
        double[][][] byChance = states();
        for (int c = 0; c < byChance.length; c++) {
            for (int part = 0; part < byChance[c].length; part++) {
                byChance[c][part] = byChance(c, part);
            }
        }
        return byChance;
    }

    /** The shares of a part's states among pairs that are by chance. */
    private double[] byChance(int comparison, int part) {
        double present = all.present(comparison, part) * set.pairs();
        double[] shares = new double
                [comparisons.get(comparison).parts().get(part).states().size()];
        double sum = 0;
        for (int state = Part.EQUAL; state < shares.length; state++) {
            double pairs = all.share(comparison, part, state) * present;
            double least = Math.max(pairs * LEAST_BY_CHANCE, 0.5);
            shares[state] = Math.max(pairs - sameStates[comparison][part][state], least);
            sum += shares[state];
        }
        for (int state = Part.EQUAL; state < shares.length; state++) {
            shares[state] /= sum;
        }
        return shares;
    }

    private double[][] counts() {
        return LevelShares.zeros(comparisons);
    }

    private double[][][] states() {
        double[][][] states = new double[comparisons.size()][][];
        for (int c = 0; c < states.length; c++) {
            states[c] = comparisons.get(c).parts().stream()
                    .map(part -> new double[part.states().size()])
                    .toArray(double[][]::new);
        }
        return states;
    }

    private MatchModel model() {
        double[][] weights = counts();
        double[][] neighbourWeights = counts();
        for (int c = 0; c < weights.length; c++) {
            for (int level = 1; level < weights[c].length; level++) {
                weights[c][level] = Bits.of(same.get(c, level) / chance.get(c, level));
                neighbourWeights[c][level] =
                        comparisons.get(c).isPlace() ? 0 : Bits.of(same.get(c, level) / neighbours.get(c, level));
            }
        }
        return new MatchModel(
                set,
                Bits.of(shareSame / (1 - shareSame)),
                Bits.of(shareSame / shareNeighbours),
                weights,
                neighbourWeights);
    }
}
