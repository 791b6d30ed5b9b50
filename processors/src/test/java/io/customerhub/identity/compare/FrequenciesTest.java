package io.customerhub.identity.compare;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerhub.identity.compare.ComparisonRule.Kind;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class FrequenciesTest {
    private static final List<String> NAMES = List.of("given", "family", "full");
    private static final List<ComparisonRule> RULES = List.of(
            new ComparisonRule("name", Kind.PERSON_NAME, NAMES, false, true),
            new ComparisonRule("other names", Kind.OTHER_NAMES, NAMES, false, true),
            new ComparisonRule("organisation", Kind.ORGANISATION_NAME, List.of("organisation"), false, true),
            new ComparisonRule("e-mail", Kind.EMAIL, List.of("email"), false, true));

    /** Most are called Brown, more than values are weighed beforehand for. */
    private static final int PEOPLE = 5000;

    private static final int BROWNS = 4500;

    private final RecordSet all = read(IntStream.range(0, PEOPLE), Optional.empty());

    @Test
    void whatTwoRecordsAgreeInWeighsAmongFewAsItDoesAmongAll() {
        int[] few = {0, 1, 2, 3, 6, 7, 14, 4501, 4502, 4601, 4602, 4999};
        RecordSet alone = read(IntStream.of(few), Optional.of(all.frequencies(Integer.MAX_VALUE)));
        for (int one = 0; one < few.length; one++) {
            for (int two = one + 1; two < few.length; two++) {
                assertThat(evidence(alone, one, two)).isEqualTo(evidence(all, few[one], few[two]));
            }
        }
    }

    @Test
    void whatMostHaveWeighsLessThanUsual() {
        Comparison name = all.comparisons().get(0);
        int level = name.level(1, 2);
        assertThat(name.describe(level)).isEqualTo("given different, family equal");
        assertThat(name.rarity(level, 1, 2)).isNegative();
        assertThat(name.rarity(level, 4501, 4601)).isGreaterThan(5);
    }

    @Test
    void allThatIsCountedIsRemembered() {
        Frequencies remembered = all.frequencies(Integer.MAX_VALUE);
        assertThat(List.of(
                        "name/given",
                        "name/family",
                        "other names/suffix",
                        "organisation/organisation",
                        "organisation/words",
                        "e-mail/e-mail"))
                .allSatisfy(column -> assertThat(remembered.of(column)).isPresent());
        assertThat(remembered.of("other names/other names")).isEmpty();
        assertThat(remembered.of("name/family").orElseThrow().of("brown")).isEqualTo(BROWNS);
        assertThat(remembered.of("other names/suffix").orElseThrow().of("jr")).isEqualTo(PEOPLE / 2);
        assertThat(remembered.of("organisation/words").orElseThrow().of("harbour"))
                .isEqualTo(PEOPLE);
    }

    @Test
    void ofManyValuesTheMostFrequentAreRememberedAndWhatAnyOtherIsLike() {
        Frequency families = all.frequencies(1).of("name/family").orElseThrow();
        assertThat(families.values()).isEqualTo(1);
        assertThat(families.of("brown")).isEqualTo(BROWNS);
        assertThat(families.of("mcaullough")).isEqualTo((PEOPLE - BROWNS) / 10);
        assertThat(families.chanceOfEqual())
                .isEqualTo(all.frequencies(Integer.MAX_VALUE)
                        .of("name/family")
                        .orElseThrow()
                        .chanceOfEqual());
    }

    private static Map<String, Double> evidence(RecordSet set, int left, int right) {
        return set.comparisons().stream()
                .collect(Collectors.toMap(
                        comparison -> comparison.name() + ": " + comparison.describe(comparison.level(left, right)),
                        comparison -> comparison.rarity(comparison.level(left, right), left, right)));
    }

    private static RecordSet read(IntStream people, Optional<Frequencies> remembered) {
        List<Described> records = people.mapToObj(FrequenciesTest::person).toList();
        return new RecordSet(RULES, ShippedWords.DICTIONARY, records, List.of(), remembered);
    }

    private static Described person(int number) {
        Function<List<String>, String> any = of -> of.get(number % of.size());
        return new Described(
                String.valueOf(number),
                "crm",
                Map.of(
                        "given",
                        any.apply(List.of("Ann", "Paula", "Ken", "Errol", "Winsome", "Marva", "Anne")),
                        "family",
                        number < BROWNS ? "Brown" : "Mc" + "abcdefghij".charAt(number % 10) + "ullough",
                        "full",
                        number % 2 == 0 ? "Ann Brown Jr" : "Ann Marie Brown",
                        "organisation",
                        "Harbour " + any.apply(List.of("Bank", "View Trading", "Trading Ltd")),
                        "email",
                        "box" + number % 300 + "@shop.com"));
    }
}
