package io.customerhub.app.bench.serving;

import io.customerhub.scoring.classify.Classifier;
import io.customerhub.scoring.classify.ClassifierTraining;
import io.customerhub.scoring.classify.Splits;
import io.customerhub.scoring.feature.Column;
import io.customerhub.scoring.feature.Column.Numbers;
import io.customerhub.scoring.feature.Column.Words;
import io.customerhub.scoring.feature.FeatureTable;
import io.customerhub.scoring.net.NetPlan;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Customers of whom everything is drawn by chance, the same for the same seed, and a classifier that learned of such. */
final class MadeUpCustomers {
    private static final int LEARNED_FROM = 2_000;
    private static final int MEMBERS = 5;
    /** Speed does not depend on how well a net has learned. */
    private static final int EPOCHS = 3;

    private static final List<String> WORDS = List.of("north", "east", "south", "west", "");

    private final int features;

    /** Customers with so many features, one of them words and one not always known. */
    MadeUpCustomers(int features) {
        this.features = features;
    }

    FeatureTable table(int customers, long seed) {
        var random = new SplittableRandom(seed);
        List<Column> columns = new ArrayList<>();
        for (int feature = 1; feature < features; feature++) {
            double[] values = new double[customers];
            Arrays.setAll(values, row -> random.nextDouble());
            if (feature == 1) {
                Arrays.setAll(values, row -> values[row] < .1 ? Double.NaN : values[row]);
            }
            columns.add(new Numbers("feature " + feature, values));
        }
        columns.add(new Words(
                "feature " + features,
                IntStream.range(0, customers)
                        .mapToObj(row -> WORDS.get(random.nextInt(WORDS.size())))
                        .toList()));
        return new FeatureTable(customers, columns);
    }

    /** A classifier with as many nets, of the same shape, as serve. */
    Classifier classifier(long seed) {
        FeatureTable rows = table(LEARNED_FROM, seed);
        double[] first = ((Numbers) rows.columns().get(1)).values();
        double[] second = ((Numbers) rows.columns().get(2)).values();
        boolean[] outcomes = new boolean[LEARNED_FROM];
        for (int row = 0; row < outcomes.length; row++) {
            outcomes[row] = first[row] + second[row] > 1;
        }
        NetPlan plan = NetPlan.classifier();
        var brief = new NetPlan(
                plan.hidden(),
                plan.outputs(),
                plan.activation(),
                plan.dropout(),
                plan.penalty(),
                plan.rate(),
                plan.batch(),
                EPOCHS,
                plan.patience());
        return new ClassifierTraining(brief, MEMBERS, 1, Splits.FORWARD)
                .learn(rows, outcomes, seed)
                .net();
    }
}
