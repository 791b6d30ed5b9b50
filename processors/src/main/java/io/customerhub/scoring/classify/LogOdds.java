package io.customerhub.scoring.classify;

import io.customerhub.scoring.feature.FeatureTable;
import java.util.Map;

/** A function of features that was learned: an outcome's log-odds, not calibrated yet. */
sealed interface LogOdds permits LogisticModel, NetCommittee, Blend {
    /** For each row. */
    double[] of(FeatureTable rows);

    /** Of a customer who is average in everything that is read. */
    double base();

    /** What each feature of a row adds to the base: one row. */
    Map<String, Double> added(FeatureTable row);
}
