package io.customerhub.scoring.served;

import io.customerhub.scoring.feature.FeatureRule.OfEvents;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
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

        /** Whether it says a word of a customer, and no number. */
        default boolean isWord() {
            return false;
        }

        /** Whether all that its customers ever bought has to be read line by line to ask it: too much for a page. */
        default boolean readsLines() {
            return false;
        }
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

        @Override
        public boolean isWord() {
            return true;
        }
    }

    /**
     * Which products a customer is likeliest to buy in the days that follow.
     *
     * @param days how many follow
     * @param offers how many products at the most
     * @param mostOfCategory how many of them may be of one category; empty for any number
     */
    public record Recommendation(int days, int offers, Except except, OptionalInt mostOfCategory) implements Kind {
        @Override
        public String word() {
            return "recommendation";
        }

        @Override
        public boolean isWord() {
            return true;
        }

        @Override
        public boolean readsLines() {
            return true;
        }
    }

    /**
     * What is not offered.
     *
     * @param items products by their number, their name, their record in the source, or that with its source, as {@code quickbooks/12}
     * @param boughtWithin what a customer bought within so many days is left out; 0 for nothing
     */
    public record Except(Set<String> items, Set<String> categories, Set<String> statuses, int boughtWithin) {
        public Except {
            items = Set.copyOf(items);
            categories = Set.copyOf(categories);
            statuses = Set.copyOf(statuses);
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
