package io.customerhub.scoring.classify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.customerhub.scoring.classify.ClassifierTraining.Learned;
import io.customerhub.scoring.classify.Explanation.Driver;
import io.customerhub.scoring.feature.Column;
import io.customerhub.scoring.feature.Column.Numbers;
import io.customerhub.scoring.feature.Column.Words;
import io.customerhub.scoring.feature.FeatureTable;
import io.customerhub.scoring.measure.Measured;
import io.customerhub.scoring.net.Activation;
import io.customerhub.scoring.net.NetPlan;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class ClassifierTrainingTest {
    private static final NetPlan SMALL = new NetPlan(List.of(8), 1, Activation.RELU, .1, 1, .02, 128, 15, 4);

    private static final Leavers BENT = Leavers.bent(1500, 1);
    private static final Leavers OTHERS = Leavers.bent(1500, 2);
    /** Learned once for all tests that only read it. */
    private static final Learned LEARNED = learn(BENT, Splits.FOLDS);

    private static Learned learn(Leavers leavers, Splits splits) {
        return new ClassifierTraining(SMALL, 2, 1, splits).learn(leavers.rows(), leavers.outcomes(), 5);
    }

    @Test
    void servesNetsWhereTheyAreBetter() {
        assertThat(LEARNED.choice().isNetServed()).isTrue();
        assertThat(LEARNED.served()).isSameAs(LEARNED.net());
        assertThat(LEARNED.choice().text()).startsWith("net served: AUC of rows not learned from 0.");
        Measured net = Measured.of(LEARNED.net().probabilities(OTHERS.rows()), OTHERS.outcomes());
        Measured logistic = Measured.of(LEARNED.logistic().probabilities(OTHERS.rows()), OTHERS.outcomes());
        Measured best = Measured.of(OTHERS.likely(), OTHERS.outcomes());
        assertThat(net.auc().value())
                .isGreaterThan(logistic.auc().value() + .05)
                .isGreaterThan(best.auc().value() - .05);
        assertThat(net.calibrationError()).isLessThan(.06);
    }

    @Test
    void servesTheLogisticRegressionWhereNetsAreNoBetter() {
        Learned learned = learn(Leavers.plain(1500, 3), Splits.FORWARD);
        assertThat(learned.choice().isNetServed()).isFalse();
        assertThat(learned.served()).isSameAs(learned.logistic());
    }

    @Test
    void saysWhatAddsUpToTheScore() {
        for (Classifier classifier : List.of(LEARNED.logistic(), LEARNED.net())) {
            FeatureTable some = OTHERS.rows().rows(new int[] {0, 1, 2, 3});
            double[] probabilities = classifier.probabilities(some);
            List<Explanation> explanations = classifier.explain(some);
            for (int row = 0; row < 4; row++) {
                Explanation explanation = explanations.get(row);
                double sum = explanation.drivers().stream()
                        .mapToDouble(Driver::logOdds)
                        .sum();
                assertThat(explanation.base() + sum).isCloseTo(explanation.logOdds(), within(1e-4));
                assertThat(LogisticRegression.probability(explanation.logOdds()))
                        .isCloseTo(probabilities[row], within(1e-9));
                assertThat(explanation.drivers())
                        .extracting(Driver::feature)
                        .containsExactlyInAnyOrder("calls", "years", "plan", "shop");
            }
        }
    }

    @Test
    void explainsAPageAsEachOfItAloneAndAsItsProbabilitiesToTheBit() {
        FeatureTable page = OTHERS.rows().rows(IntStream.range(0, 200).toArray());
        for (LogOdds model : models()) {
            var classifier = new CalibratedClassifier(model, new Calibration(.9, .1));
            List<Explanation> explanations = classifier.explain(page);
            assertThat(explanations.stream()
                            .mapToDouble(Explanation::probability)
                            .toArray())
                    .containsExactly(classifier.probabilities(page));
            for (int row = 0; row < 200; row++) {
                assertThat(classifier.explain(page.rows(new int[] {row}))).containsExactly(explanations.get(row));
            }
        }
    }

    @Test
    void namesTheStrongestDriverFirstWithItsSign() {
        Leavers plain = Leavers.plain(3000, 4);
        Classifier logistic = ClassifierTraining.glance(plain.rows(), plain.outcomes());
        Explanation explanation = logistic.explain(customer(7, 5, "a")).get(0);
        assertThat(explanation.top(1)).extracting(Driver::feature).containsExactly("calls");
        assertThat(explanation.top(1).get(0).logOdds()).isCloseTo(.3 * 3.5, within(.25));
        assertThat(explanation.drivers())
                .filteredOn(driver -> driver.feature().equals("plan"))
                .allMatch(driver -> driver.logOdds() < 0);
    }

    @Test
    void comesBackFromTextToTheBit() {
        for (LogOdds model : models()) {
            var classifier = new CalibratedClassifier(model, ((CalibratedClassifier) LEARNED.net()).calibration());
            String text = ClassifierText.write(classifier);
            Classifier read = ClassifierText.read(text);
            assertThat(read.probabilities(OTHERS.rows())).containsExactly(classifier.probabilities(OTHERS.rows()));
            assertThat(ClassifierText.write(read)).isEqualTo(text);
        }
    }

    /** One of each kind. */
    private static List<LogOdds> models() {
        var logistic = (LogisticModel) ((CalibratedClassifier) LEARNED.logistic()).model();
        LogOdds net = ((CalibratedClassifier) LEARNED.net()).model();
        NetCommittee committee = net instanceof Blend blend ? blend.nets() : (NetCommittee) net;
        return List.of(logistic, committee, new Blend(logistic, committee));
    }

    @Test
    void isTheSameToTheBitForTheSameSeed() {
        assertThat(ClassifierText.write(learn(BENT, Splits.FOLDS).net()))
                .isEqualTo(ClassifierText.write(LEARNED.net()));
    }

    @Test
    void refusesTextThatIsNoClassifierOfThisVersion() {
        assertThatThrownBy(() -> ClassifierText.read("{\"classifier\": 9}"))
                .hasMessageContaining("of version 9, and this hub reads 1; learn it again");
        assertThatThrownBy(() -> ClassifierText.read("{\"classifier\": 1}")).hasMessageContaining("it has no logistic");
        assertThatThrownBy(() -> ClassifierText.read("{")).hasMessageContaining("learn it again");
    }

    @Test
    void scoresWhoIsUnlikeAllThatItLearnedFrom() {
        Leavers plain = Leavers.plain(1000, 6);
        Classifier logistic = ClassifierTraining.glance(plain.rows(), plain.outcomes());
        assertThat(logistic.probabilities(customer(Double.NaN, Double.NaN, "never seen"))[0])
                .isBetween(.01, .99);
    }

    @Test
    void refusesFeaturesThatItWasNotLearnedFrom() {
        Classifier logistic = ClassifierTraining.glance(BENT.rows(), BENT.outcomes());
        assertThatThrownBy(() -> logistic.probabilities(
                        new FeatureTable(1, List.<Column>of(new Numbers("calls", new double[] {1})))))
                .hasMessageContaining("the model was learned from the feature years, which is missing");
        assertThatThrownBy(() -> logistic.probabilities(
                        new FeatureTable(1, List.<Column>of(new Words("calls", List.of("many"))))))
                .hasMessageContaining("the feature calls is words where the model learned numbers");
    }

    private static FeatureTable customer(double calls, double years, String plan) {
        return new FeatureTable(
                1,
                List.of(
                        new Numbers("calls", new double[] {calls}),
                        new Numbers("years", new double[] {years}),
                        new Words("plan", List.of(plan)),
                        new Words("shop", List.of("shop 3"))));
    }
}
