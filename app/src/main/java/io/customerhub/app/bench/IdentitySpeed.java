package io.customerhub.app.bench;

import io.customerhub.app.bench.IdentityBench.Learned;
import io.customerhub.identity.compare.Described;
import io.customerhub.identity.match.Pairs;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.text.similarity.JaroWinklerSimilarity;

/**
 * How many pairs a second one core scores by the whole model, beside a well-known library's Jaro-Winkler on nothing but the
 * names of the same pairs, in turns.
 */
public final class IdentitySpeed {
    private static final int MOST_PAIRS = 500_000;
    private static final int WARM_UPS = 2;
    private static final int ROUNDS = 5;

    private final IdentityBench bench;
    private double sum;

    public IdentitySpeed(IdentityBench bench) {
        this.bench = bench;
    }

    /**
     * Pairs a second, the middle of some rounds.
     *
     * @param pairs how many different candidates were scored
     * @param model the whole model, all comparisons
     * @param library Jaro-Winkler of commons-text on the names
     */
    public record Rates(String set, int pairs, double model, double library) {}

    /** Measures one set. */
    public Rates run(IdentitySet set) {
        Learned learned = bench.learn(set);
        int[][] pairs = pairs(learned);
        String[] names = set.records().stream().map(IdentitySpeed::name).toArray(String[]::new);
        var library = new JaroWinklerSimilarity();
        double[] model = new double[ROUNDS];
        double[] reference = new double[ROUNDS];
        for (int round = -WARM_UPS; round < ROUNDS; round++) {
            double scored = rate(pairs, (left, right) -> sum += learned.model().score(left, right));
            double compared = rate(pairs, (left, right) -> sum += library.apply(names[left], names[right]));
            if (round >= 0) {
                model[round] = scored;
                reference[round] = compared;
            }
        }
        if (Double.isNaN(sum)) {
            throw new IllegalStateException("scoring the pairs of " + set.name() + ": not a number");
        }
        return new Rates(set.name(), pairs.length, middle(model), middle(reference));
    }

    private static int[][] pairs(Learned learned) {
        Stream.Builder<int[]> pairs = Stream.builder();
        int[] count = {0};
        learned.candidates().forEach((left, right) -> {
            if (count[0]++ < MOST_PAIRS) {
                pairs.add(new int[] {left, right});
            }
        });
        return pairs.build().toArray(int[][]::new);
    }

    private static String name(Described record) {
        return List.of("name", "givenName", "familyName", "organisation").stream()
                .map(record::get)
                .filter(value -> !value.isEmpty())
                .collect(Collectors.joining(" "));
    }

    private static double rate(int[][] pairs, Pairs work) {
        long begun = System.nanoTime();
        for (int[] pair : pairs) {
            work.pair(pair[0], pair[1]);
        }
        return pairs.length / ((System.nanoTime() - begun) / 1e9);
    }

    private static double middle(double[] rates) {
        Arrays.sort(rates);
        return rates[rates.length / 2];
    }
}
