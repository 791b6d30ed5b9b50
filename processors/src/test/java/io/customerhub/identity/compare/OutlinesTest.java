package io.customerhub.identity.compare;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerhub.identity.text.EditDistance;
import io.customerhub.identity.text.JaroWinkler;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** An outline may leave a pair of words open; what it rules out, reading them would rule out, too. */
final class OutlinesTest {
    private static final double LIMIT = 0.92;
    private static final double LEAST = 0.7;
    private static final byte[] MOST_LACKING = Outlines.mostLacking(1, LIMIT);

    private final EditDistance distance = new EditDistance();

    @Property(tries = 20_000)
    void noPairWithinADistanceIsRuledOut(@ForAll("pairs") List<String> pair) {
        int least = distance.between(pair.get(0), pair.get(1));
        assertThat(of(pair).mayBeWithin(0, 1, least)).isTrue();
    }

    @Property(tries = 20_000)
    void noAlikePairIsRuledOut(@ForAll("pairs") List<String> pair) {
        double similarity = JaroWinkler.similarity(pair.get(0), pair.get(1));
        Outlines outlines = of(pair);
        assertThat(similarity < LEAST || outlines.mayBeAlike(0, 1, similarity)).isTrue();
        int shorter = Math.min(pair.get(0).length(), pair.get(1).length());
        int few = shorter <= Outlines.SHORT ? 1 : 2;
        if (similarity >= LIMIT || distance.between(pair.get(0), pair.get(1)) <= few || shorter == 1) {
            assertThat(Outlines.mayBeLike(outlines.letters(0), outlines.letters(1), MOST_LACKING))
                    .isTrue();
        }
    }

    @Property(tries = 5_000)
    void wordsStartAlikeNoFurtherThanTheirOutlines(@ForAll("pairs") List<String> pair) {
        String one = pair.get(0);
        String two = pair.get(1);
        int same = 0;
        while (same < Math.min(8, Math.min(one.length(), two.length())) && one.charAt(same) == two.charAt(same)) {
            same++;
        }
        assertThat(of(pair).sameStartAtMost(0, 1)).isGreaterThanOrEqualTo(same);
    }

    @Property(tries = 2_000)
    void nicknamesAreNotRuledOut(@ForAll("pairs") List<String> pair) {
        var words = new Words(new Dictionary(List.of(pair), Set.of(), Set.of(), Map.of()));
        int one = words.number(pair.get(0));
        int two = words.number(pair.get(1));
        assertThat(words.likeness(one, two)).isEqualTo(one == two ? Words.EQUAL : Words.VARIANT);
    }

    /** Two words, of which the second is the first with some changes or another one. */
    @Provide
    Arbitrary<List<String>> pairs() {
        Arbitrary<String> word = Arbitraries.of("abcde", "0123456789", "abcé 1", "ab@.-xyzЖ")
                .flatMap(letters -> Arbitraries.strings()
                        .withChars(letters.toCharArray())
                        .ofMinLength(1)
                        .ofMaxLength(letters.length() == 5 ? 140 : 12));
        return Combinators.combine(word, word, Arbitraries.integers().between(0, 3))
                .as((one, two, changes) -> List.of(one, changes == 0 ? two : changed(one, two, changes)));
    }

    /** A word with some letters exchanged for those that another starts with, left out or put in. */
    private static String changed(String word, String other, int changes) {
        var changed = new StringBuilder(word);
        for (int change = 0; change < changes; change++) {
            int at = word.length() * change / changes;
            char letter = other.charAt(change % other.length());
            changed.replace(at, Math.min(changed.length(), at + letter % 3), String.valueOf(letter));
        }
        return changed.toString();
    }

    private static Outlines of(List<String> words) {
        var outlines = new Outlines();
        for (int word = 0; word < words.size(); word++) {
            outlines.set(word, words.get(word), false);
        }
        return outlines;
    }
}
