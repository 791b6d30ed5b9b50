package io.customerhub.scoring.feature;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The features that models are made of.
 *
 * @param currencies what a unit of each currency counts for in features of amounts; amounts in others are not counted
 */
public record FeatureRules(Map<String, BigDecimal> currencies, List<FeatureRule> features) {
    public FeatureRules {
        currencies = Map.copyOf(currencies);
        features = List.copyOf(features);
    }

    /** A feature by its name. */
    public Optional<FeatureRule> feature(String name) {
        return features.stream().filter(feature -> feature.name().equals(name)).findFirst();
    }

    /** The same with some of the features alone, in the order given. */
    public FeatureRules only(List<String> names) {
        return new FeatureRules(
                currencies,
                names.stream().flatMap(name -> feature(name).stream()).toList());
    }
}
