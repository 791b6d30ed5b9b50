package io.customerhub.scoring.served;

import io.customerhub.scoring.feature.FeatureRules;
import java.time.LocalDate;

/** Learns models of one kind, and reads what it learned. */
public interface ModelTraining {
    /**
     * Learns a model. The same history and seed give the same content, to the bit.
     *
     * @param features all that are declared
     * @param asOf nothing that happened after it is looked at
     * @throws TrainingRefusal where nothing can be learned, or nothing that would hold
     */
    TrainedModel train(ModelRule rule, FeatureRules features, CustomerHistory history, LocalDate asOf, long seed);

    /**
     * Reads a model that was kept.
     *
     * @throws IllegalArgumentException where the content is of another version or damaged
     */
    ServedModel read(ModelRule rule, FeatureRules features, String content);
}
