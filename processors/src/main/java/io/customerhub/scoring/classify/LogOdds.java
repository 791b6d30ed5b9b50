package io.customerhub.scoring.classify;

import io.customerhub.scoring.feature.FeatureTable;
import java.util.List;

/** A function of features that was learned: an outcome's log-odds, not calibrated yet. */
sealed interface LogOdds permits LogisticModel, NetCommittee, Blend {
    /** For each row. */
    double[] of(FeatureTable rows);

    /** Of a customer who is average in everything that is read. */
    double base();

    /** The features that are read. */
    List<String> features();

    /** The log-odds of each row, as {@link #of} tells them, and what they come from. */
    Explained explain(FeatureTable rows);

    /**
     * Log-odds and what they come from.
     *
     * @param added for each row what each feature adds to the base, in their order
     */
    @SuppressWarnings("ArrayRecordComponent") // handed from one method to its caller
    record Explained(double[] logOdds, double[][] added) {}
}
