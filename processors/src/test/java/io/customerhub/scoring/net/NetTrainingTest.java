package io.customerhub.scoring.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.customerhub.scoring.net.NetTraining.Examples;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class NetTrainingTest {
    private static final NetPlan PLAN = new NetPlan(List.of(12, 6), 1, Activation.RELU, .1, .01, .02, 64, 30, 8);

    private static final Examples LEARNED = examples(600, 1);
    private static final Examples HELD_OUT = examples(200, 2);
    /** Trained once for all tests that only read it. */
    private static final Net NET = train(7);

    private static final Net TWO_LAYERS = new NetTraining(
                    new NetPlan(List.of(8, 4), 1, Activation.RELU, 0, 0, .02, 64, 3, 3), Loss.CROSS_ENTROPY)
            .train(LEARNED, HELD_OUT, 3);
    /** Every number of the examples lies between two of these. */
    private static final Patterns BETWEEN =
            new Patterns(Collections.nCopies(3, List.of(new float[] {-1}, new float[] {0}, new float[] {1})));

    private static PatternRows between(float[][] rows) {
        var placed = new PatternRows(rows.length, 3);
        for (int row = 0; row < rows.length; row++) {
            for (int i = 0; i < 3; i++) {
                float number = rows[row][i];
                int one = number < 0 ? 0 : 1;
                placed.set(row, i, one, one + 1, number < 0 ? number + 1 : number);
            }
        }
        return placed;
    }

    /** One of two is true where exactly one of the first two numbers is above 0: no weighted sum can tell. */
    private static Examples examples(int many, long seed) {
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

    private static Net train(long seed) {
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
    void saysTogetherWithOthersWhatNativeCodeSaysOfEach() {
        List<ServedNet> nets = List.of(served(NET), served(train(8)), served(TWO_LAYERS));
        float[][] together = new ServedNets(nets, BETWEEN).output(between(HELD_OUT.rows()));
        for (int n = 0; n < nets.size(); n++) {
            float[][] alone = NativeNet.of(nets.get(n).net()).output(HELD_OUT.rows());
            for (int row = 0; row < alone.length; row++) {
                assertThat(together[n][row])
                        .isCloseTo(alone[row][0], within(1e-5f * Math.max(1, Math.abs(alone[row][0]))));
            }
        }
    }

    @Test
    void saysOfARowToTheBitTheSameWhateverThePage() {
        NativeLibrary.load(InstantSource.system());
        var nets = new ServedNets(List.of(served(NET), served(train(8))), BETWEEN);
        float[][] rows = examples(2000, 3).rows();
        float[][] turned = new float[rows.length][];
        Arrays.setAll(turned, row -> rows[rows.length - 1 - row]);
        float[][] ofAll = nets.output(between(rows));
        float[][] ofTurned = nets.output(between(turned));
        Contributions contributions = nets.comparedWith(rows[7]);
        List<Contributions.Explained> explained = contributions.of(between(rows));
        for (int row = 0; row < rows.length; row++) {
            PatternRows one = between(new float[][] {rows[row]});
            float[][] ofOne = nets.output(one);
            Contributions.Explained why = contributions.of(one).get(0);
            for (int n = 0; n < 2; n++) {
                assertThat(ofOne[n][0])
                        .isEqualTo(ofAll[n][row])
                        .isEqualTo(ofTurned[n][rows.length - 1 - row])
                        .isEqualTo(explained.get(row).outputs()[n]);
            }
            assertThat(why.outputs()).containsExactly(explained.get(row).outputs());
            assertThat(why.added()).containsExactly(explained.get(row).added());
        }
    }

    @Test
    void refusesPatternsThatAreNotOfItsInputs() {
        assertThatThrownBy(() -> new ServedNets(
                        List.of(served(NET)), new Patterns(List.of(List.of(new float[2]), List.of(new float[2])))))
                .hasMessage("a layer of 3 inputs was given patterns of 4");
        assertThatThrownBy(() -> new Patterns(List.of(List.of(new float[2], new float[1]))))
                .hasMessageContaining("group 1")
                .hasMessageContaining("several widths");
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
    void addsUpToTheDifferenceFromTheReference() {
        float[] row = HELD_OUT.rows()[0];
        float[] reference = HELD_OUT.rows()[1];
        double all = Arrays.stream(explained(NET, reference, alone(row), row)).sum();
        assertThat(all).isCloseTo(NET.output(row)[0] - NET.output(reference)[0], within(1e-4));
        assertThat(Arrays.stream(explained(NET, row, alone(row), row)).map(Math::abs))
                .allMatch(added -> added < 1e-6);
    }

    @Test
    void addsWhatTheRuleSaysNumberByNumberAndGroupByGroup() {
        var two = new NetPlan(List.of(8, 4), 1, Activation.TANH, 0, 0, .02, 64, 3, 3);
        for (Net net : List.of(NET, new NetTraining(two, Loss.CROSS_ENTROPY).train(LEARNED, HELD_OUT, 3))) {
            float[] reference = HELD_OUT.rows()[1];
            for (float[] row : Arrays.copyOf(HELD_OUT.rows(), 50)) {
                double[] rule = byRule(net, row, reference);
                double[] others = {rule[0], Arrays.stream(rule, 1, rule.length).sum()};
                assertThat(explained(net, reference, alone(row), row)).containsExactly(rule, within(1e-5));
                assertThat(explained(net, reference, new int[] {1, row.length - 1}, row))
                        .containsExactly(others, within(1e-5));
            }
        }
    }

    /** Of a row that is a pattern itself in each group. */
    private static double[] explained(Net net, float[] reference, int[] widths, float[] row) {
        var groups = new ArrayList<List<float[]>>();
        int from = 0;
        for (int width : widths) {
            groups.add(List.of(new float[width], Arrays.copyOfRange(row, from, from + width)));
            from += width;
        }
        var placed = new PatternRows(1, widths.length);
        for (int group = 0; group < widths.length; group++) {
            placed.set(0, group, 1);
        }
        var nets = new ServedNets(
                List.of(new ServedNet(net, NetProbe.of(net, new float[][] {row}))), new Patterns(groups));
        Contributions.Explained explained =
                nets.comparedWith(reference).of(placed).get(0);
        assertThat(explained.outputs()).as("the same pass, to the bit").containsExactly(nets.output(placed)[0][0]);
        return explained.added();
    }

    /** Each input in a group of its own. */
    private static int[] alone(float[] row) {
        int[] widths = new int[row.length];
        Arrays.fill(widths, 1);
        return widths;
    }

    private static double[] byRule(Net net, float[] row, float[] reference) {
        List<float[]> sums = new ArrayList<>();
        List<float[]> referenceSums = new ArrayList<>();
        float[] values = row;
        float[] referenceValues = reference;
        for (Layer layer : net.layers()) {
            sums.add(layer.sums(values));
            referenceSums.add(layer.sums(referenceValues));
            values = layer.activated(layer.sums(values));
            referenceValues = layer.activated(layer.sums(referenceValues));
        }
        float[] factors = {1};
        for (int l = sums.size() - 1; l >= 0; l--) {
            Layer layer = net.layers().get(l);
            float[] back = new float[layer.inputs];
            for (int i = 0; i < layer.inputs; i++) {
                for (int o = 0; o < layer.outputs; o++) {
                    float sum = sums.get(l)[o];
                    float change = sum - referenceSums.get(l)[o];
                    float ratio = Math.abs(change) < 1e-6f
                            ? layer.activation.slope(sum)
                            : (value(layer, sum) - value(layer, referenceSums.get(l)[o])) / change;
                    back[i] += layer.weights()[i * layer.outputs + o] * (factors[o] * ratio);
                }
            }
            factors = back;
        }
        double[] added = new double[row.length];
        for (int i = 0; i < row.length; i++) {
            added[i] = (double) factors[i] * (row[i] - reference[i]);
        }
        return added;
    }

    private static float value(Layer layer, float sum) {
        float[] value = new float[1];
        layer.activation.of(new float[] {sum}, value);
        return value[0];
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

    private static ServedNet served(Net net) {
        return new ServedNet(net, NetProbe.of(net, Arrays.copyOf(HELD_OUT.rows(), 4)));
    }
}
