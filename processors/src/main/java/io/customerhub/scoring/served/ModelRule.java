package io.customerhub.scoring.served;

import io.customerhub.scoring.feature.FeatureRule.OfEvents;
import java.util.List;
import java.util.stream.Stream;

/**
 * A model as it is declared: what it says, of whom, and what it is learned from.
 *
 * @param name in a word, as mappings and the warehouse have it
 * @param description what it says, in a sentence
 * @param about of whom: those for whom all of these hold
 * @param features those that it reads, by their names
 * @param goodForDays how long it serves after the day that it was learned as of
 * @param groups features by whose words its figures are told apart, so that it is seen whom it serves worse
 */
public record ModelRule(
        String name,
        String description,
        List<Condition> about,
        List<String> features,
        int goodForDays,
        List<String> groups,
        Kind kind) {
    public ModelRule {
        about = List.copyOf(about);
        features = List.copyOf(features);
        groups = List.copyOf(groups);
    }

    /** The features that are read to ask it: its own, and those that say whether it is about somebody. */
    List<String> reads() {
        return Stream.concat(features.stream(), about.stream().map(Condition::feature))
                .distinct()
                .toList();
    }

    /** What kind of thing it says. */
    public sealed interface Kind {
        /** As the file and the registry call it. */
        String word();
    }

    /**
     * How likely something happens, or does not, in the days that follow.
     *
     * @param outcome what is counted; its {@code within} is how many days follow
     * @param came the counts that are the outcome
     * @param snapshots as of how many days it is learned, each as many days before the next as follow
     */
    public record Likelihood(OfEvents outcome, Range came, int snapshots) implements Kind {
        @Override
        public String word() {
            return "likelihood";
        }
    }

    /**
     * For how much a customer buys in the days that follow.
     *
     * @param days how many follow
     */
    public record Value(int days) implements Kind {
        @Override
        public String word() {
            return "value";
        }
    }

    /** To which of some groups of customers who are alike one belongs. */
    public record Segments(int fewest, int most) implements Kind {
        @Override
        public String word() {
            return "segments";
        }
    }

    /** Numbers, both ends among them. */
    public record Range(double from, double to) {
        public boolean holds(double value) {
            return from <= value && value <= to;
        }
    }

    /**
     * What has to hold for a customer: a number in a range, or one of some words.
     *
     * @param words empty where the feature is a number
     */
    public record Condition(String feature, Range range, List<String> words) {
        public Condition {
            words = List.copyOf(words);
        }
    }
}
