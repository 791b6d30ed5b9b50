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

    /** For each row what each feature adds to the base, in their order. */
    double[][] added(FeatureTable rows);
}
