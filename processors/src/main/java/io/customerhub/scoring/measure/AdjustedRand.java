package io.customerhub.scoring.measure;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** How far two groupings of the same things agree, beyond chance (Hubert and Arabie 1985). */
public final class AdjustedRand {
    private AdjustedRand() {}

    /**
     * 1 for equal groupings whatever the groups' numbers, about 0 for unrelated ones, less for ones that contradict each
     * other.
     *
     * @param left for each thing the number of its group
     * @param right the same of the other grouping
     */
    public static double of(int[] left, int[] right) {
        if (left.length != right.length) {
            throw new IllegalArgumentException(
                    "comparing groupings of " + left.length + " and " + right.length + " things");
        }
        Map<Long, Integer> both = new HashMap<>();
        for (int i = 0; i < left.length; i++) {
            both.merge(((long) left[i] << 32) ^ (right[i] & 0xffffffffL), 1, Integer::sum);
        }
        double together =
                both.values().stream().mapToDouble(AdjustedRand::pairs).sum();
        double lefts = pairsOf(left);
        double rights = pairsOf(right);
        double all = pairs(left.length);
        double expected = all == 0 ? 0 : lefts * rights / all;
        double most = (lefts + rights) / 2;
        return most == expected ? 1 : (together - expected) / (most - expected);
    }

    private static double pairsOf(int[] groups) {
        Map<Integer, Integer> sizes = new HashMap<>();
        Arrays.stream(groups).forEach(group -> sizes.merge(group, 1, Integer::sum));
        return sizes.values().stream().mapToDouble(AdjustedRand::pairs).sum();
    }

    private static double pairs(int things) {
        return things * (things - 1.0) / 2;
    }
}
