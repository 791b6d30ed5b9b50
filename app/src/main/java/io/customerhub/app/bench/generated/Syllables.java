package io.customerhub.app.bench.generated;

import java.util.List;
import java.util.SplittableRandom;

/** Words for ranks, of which there is no end: the same word for the same rank, and none for two that is alike for that. */
final class Syllables {
    private static final List<String> STARTS =
            Vocabulary.words("b br c ch cl d dr f g gr h j k l m n p pr r s sh st t tr v w wh y z th");

    private static final List<String> VOWELS = Vocabulary.words("a e i o u a e i o ai ea ee ou");
    private static final List<String> ENDS = Vocabulary.words("n l r s t m ck nd rt ll ss ns rd n l r");
    private static final double CLOSED = 0.3;

    private Syllables() {}

    /**
     * A word of two to four syllables, most of two, with a capital.
     *
     * @param kind of what: each has words of its own
     */
    static String word(long rank, int kind) {
        var random = new SplittableRandom(rank * 31 + kind);
        var word = new StringBuilder();
        int syllables = 2 + random.nextInt(2) * random.nextInt(3);
        for (int syllable = 0; syllable < syllables; syllable++) {
            word.append(any(STARTS, random)).append(any(VOWELS, random));
            if (random.nextDouble() < CLOSED || syllable == syllables - 1) {
                word.append(any(ENDS, random));
            }
        }
        return Character.toUpperCase(word.charAt(0)) + word.substring(1);
    }

    private static String any(List<String> some, SplittableRandom random) {
        return some.get(random.nextInt(some.size()));
    }
}
