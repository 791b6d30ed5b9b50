package io.customerhub.scoring.net;

import static io.customerhub.scoring.net.NetTrainingTest.HELD_OUT;
import static io.customerhub.scoring.net.NetTrainingTest.LEARNED;
import static io.customerhub.scoring.net.NetTrainingTest.NET;
import static io.customerhub.scoring.net.NetTrainingTest.examples;
import static io.customerhub.scoring.net.NetTrainingTest.served;
import static io.customerhub.scoring.net.NetTrainingTest.train;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ServedNetsTest {
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
}
