package io.customerhub.scoring.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ZeroInflatedLognormalTest {
    private static final float[] OUTPUTS = {-.4f, 2.5f, .3f};

    private final ZeroInflatedLognormal loss = new ZeroInflatedLognormal();

    @ParameterizedTest
    @ValueSource(floats = {0, .5f, 12, 900})
    void gradientIsHowTheLossChanges(float amount) {
        float[] target = {amount};
        float[] gradient = new float[3];
        loss.of(OUTPUTS, target, gradient);
        for (int output = 0; output < OUTPUTS.length; output++) {
            float step = .01f;
            double change = loss(moved(output, step), target) - loss(moved(output, -step), target);
            assertThat((double) gradient[output])
                    .isCloseTo(change / (2 * step), within(2e-3 * Math.max(1, gradient[output])));
        }
    }

    @Test
    void isTheNegativeLogarithmOfTheLikelihood() {
        double deviation = .01 + Math.log1p(Math.exp(.3f));
        double probability = 1 / (1 + Math.exp(.4f));
        double off = (Math.log(12) - 2.5) / deviation;
        double density = Math.exp(-off * off / 2) / (12 * deviation * Math.sqrt(2 * Math.PI));
        assertThat(loss(OUTPUTS, new float[] {12})).isCloseTo(-Math.log(probability * density), within(1e-6));
        assertThat(loss(OUTPUTS, new float[] {0})).isCloseTo(-Math.log(1 - probability), within(1e-6));
        assertThat(ZeroInflatedLognormal.expected(OUTPUTS))
                .isCloseTo(probability * Math.exp(2.5 + deviation * deviation / 2), within(1e-4));
    }

    @Test
    void staysFiniteForOutputsFarOff() {
        float[] gradient = new float[3];
        assertThat(loss.of(new float[] {-90, -40, -40}, new float[] {1}, gradient))
                .isFinite();
        assertThat(loss.of(new float[] {90, 40, 40}, new float[] {0}, gradient)).isFinite();
    }

    private double loss(float[] outputs, float[] target) {
        return loss.of(outputs, target, new float[3]);
    }

    private static float[] moved(int output, float step) {
        float[] moved = OUTPUTS.clone();
        moved[output] += step;
        return moved;
    }
}
