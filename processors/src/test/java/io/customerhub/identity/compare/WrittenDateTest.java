package io.customerhub.identity.compare;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class WrittenDateTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1980-05-03           | 19800503",
                "1980/5/3             | 19800503",
                "19800503             | 19800503",
                "1980-05-03T00:00:00Z | 19800503",
                "1980-05-03 12:30     | 19800503",
                "24/06/1971           | 19710624",
                "24.6.1971            | 19710624",
                "06/24/1971           | 19710624",
                "3/5/1980             | 19800503",
                "3 May 1980           | 19800503",
                "3rd of May, 1980     | 19800503",
                "03-MAY-1980          | 19800503",
                "May 3rd, 1980        | 19800503",
                "1980 Sept 3          | 19800903",
                "3 août 1980          | 19800803",
                "3 diciembre 1980     | 19801203",
                "May 1980             | 198005",
                "1980-05              | 198005",
                "1980                 | 1980",
                "1980-02-31           | 19800231",
                "03/05/80             | 030580",
                "unknown              | ''",
            })
    void isDigitsYearFirst(String written, String digits) {
        assertThat(WrittenDate.digits(written, ShippedWords.DICTIONARY)).isEqualTo(digits);
    }
}
