package io.customerhub.identity.compare;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerhub.declaration.Findings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How two records stand to each other, comparison by comparison, with the words that ship with the hub. */
final class ComparisonTest {
    private static final Dictionary WORDS = DictionaryFile.read(
                    Path.of("../config/identity/words.yaml"), new Findings())
            .orElseThrow();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Marcia Campbell      | MARCIA CAMPBELL    | given equal, family equal",
                "Marcia Campbell      | Mrs. Marcia Campbell | given equal, family equal",
                "William Grant        | Bill Grant         | given variant, family equal",
                "W Grant              | William Grant      | given variant, family equal",
                "Marsha Campbell      | Marcha Campbel     | given typo, family typo",
                "Campbell Marcia      | Marcia Campbell    | given elsewhere, family elsewhere",
                "Grant, William       | William Grant      | given equal, family equal",
                "Bill Brown           | Bill Whyte         | given equal, family different",
                "José Núñez           | jose nunez         | given equal, family equal",
                "Cher                 | Cher Bono          | given equal, family missing",
                "O'Brian Shaw         | OBrian Shaw        | given equal, family equal",
            })
    void names(String left, String right, String expected) {
        assertThat(level(
                        ComparisonRule.Kind.PERSON_NAME, List.of("-", "-", "v"), Map.of("v", left), Map.of("v", right)))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "DATE   | 1971-06-24 | 24.06.1971 |  v different",
                "DATE   | 1971-06-24 | 1971/06/24 |  v equal",
                "DATE   | 1971-06-07 | 1971-07-06 |  v with day and month swapped",
                "DATE   | 1971-06-24 | 1971-05-24 |  v typo",
                "DATE   | 1971-06-24 | 1971-12-24 |  v equal in two parts",
                "DATE   | 1971-06-24 | 1971-11-03 |  v of the same year",
                "DATE   | 1971-06-24 | 1971       |  v of the same year",
                "DATE   | 1971-06-24 | unknown    |  v missing",
                "NUMBER | +1 876 555 1234 | 876-555-1234 | v typo",
                "NUMBER | 8765551234 | 8765551243 | v typo",
                "NUMBER | 8765551234 | 8765559999 | v different",
                "EMAIL  | Ann@Shop.com | ann@shop.com | v equal",
                "EMAIL  | ann.w@shop.com | ann.w@gmail.com | v equal before the @",
                "EMAIL  | ann.w@shop.com | annw@shop.com | v typo",
                "EMAIL  | ann.w@shop.com | bob@elsewhere.org | v different",
                "ORGANISATION_NAME | Blue Mountain Traders Ltd. | The Blue Mountain Traders | v equal",
                "ORGANISATION_NAME | Blue Mountain Traders | Blue Mountian Traders | v typo",
                "ORGANISATION_NAME | Blue Mountain Traders | Acme Hardware | v different",
                "ADDRESS | 12 Hope Road | 12 Hope Rd. | number equal, street equal",
                "ADDRESS | 12 Hope Road | 21 Hope Road | number typo, street equal",
                "ADDRESS | 12 Hope Road | 12 Hoep Road | number equal, street typo",
                "ADDRESS | Hope Road | 12 Hope Road | number missing, street equal",
                "WORD   | St. Andrew | st andrew | v equal",
                "WORD   | Kingston   | Portland  | v different",
            })
    void values(ComparisonRule.Kind kind, String left, String right, String expected) {
        assertThat(level(kind, List.of("v"), Map.of("v", left), Map.of("v", right)))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Kingston    | KGN10   | kingston | kgn 10 | town equal, postal code equal",
                "West Devon  | TQ13 8DF | Devon   | TQ13 8HU | town contained, postal code near",
                "Kingston    | ''      | Kingstn  | ''     | town typo, postal code missing",
            })
    void localities(String town, String code, String otherTown, String otherCode, String expected) {
        assertThat(level(
                        ComparisonRule.Kind.LOCALITY,
                        List.of("t", "c"),
                        Map.of("t", town, "c", code),
                        Map.of("t", otherTown, "c", otherCode)))
                .isEqualTo(expected);
    }

    @Test
    void whatIsMissingIsLevelZero() {
        Comparison comparison =
                comparison(ComparisonRule.Kind.WORD, List.of("v"), List.of(Map.of("v", "x"), Map.of("v", " ")));
        assertThat(comparison.level(0, 1)).isZero();
    }

    @Test
    void theRareWeighsMoreThanTheFrequent() {
        var records = new ArrayList<Map<String, String>>();
        for (int i = 0; i < 20; i++) {
            records.add(Map.of("v", i < 16 ? "brown" : "word" + i / 2));
        }
        Comparison comparison = comparison(ComparisonRule.Kind.WORD, List.of("v"), records);
        double frequent = comparison.rarity(comparison.level(0, 1), 0, 1);
        double rare = comparison.rarity(comparison.level(16, 17), 16, 17);
        assertThat(rare).isGreaterThan(frequent + 3);
    }

    @Test
    void findsARecordByItsSoundsAndStartsAndNicknames() {
        Comparison comparison =
                comparison(ComparisonRule.Kind.PERSON_NAME, List.of("-", "-", "v"), List.of(Map.of("v", "Bill Smyth")));
        var found = new TreeMap<String, String>();
        comparison.atoms(0, new Atoms() {
            @Override
            public void add(String kind, String value) {
                found.put(kind, value);
            }

            @Override
            public void strong(String kind, String value) {
                found.put(kind + "!", value);
            }
        });
        assertThat(found)
                .containsEntry("family", "smyth")
                .containsEntry("family/sound", "SM0")
                .containsEntry("family/start", "smy")
                .containsKey("given/nickname");
    }

    private static String level(
            ComparisonRule.Kind kind, List<String> fields, Map<String, String> left, Map<String, String> right) {
        Comparison comparison = comparison(kind, fields, List.of(left, right));
        assertThat(comparison.level(1, 0)).as("the same the other way round").isEqualTo(comparison.level(0, 1));
        return comparison.describe(comparison.level(0, 1));
    }

    private static Comparison comparison(
            ComparisonRule.Kind kind, List<String> fields, List<Map<String, String>> records) {
        Comparison comparison = new ComparisonRule("v", kind, fields, false, true).make(new Words(WORDS));
        for (Map<String, String> record : records) {
            comparison.add(new Described("r", "s", new HashMap<>(record)));
        }
        comparison.close(Optional.empty());
        return comparison;
    }
}
