package io.customerhub.scoring.classify;

import io.customerhub.scoring.feature.FeatureTable;
import java.util.List;

/** Says how likely an outcome is, and why. Immutable, and safe for use by many threads. */
public interface Classifier {
    /**
     * How likely the outcome is for each customer, between 0 and 1.
     *
     * @param rows with the features that the classifier was learned from, at least
     * @throws IllegalArgumentException where a feature is missing, or is words and not numbers
     */
    double[] probabilities(FeatureTable rows);

    /** Why each customer's probability is what it is. */
    List<Explanation> explain(FeatureTable rows);
}
