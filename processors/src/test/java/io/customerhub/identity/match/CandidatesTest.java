package io.customerhub.identity.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.customerhub.identity.compare.Described;
import io.customerhub.identity.compare.RecordSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

/** Which pairs are compared, where many share much. */
final class CandidatesTest {
    private static final int LARGEST = 4;

    @Test
    void whatTooManyShareFindsWithOneThingMore() {
        assertThat(pairs(withOnePhone(LARGEST * LARGEST))).contains("0 1", "2 3");
    }

    @Test
    void whatFarTooManyShareFindsNobodyWithOneThingMore() {
        assertThat(pairs(withOnePhone(LARGEST * LARGEST + 2))).isEmpty();
    }

    @Test
    void fewerMayShareAKeyWhereEachWouldBeComparedWithTooMany() {
        List<Described> records = IntStream.range(0, 600)
                .mapToObj(i -> new Described(
                        String.valueOf(i),
                        "crm",
                        Map.of(
                                "given",
                                "name" + i % 4,
                                "town",
                                "town" + i % 4,
                                "phone",
                                String.valueOf(5551000 + i / 2))))
                .toList();
        var set = new RecordSet(People.RULES, People.WORDS, records, List.of());

        assertThat(new Candidates(set, 100).largest()).isEqualTo(100);
        assertThat(new Candidates(set, 200).largest()).isEqualTo(149);
        assertThat(pairs(new Candidates(set, 200))).contains("0 1", "598 599").hasSizeLessThan(600 * 50);
    }

    @Test
    void drawsAllWhereThereAreNotMany() {
        var candidates = new Candidates(people(), LARGEST);
        Set<String> drawn = new HashSet<>();
        double share = candidates.draw(Long.MAX_VALUE, 1, (left, right) -> drawn.add(left + " " + right));

        assertThat(share).isEqualTo(1);
        assertThat(drawn).isEqualTo(pairs(candidates));
    }

    @Test
    void drawsAsLargeAShareOfThePairsAsOfTheRecords() {
        var candidates = new Candidates(people(), LARGEST);
        int all = pairs(candidates).size();
        Set<String> drawn = new HashSet<>();
        double share = candidates.draw(all / 3, 1, (left, right) -> drawn.add(left + " " + right));

        assertThat(share).isCloseTo(1 / 3.0, within(0.05));
        assertThat(drawn.size() / share).isCloseTo(all, Percentage.withPercentage(10));
        assertThat(pairs(candidates)).containsAll(drawn);
    }

    @Test
    void aSetOfKeysHasThoseThatWereGivenAndNoOthers() {
        long[] keys = {0, 1, -1, 42, Long.MIN_VALUE, 1L << 40};
        var set = new KeySet(keys);

        assertThat(LongStream.of(keys)).allMatch(set::contains);
        assertThat(LongStream.of(2, -2, 41, Long.MAX_VALUE)).noneMatch(set::contains);
        assertThat(new KeySet(new long[] {7}).contains(0)).isFalse();
        assertThat(new KeySet(new long[0]).contains(7)).isFalse();
    }

    /** Of each two one town. */
    private static Candidates withOnePhone(int records) {
        List<Described> described = IntStream.range(0, records)
                .mapToObj(i ->
                        new Described(String.valueOf(i), "crm", Map.of("phone", "8765551234", "town", "town" + i / 2)))
                .toList();
        return new Candidates(new RecordSet(People.RULES, People.WORDS, described, List.of()), LARGEST);
    }

    private static RecordSet people() {
        return new RecordSet(People.RULES, People.WORDS, new People(6).records(1500, 4, "crm"), List.of());
    }

    private static Set<String> pairs(Candidates candidates) {
        Set<String> pairs = new HashSet<>();
        candidates.forEach((left, right) -> pairs.add(left + " " + right));
        return pairs;
    }
}
