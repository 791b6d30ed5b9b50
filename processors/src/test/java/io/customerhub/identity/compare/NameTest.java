package io.customerhub.identity.compare;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is read from a person's name with the words that ship with the hub. */
final class NameTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // given | family | full | what is read: given, family, others, suffix
                "''     | ''       | Ken Brown Jr.            | ken,brown,[],jr",
                "''     | ''       | Mr. Ken A. Brown, Junior | ken,brown,[a],jr",
                "''     | ''       | Brown, Ken Snr           | ken,brown,[],sr",
                "''     | ''       | Brown Jr., Ken Paul      | ken,brown,[paul],jr",
                "''     | ''       | Ken Brown II             | ken,brown,[],jr",
                "''     | ''       | Ken Brown III            | ken,brown,[],iii",
                "Ken    | Brown Sr | ''                       | ken,brown,[],sr",
                "Ken Jr | Brown    | ''                       | ken,brown,[],jr",
                "Ken    | Brown    | Ken Brown Jr             | ken,brown,[],jr",
                "Ken    | Brown Jr | Brown Jr, Ken            | ken,brown,[],jr",
                "''     | ''       | Mr. Junior Brown         | junior,brown,[],''",
                "''     | ''       | Brown, Junior            | junior,brown,[],''",
                "Junior | Brown    | Junior Brown             | junior,brown,[],''",
                "''     | ''       | Olive Senior             | olive,senior,[],''",
                "''     | ''       | Rev. Dr. Ann de la Cruz  | ann,cruz,[],''",
                "''     | ''       | Cher                     | cher,'',[],''",
                "''     | ''       | ''                       | '','',[],''",
            })
    void tellsNamesFromSuffixes(String given, String family, String full, String expected) {
        Name name = Name.of(given, family, full, ShippedWords.DICTIONARY);
        assertThat(said(name.given()) + "," + said(name.family()) + "," + name.others() + "," + said(name.suffix()))
                .isEqualTo(expected);
    }

    private static String said(String text) {
        return text.isEmpty() ? "''" : text;
    }
}
