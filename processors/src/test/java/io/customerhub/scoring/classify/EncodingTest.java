package io.customerhub.scoring.classify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.customerhub.scoring.feature.Column;
import io.customerhub.scoring.feature.Column.Numbers;
import io.customerhub.scoring.feature.Column.Words;
import io.customerhub.scoring.feature.FeatureTable;
import io.customerhub.scoring.net.Activation;
import io.customerhub.scoring.net.Loss;
import io.customerhub.scoring.net.Net;
import io.customerhub.scoring.net.NetPlan;
import io.customerhub.scoring.net.NetProbe;
import io.customerhub.scoring.net.NetTraining;
import io.customerhub.scoring.net.NetTraining.Examples;
import io.customerhub.scoring.net.ServedNet;
import io.customerhub.scoring.net.ServedNets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

final class EncodingTest {
    private static FeatureTable numbers(double... values) {
        return new FeatureTable(values.length, List.<Column>of(new Numbers("age", values)));
    }

    private static FeatureTable words(List<String> words) {
        return new FeatureTable(words.size(), List.<Column>of(new Words("plan", words)));
    }

    @Test
    void readsNumbersInDeviationsFromTheirMean() {
        Encoding encoding = Encoding.learn(numbers(1, 3, 1, 3), false);
        assertThat(encoding.encode(numbers(2, 3, 5))).isDeepEqualTo(new float[][] {{0}, {1}, {3}});
    }

    @Test
    void saysWhatIsNotKnownAndTakesItForTheMean() {
        Encoding encoding = Encoding.learn(numbers(1, 3, Double.NaN), false);
        assertThat(encoding.encode(numbers(3, Double.NaN))).isDeepEqualTo(new float[][] {{1, 0}, {0, 1}});
    }

    @Test
    void takesTheMeanWhereNothingWasUnknownBefore() {
        Encoding encoding = Encoding.learn(numbers(1, 3), false);
        assertThat(encoding.encode(numbers(Double.NaN))).isDeepEqualTo(new float[][] {{0}});
    }

    @Test
    void followsValuesFromQuantileToQuantileAndStopsAtTheLast() {
        double[] values = IntStream.rangeClosed(0, 16).asDoubleStream().toArray();
        Encoding encoding = Encoding.learn(numbers(values), true);
        float[][] rows = encoding.encode(numbers(2.5, 16, 100));
        assertThat(rows[0]).hasSize(17).containsSequence(1, 1, .5f, 0, 0);
        assertThat(rows[2]).endsWith(1, 1, 1, 1, 1, 1, 1, 1).isEqualTo(rows[1]);
    }

    @Test
    void placesValuesBetweenPatternsSoThatNetsSayTheSameAsOfTheNumbers() {
        double[] ages = IntStream.range(0, 300).mapToDouble(i -> i % 29).toArray();
        double[] spent =
                IntStream.range(0, 300).mapToDouble(i -> Math.exp(i / 20d)).toArray();
        spent[7] = Double.NaN;
        List<String> plans = IntStream.range(0, 300)
                .mapToObj(i -> i == 9 ? "rare" : i % 2 == 0 ? "a" : "b")
                .toList();
        Encoding learned = Encoding.learn(customers(ages, spent, plans), true);
        double[] others = {-5, 0, 3.3, 28, 29, 1e9, Double.NaN, Double.POSITIVE_INFINITY};
        List<String> words = List.of("a", "b", "rare", "never seen", "", "a", "a", "a");
        FeatureTable asked = customers(others, others, words);
        for (Net net : nets(learned.encode(customers(ages, spent, plans)))) {
            var served = new ServedNet(net, NetProbe.of(net, learned.encode(asked)));
            float[] outputs = new ServedNets(List.of(served), learned.patterns()).output(learned.place(asked))[0];
            for (int row = 0; row < outputs.length; row++) {
                float[] numbers = learned.encode(asked)[row];
                assertThat(outputs[row]).isCloseTo(net.output(numbers)[0], within(1e-5f));
            }
        }
    }

    /** Some nets that read these numbers. */
    private static List<Net> nets(float[][] rows) {
        var plan = new NetPlan(List.of(8), 1, Activation.TANH, 0, 0, .02, 64, 2, 2);
        var examples = new Examples(
                rows,
                IntStream.range(0, rows.length)
                        .mapToObj(row -> new float[] {row % 3 == 0 ? 1 : 0})
                        .toArray(float[][]::new));
        return LongStream.range(0, 3)
                .mapToObj(seed -> new NetTraining(plan, Loss.CROSS_ENTROPY).train(examples, examples, seed))
                .toList();
    }

    private static FeatureTable customers(double[] ages, double[] spent, List<String> plans) {
        return new FeatureTable(
                ages.length, List.of(new Numbers("age", ages), new Numbers("spent", spent), new Words("plan", plans)));
    }

    @Test
    void readsTheLogarithmOfWhatIsVeryUneven() {
        double[] values = new double[100];
        values[99] = 1e6;
        Encoding encoding = Encoding.learn(numbers(values), false);
        float[][] rows = encoding.encode(numbers(0, 1e3, 1e6));
        assertThat(rows[1][0] - rows[0][0]).isCloseTo(rows[2][0] - rows[1][0], within(.1f));
    }

    @Test
    void leavesOutWhatIsTheSameInAllRows() {
        assertThat(Encoding.learn(numbers(2, 2, 2), true).width()).isZero();
        assertThat(Encoding.learn(words(List.of("a", "a")), true).width()).isZero();
    }

    @Test
    void givesRareWordsOneNumberAndUnknownOnesAnother() {
        List<String> words = new ArrayList<>(Collections.nCopies(30, "a"));
        words.addAll(Collections.nCopies(25, "b"));
        words.addAll(List.of("c", "d", ""));
        Encoding encoding = Encoding.learn(words(words), false);
        assertThat(encoding.encode(words(List.of("a", "b", "c", "never seen", ""))))
                .isDeepEqualTo(new float[][] {{1, 0, 0, 0}, {0, 1, 0, 0}, {0, 0, 1, 0}, {0, 0, 1, 0}, {0, 0, 0, 1}});
    }

    @Test
    void keepsTheMostFrequentOfVeryManyWords() {
        List<String> words = new ArrayList<>();
        for (int word = 0; word < 150; word++) {
            words.addAll(Collections.nCopies(30 + word, "word " + word));
        }
        Encoding encoding = Encoding.learn(words(words), false);
        assertThat(encoding.width()).isEqualTo(61);
        assertThat(encoding.encode(words(List.of("word 0")))[0][60]).isEqualTo(1);
        assertThat(encoding.encode(words(List.of("word 149")))[0][60]).isZero();
    }

    @Test
    void addsUpWhatAFeaturesNumbersAdd() {
        List<String> words = new ArrayList<>(Collections.nCopies(30, "a"));
        words.addAll(Collections.nCopies(30, "b"));
        double[] ages = new double[60];
        ages[0] = 1;
        Encoding encoding = Encoding.learn(
                new FeatureTable(60, List.of(new Numbers("age", ages), new Words("plan", words))), false);
        assertThat(encoding.byFeature(new double[] {1, 2, 4})).containsExactly(1, 6);
    }
}
