package io.customerhub.scoring.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SpecialFunctionsTest {
    @ParameterizedTest
    @ValueSource(doubles = {-30, -1, -.3, 0, .2, .7, .95, .999})
    void hypergeometricIsWhatItIsInClosedForms(double z) {
        closedForm(SpecialFunctions.hypergeometric(2.5, 1.3, 1.3, z), Math.pow(1 - z, -2.5));
        closedForm(SpecialFunctions.hypergeometric(1, 1, 2, z), z == 0 ? 1 : -Math.log1p(-z) / z);
        double root = Math.sqrt(Math.abs(z));
        double inverse = z == 0 ? 1 : z > 0 ? Math.log((1 + root) / (1 - root)) / (2 * root) : Math.atan(root) / root;
        closedForm(SpecialFunctions.hypergeometric(.5, 1, 1.5, z), inverse);
        closedForm(SpecialFunctions.hypergeometric(-2, 3, 4, z), 1 - 1.5 * z + .6 * z * z);
    }

    private static void closedForm(double found, double exact) {
        assertThat(found).isCloseTo(exact, within(1e-10 * Math.max(1, Math.abs(exact))));
    }

    @Test
    void hypergeometricRefusesWhereItDoesNotConverge() {
        assertThatThrownBy(() -> SpecialFunctions.series(1, 1, 1, 1))
                .isInstanceOf(ArithmeticException.class)
                .hasMessageContaining("take a shorter horizon");
    }

    @Test
    void sumsAndDifferencesOfLogarithmsNeitherOverflowNorVanish() {
        assertThat(SpecialFunctions.logSum(-2000, -2000)).isCloseTo(-2000 + Math.log(2), within(1e-12));
        assertThat(SpecialFunctions.logSum(Double.NEGATIVE_INFINITY, 3)).isEqualTo(3);
        assertThat(SpecialFunctions.logSum(Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY))
                .isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(SpecialFunctions.logDifference(1000 + Math.log(3), 1000))
                .isCloseTo(1000 + Math.log(2), within(1e-12));
        assertThat(SpecialFunctions.logDifference(5, 5)).isEqualTo(Double.NEGATIVE_INFINITY);
    }
}
