package io.customerhub.scoring.served;

import io.customerhub.scoring.classify.Classifier;
import io.customerhub.scoring.classify.Explanation;
import io.customerhub.scoring.feature.FeatureRules;
import io.customerhub.scoring.feature.FeatureTable;
import io.customerhub.scoring.served.Score.Driver;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Says how likely something happens, of customers it is about, with what makes it more or less likely, in log-odds. */
record LikelihoodModel(Audience about, FeatureRules features, Classifier classifier) implements ServedModel {
    private static final int DRIVERS = 5;

    @Override
    public List<Optional<Score>> score(AskedCustomers customers) {
        FeatureTable all = customers.features(features);
        int[] rows = LikelihoodCustomers.asked(about, all, features);
        FeatureTable asked = all.rows(rows);
        List<Explanation> explanations = classifier.explain(asked);
        List<Optional<Score>> scores = new ArrayList<>(Collections.nCopies(all.rows(), Optional.empty()));
        for (int i = 0; i < rows.length; i++) {
            int row = i;
            Explanation explanation = explanations.get(i);
            List<Driver> drivers = explanation.top(DRIVERS).stream()
                    .map(driver -> new Driver(driver.feature(), asked.text(driver.feature(), row), driver.logOdds()))
                    .toList();
            scores.set(
                    rows[i],
                    Optional.of(new Score(OptionalDouble.of(explanation.probability()), Optional.empty(), drivers)));
        }
        return scores;
    }
}
