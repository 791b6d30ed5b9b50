package io.customerhub.scoring.served;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ShownTest {
    @ParameterizedTest
    @CsvSource({
        "3.2, 3.2",
        "3.14159, 3.14",
        "45123.7, 45100",
        "100, 100",
        "0, 0",
        "-2.5, -2.5",
        "0.01249, 0.0125",
        "0.0002, nearly 0",
        "NaN, ''",
        "Infinity, ''"
    })
    void hasThreeDigits(double value, String shown) {
        assertThat(Shown.number(value)).isEqualTo(shown);
    }
}
