package io.customerhub.identity.compare;

import static org.assertj.core.api.Assertions.assertThat;

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
                "Customer 17850       | Customer 17851     | given equal, family different",
                "Test12 User1         | Test13 User1       | given different, family equal",
                "Mari0n Gr4nt         | Marion Grant       | given typo, family typo",
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
                "Ken A. Brown      | Ken Aston Brown   | other names alike, suffix missing",
                "Ken Brown Jr      | Ken Brown Sr      | other names missing, suffix different",
                "Ken Brown Jr      | Ken Brown II      | other names missing, suffix equal",
                "Ken Brown Jr      | Ken Brown, Junior | other names missing, suffix equal",
                "Ken Paul Brown Jr | Ken Paul Brown    | other names shared, suffix missing",
                "Ken Brown III     | Ken Lee Brown Jr  | other names missing, suffix different",
            })
    void otherNames(String left, String right, String expected) {
        assertThat(level(
                        ComparisonRule.Kind.OTHER_NAMES, List.of("-", "-", "v"), Map.of("v", left), Map.of("v", right)))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "DATE   | 1971-06-24 | 24.06.1971 |  v equal",
                "DATE   | 1971-06-07 | 06/07/1971 |  v with day and month swapped",
                "DATE   | 1971-06-24 | 24 June 1971 |  v equal",
                "DATE   | 1971-06-24 | 1971/06/24 |  v equal",
                "DATE   | 1971-06-07 | 1971-07-06 |  v with day and month swapped",
                "DATE   | 1971-06-24 | 1971-05-24 |  v typo",
                "DATE   | 1971-06-24 | 1971-12-24 |  v equal in two parts",
                "DATE   | 1971-06-24 | 1971-11-03 |  v of the same year",
                "DATE   | 1971-06-24 | 1971       |  v of the same year",
                "DATE   | 1971-06-24 | unknown    |  v missing",
                "NUMBER | +18765551234 | +1 (876) 555-1234 | v equal",
                "NUMBER | +18765551234 | 876-555-1234 | v without its prefix",
                "NUMBER | +18765551234 | 001 876 555 1234 | v without its prefix",
                "NUMBER | +18765551234 | 555-1234 | v without its prefix",
                "NUMBER | +18765551234 | +16585551234 | v typo",
                "NUMBER | 876-555-1234 ext. 12 | 876-555-1234 | v equal",
                "NUMBER | 876-555-1234 x12 | 876-555-1234 #7 | v equal",
                "NUMBER | AB12X345 | AB12 | v different",
                "NUMBER | 8765551234 | 8765551243 | v typo",
                "NUMBER | 8765551234 | 8765559999 | v different",
                "EMAIL  | Ann@Shop.com | ann@shop.com | v equal",
                "EMAIL  | ann.w@shop.com | ann.w@hotmail.com | v equal before the @",
                "EMAIL  | ann.w@shop.com | annw@shop.com | v typo",
                "EMAIL  | ann.w@shop.com | bob@elsewhere.org | v different",
                "EMAIL  | ann+offers@shop.com | ann@shop.com | v equal",
                "EMAIL  | an.n.w+x@gmail.com | annw@gmail.com | v equal",
                "EMAIL  | an.n.w@shop.com | annw@shop.com | v typo",
                "EMAIL  | buyer17@shop.com | buyer18@shop.com | v different",
                "EMAIL  | orders@shop5.com | orders@shop55.com | v equal before the @",
                "EMAIL  | robert@shop.com | ann.w@shop.com | v different",
                "EMAIL  | robert | ann | v different",
                "EMAIL  | sales@shop.com | info@shop.com | v of a role in the same company",
                "EMAIL  | sales@shop.com | info@elsewhere.org | v different",
                "EMAIL_COMPANY | robert@shop.com | ann.w@Shop.com | v equal",
                "EMAIL_COMPANY | robert@shop.com | robert@elsewhere.org | v different",
                "ORGANISATION_NAME | Campbell Stores 12 | Campbell Stores 13 | v partly equal",
                "ORGANISATION_NAME | Blue Mountain Traders Ltd. | The Blue Mountain Traders | v equal",
                "ORGANISATION_NAME | Blue Mountain Traders | Blue Mountian Traders | v typo",
                "ORGANISATION_NAME | Blue Mountain Traders | Acme Hardware | v different",
                "ORGANISATION_NAME | J.P.S. Co. Ltd | JPS | v equal",
                "ORGANISATION_NAME | J.P.S. | Jamaica Public Service Company Ltd | v acronym",
                "ORGANISATION_NAME | BOJ | The Bank of Jamaica | v acronym",
                "ORGANISATION_NAME | UWI | University of the West Indies | v acronym",
                "ORGANISATION_NAME | BMT | Blue Hill Traders | v different",
                "ORGANISATION_NAME | Acme L.L.C. | ACME | v equal",
                "ADDRESS | 12 Hope Road | 12 Hope Rd. | number equal, street equal",
                "ADDRESS | 12 Hope Road | 21 Hope Road | number typo, street equal",
                "ADDRESS | 12 Hope Road | 12 Hoep Road | number equal, street typo",
                "ADDRESS | Hope Road | 12 Hope Road | number missing, street equal",
                "ADDRESS | Apt 4, 12 Hope Road | 12 Hope Rd Apartment 4 | number equal, street equal",
                "ADDRESS | 12 St. Johns Road | 12 Saint Johns Rd | number equal, street equal",
                "ADDRESS | 12 Hope Street | 12 Hope St. | number equal, street equal",
                "ADDRESS | P.O. Box 12 | PO Box 12 | number equal, street equal",
                "ADDRESS | P.O. Box 12 | 12 Hope Road | number equal, street different",
                "ADDRESS | Lot 12 Hope Road | 12 Hope Road | number equal, street mostly equal",
                "WORD   | St. Andrew | st andrew | v equal",
                "WORD   | St. Ann    | Saint Ann | v equal",
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
                "Kgn. 10     | ''      | Kingston 10 | ''  | town equal, postal code missing",
                "Mo Bay      | ''      | MONTEGO BAY | ''  | town equal, postal code missing",
                "St. Ann's Bay | ''    | Saint Anns Bay | '' | town equal, postal code missing",
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
        assertThat(found(ComparisonRule.Kind.PERSON_NAME, List.of("-", "-", "v"), "Bill Smyth"))
                .containsEntry("family", "smyth")
                .containsEntry("family/sound", "SM0")
                .containsEntry("family/start", "smy")
                .containsKey("given/nickname");
    }

    @Test
    void findsAnOrganisationByItsInitials() {
        assertThat(found(ComparisonRule.Kind.ORGANISATION_NAME, List.of("v"), "Jamaica Public Service Co."))
                .containsEntry("organisation/acronym", "jps");
        assertThat(found(ComparisonRule.Kind.ORGANISATION_NAME, List.of("v"), "J.P.S."))
                .containsEntry("organisation/acronym", "jps");
        assertThat(found(ComparisonRule.Kind.ORGANISATION_NAME, List.of("v"), "Acme Hardware"))
                .doesNotContainKey("organisation/acronym");
    }

    @Test
    void findsAPersonByTheCompanysDomainAndNotByARole() {
        assertThat(found(ComparisonRule.Kind.EMAIL, List.of("v"), "ann.w@shop.com"))
                .containsEntry("v!", "ann.w@shop.com")
                .containsEntry("v/local!", "ann.w");
        assertThat(found(ComparisonRule.Kind.EMAIL, List.of("v"), "Info@shop.com"))
                .containsOnly(Map.entry("v!", "info@shop.com"));
        assertThat(found(ComparisonRule.Kind.EMAIL_COMPANY, List.of("v"), "ann.w@shop.com"))
                .containsOnly(Map.entry("v", "shop.com"));
        assertThat(found(ComparisonRule.Kind.EMAIL_COMPANY, List.of("v"), "ann.w@yahoo.com"))
                .isEmpty();
    }

    @Test
    void findsAPhoneByTheNumberThatNeighboursDial() {
        assertThat(found(ComparisonRule.Kind.NUMBER, List.of("v"), "+1 876 555 1234"))
                .containsEntry("v!", "5551234");
        assertThat(found(ComparisonRule.Kind.NUMBER, List.of("v"), "555-1234")).containsEntry("v!", "5551234");
    }

    private static Map<String, String> found(ComparisonRule.Kind kind, List<String> fields, String value) {
        var found = new TreeMap<String, String>();
        comparison(kind, fields, List.of(Map.of("v", value))).atoms(0, new Atoms() {
            @Override
            public void add(String kind, String value) {
                found.put(kind, value);
            }

            @Override
            public void strong(String kind, String value) {
                found.put(kind + "!", value);
            }
        });
        return found;
    }

    @Test
    void aValueThatSaysNothingIsMissing() {
        var rule = new ComparisonRule(
                "v", ComparisonRule.Kind.NUMBER, List.of("v"), false, true, List.of(), List.of("999999999"));
        assertThat(level(rule, List.of(Map.of("v", " 999999999"), Map.of("v", "999999999"))))
                .isEqualTo("v missing");
        assertThat(level(rule, List.of(Map.of("v", "999999998"), Map.of("v", "999999998"))))
                .isEqualTo("v equal");
    }

    private static String level(ComparisonRule rule, List<Map<String, String>> records) {
        Comparison comparison = comparison(rule, records);
        return comparison.describe(comparison.level(0, 1));
    }

    private static String level(
            ComparisonRule.Kind kind, List<String> fields, Map<String, String> left, Map<String, String> right) {
        Comparison comparison = comparison(kind, fields, List.of(left, right));
        assertThat(comparison.level(1, 0)).as("the same the other way round").isEqualTo(comparison.level(0, 1));
        return comparison.describe(comparison.level(0, 1));
    }

    private static Comparison comparison(
            ComparisonRule.Kind kind, List<String> fields, List<Map<String, String>> records) {
        return comparison(new ComparisonRule("v", kind, fields, true, true), records);
    }

    private static Comparison comparison(ComparisonRule rule, List<Map<String, String>> records) {
        Comparison comparison = rule.make(new Words(ShippedWords.DICTIONARY));
        for (Map<String, String> record : records) {
            comparison.add(new Described("r", "s", new HashMap<>(record)));
        }
        comparison.close(Optional.empty());
        return comparison;
    }
}
