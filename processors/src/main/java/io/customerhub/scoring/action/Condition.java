package io.customerhub.scoring.action;

import java.util.List;

/**
 * What has to hold for a customer: a number in a range, or one of some words.
 *
 * @param of where it is looked up
 * @param name of the feature, model or decision
 * @param words empty where it is a number
 */
record Condition(Of of, String name, Limits limits, List<String> words) {
    Condition {
        words = List.copyOf(words);
    }

    /** What is looked at. */
    enum Of {
        FEATURE,
        /** What a model, or a decision before this one, says. */
        SCORE
    }

    boolean isOfWords() {
        return !words.isEmpty();
    }
}
