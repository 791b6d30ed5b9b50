package io.customerhub.scoring.served;

import io.customerhub.scoring.feature.FeatureRules;

/**
 * A model with the declarations of the day on which it was learned.
 *
 * @param features all that were declared
 */
public record KeptModel(ModelRule rule, FeatureRules features, ServedModel served) {}
