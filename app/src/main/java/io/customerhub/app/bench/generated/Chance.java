package io.customerhub.app.bench.generated;

import java.util.List;
import java.util.SplittableRandom;

/** What is left to chance: the same for the same seed. */
final class Chance {
    private static final int DIGITS = 10;
    /** How much more often what stands first in a list is taken: 1 for not at all. */
    private static final double SKEW = 1.5;

    private final SplittableRandom random;

    Chance(long seed) {
        random = new SplittableRandom(seed);
    }

    boolean is(double probability) {
        return random.nextDouble() < probability;
    }

    boolean is(Fault fault) {
        return is(fault.probability());
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    <T> T any(List<T> some) {
        return some.get(below(some.size()));
    }

    /** One of a list in which the frequent stand first. */
    <T> T often(List<T> some) {
        return some.get((int) (some.size() * Math.pow(random.nextDouble(), SKEW)));
    }

    /** How many there are, at least one, by the share of each number. */
    int count(double... shares) {
        double left = random.nextDouble();
        int count = 1;
        while (count < shares.length && left >= shares[count - 1]) {
            left -= shares[count++ - 1];
        }
        return count;
    }

    /**
     * The rank of something of which there is ever more, the more is looked at, as there is of names: low ones are frequent (Zipf),
     * and of n draws about n^(1 / (1 + fall)) differ (Heaps).
     *
     * @param frequent how many are about equally frequent
     * @param fall how fast the others become rare
     */
    long rank(double frequent, double fall) {
        return (long) (frequent * (Math.pow(1 - random.nextDouble(), -1 / fall) - 1));
    }

    String digits(int many) {
        var digits = new StringBuilder();
        for (int i = 0; i < many; i++) {
            digits.append(below(DIGITS));
        }
        return digits.toString();
    }

    /** A word with one letter left out, doubled, replaced or swapped with the next. */
    String mistyped(String word) {
        if (word.length() < 2) {
            return word;
        }
        int at = below(word.length() - 1);
        String before = word.substring(0, at);
        String letter = word.substring(at, at + 1);
        String next = word.substring(at + 1, at + 2);
        String behind = word.substring(at + 2);
        return switch (below(4)) {
            case 0 -> before + next + behind;
            case 1 -> before + letter + letter + next + behind;
            case 2 -> before + (char) ('a' + below(26)) + next + behind;
            default -> before + next + letter + behind;
        };
    }

    /** A number of which one digit may be another. */
    String misdialled(String number) {
        int at = number.length() - 1 - below(Math.min(6, number.length()));
        return Character.isDigit(number.charAt(at))
                ? number.substring(0, at) + below(DIGITS) + number.substring(at + 1)
                : number;
    }
}
