package io.customerhub.scoring.served;

import io.customerhub.scoring.served.ModelRule.Kind;
import io.customerhub.scoring.served.ModelRule.Likelihood;
import io.customerhub.scoring.served.ModelRule.Recommendation;
import io.customerhub.scoring.served.ModelRule.Value;

/** How models of each kind are learned. */
public final class ModelTrainings {
    private ModelTrainings() {}

    /** The way for a kind. */
    public static ModelTraining of(Kind kind) {
        if (kind instanceof Likelihood) {
            return new LikelihoodTraining();
        }
        if (kind instanceof Recommendation) {
            return new OfferTraining();
        }
        return kind instanceof Value ? new ValueTraining() : new SegmentTraining();
    }
}
