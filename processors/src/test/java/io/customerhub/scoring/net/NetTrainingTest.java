package io.customerhub.scoring.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.customerhub.scoring.net.NetTraining.Examples;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class NetTrainingTest {
    private static final NetPlan PLAN = new NetPlan(List.of(12, 6), 1, Activation.RELU, .1, .01, .02, 64, 30, 8);

    static final Examples LEARNED = examples(600, 1);
    static final Examples HELD_OUT = examples(200, 2);
    /** Trained once for all tests that only read it. */
    static final Net NET = train(7);

    /** One of two is true where exactly one of the first two numbers is above 0: no weighted sum can tell. */
    static Examples examples(int many, long seed) {
        var random = new SplittableRandom(seed);
        float[][] rows = new float[many][3];
        float[][] targets = new float[many][1];
        for (int row = 0; row < many; row++) {
            for (int i = 0; i < 3; i++) {
                rows[row][i] = (float) random.nextDouble(-1, 1);
            }
            targets[row][0] = rows[row][0] > 0 != rows[row][1] > 0 ? 1 : 0;
        }
        return new Examples(rows, targets);
    }

    static Net train(long seed) {
        return new NetTraining(PLAN, Loss.CROSS_ENTROPY).train(LEARNED, HELD_OUT, seed);
    }

    @Test
    void learnsWhatNoWeightedSumTells() {
        long right = IntStream.range(0, 200)
                .filter(row -> NET.output(HELD_OUT.rows()[row])[0] > 0 == HELD_OUT.targets()[row][0] > 0)
                .count();
        assertThat(right).isGreaterThan(180);
    }

    @Test
    void isTheSameToTheBitForTheSameSeed() {
        String once = NetText.write(served(NET)).toString();
        train(8);
        assertThat(NetText.write(served(train(7)))).hasToString(once);
        assertThat(NetText.write(served(train(8))).toString()).isNotEqualTo(once);
    }

    @Test
    void saysTheSameByPlainNumbersAndByNativeCode() {
        float[][] page = examples(2000, 3).rows();
        float[][] byNativeCode = NativeNet.of(NET).output(page);
        float[][] plain = NET.output(page);
        for (int row = 0; row < page.length; row++) {
            assertThat(plain[row][0]).isCloseTo(byNativeCode[row][0], within(1e-4f));
        }
        assertThat(Arrays.deepEquals(byNativeCode, plain))
                .as("native code sums in another order")
                .isFalse();
    }

    @Test
    void comesBackFromTextToTheBit() {
        ServedNet net = served(NET);
        ServedNet read = NetText.read(NetText.write(net));
        assertThat(Arrays.deepEquals(
                        read.net().output(HELD_OUT.rows()), net.net().output(HELD_OUT.rows())))
                .isTrue();
    }

    @Test
    void refusesNetThatIsNotTheOneTrained() {
        ObjectNode text = NetText.write(served(NET));
        ObjectNode other = NetText.write(served(train(8)));
        text.set("layers", other.path("layers"));
        assertThatThrownBy(() -> NetText.read(text))
                .isInstanceOf(NetRefusal.class)
                .hasMessageContaining("checking a net on row 1 of its probe: by plain numbers")
                .hasMessageContaining("train it again");
    }

    @Test
    void refusesTextOfAnotherVersionAndTextThatIsNoNet() {
        ObjectNode text = NetText.write(served(NET));
        assertThatThrownBy(() -> NetText.read(text.deepCopy().put("net", 2)))
                .hasMessageContaining("of version 2, and this hub reads 1");
        ObjectNode cut = text.deepCopy();
        ((ObjectNode) cut.path("layers").get(0)).put("weights", "AAAA");
        assertThatThrownBy(() -> NetText.read(cut)).isInstanceOf(NetRefusal.class);
        ObjectNode empty = text.deepCopy();
        empty.putArray("layers");
        assertThatThrownBy(() -> NetText.read(empty))
                .isInstanceOf(NetRefusal.class)
                .hasMessageContaining("no layers");
    }

    @Test
    void addsRowsUpInputByInput() {
        var random = new SplittableRandom(4);
        float[] weights = new float[11 * 5];
        float[] bias = new float[5];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = (float) random.nextDouble(-1, 1);
        }
        float[] row = {.1f, 0, -.7f, 3, 0, .2f, 1e-3f, 5, 0, 1, 1};
        float[] expected = new float[5];
        for (int i = 0; i < row.length; i++) {
            for (int o = 0; o < 5; o++) {
                expected[o] += row[i] * weights[i * 5 + o];
            }
        }
        assertThat(new Layer(11, 5, Activation.IDENTITY, weights, bias).sums(row))
                .containsExactly(expected);
    }

    @Test
    void givesTheLossOfAnyShapeItsOwnGradient() {
        var plan = new NetPlan(List.of(8), 2, Activation.TANH, 0, 0, .02, 64, 20, 20);
        Loss squares = (outputs, target, gradient) -> {
            gradient[0] = 2 * (outputs[0] - target[0]);
            gradient[1] = 2 * (outputs[1] + target[0]);
            return Math.pow(outputs[0] - target[0], 2) + Math.pow(outputs[1] + target[0], 2);
        };
        Net trained = new NetTraining(plan, squares).train(LEARNED, HELD_OUT, 3);
        assertThat(squares.mean(trained.output(HELD_OUT.rows()), HELD_OUT.targets()))
                .isLessThan(.3);
    }

    @Test
    void hasTheSlopeOfCrossEntropyForGradient() {
        for (float logOdds : new float[] {-30, -2, 0, .5f, 30}) {
            for (float target : new float[] {0, .1f, 1}) {
                float[] gradient = new float[1];
                Loss.CROSS_ENTROPY.of(new float[] {logOdds}, new float[] {target}, gradient);
                double up = Loss.CROSS_ENTROPY.of(new float[] {logOdds + .01f}, new float[] {target}, new float[1]);
                double down = Loss.CROSS_ENTROPY.of(new float[] {logOdds - .01f}, new float[] {target}, new float[1]);
                assertThat((double) gradient[0]).isCloseTo((up - down) / .02, within(1e-3));
            }
        }
    }

    @Test
    void saysHowLongLoadingTook() {
        assertThat(NativeLibrary.load(InstantSource.system())).isGreaterThanOrEqualTo(Duration.ZERO);
    }

    static ServedNet served(Net net) {
        return new ServedNet(net, NetProbe.of(net, Arrays.copyOf(HELD_OUT.rows(), 4)));
    }
}
