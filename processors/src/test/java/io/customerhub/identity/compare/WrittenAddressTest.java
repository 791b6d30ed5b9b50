package io.customerhub.identity.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class WrittenAddressTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "12 Hope Road              | 12 | hope rd",
                "12a Hope Rd.              | 12a | hope rd",
                "Apartment 4, 12 Hope Road | 12 | apt 4 hope rd",
                "12 Hope Road, Flat 4      | 12 | hope rd apt 4",
                "Shop 5, Lot 12 Hope Road  | 5  | shop lot 12 hope rd",
                "Lot 12 Hope Road          | 12 | lot hope rd",
                "P.O. Box 31               | 31 | box",
                "P O Box 31, 7 Hope Road   | 7  | box 31 hope rd",
                "Post Office Box 31        | 31 | box",
                "12 St. Johns Road         | 12 | saint johns rd",
                "St Johns Street           | '' | saint johns st",
                "12 Hope St                | 12 | hope st",
                "12 Hope St. Kingston      | 12 | hope st kingston",
                "42nd Street               | '' | 42nd st",
            })
    void tellsTheHousesNumberFromOthers(String written, String house, String street) {
        WrittenAddress read = WrittenAddress.of(List.of(written), ShippedWords.DICTIONARY);
        assertThat(read.house()).isEqualTo(house);
        assertThat(String.join(" ", read.street())).isEqualTo(street);
    }

    @Test
    void isReadFromSeveralFields() {
        WrittenAddress read = WrittenAddress.of(List.of("", "Unit 3", "12", "St Johns Rd"), ShippedWords.DICTIONARY);
        assertThat(read).isEqualTo(new WrittenAddress("12", List.of("unit", "3", "saint", "johns", "rd")));
    }
}
