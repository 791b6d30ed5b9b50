package io.customerhub.scoring.served;

import io.customerhub.scoring.served.ModelRule.Kind;
import io.customerhub.scoring.served.ModelRule.Likelihood;
import io.customerhub.scoring.served.ModelRule.Segments;
import io.customerhub.scoring.served.ModelRule.Value;

/** How models of each kind are learned. */
public final class ModelTrainings {
    private ModelTrainings() {}

    public static ModelTraining of(Kind kind) {
        if (kind instanceof Likelihood) {
            return new LikelihoodTraining();
        }
        if (kind instanceof Value || kind instanceof Segments) {
            throw new TrainingRefusal("not yet");
        }
        throw new IllegalArgumentException("models of the kind " + kind.word() + " are not learned");
    }
}
