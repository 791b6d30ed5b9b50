package io.customerhub.scoring.action;

import java.util.List;
import java.util.regex.Pattern;

/** What a condition expects: a number in a range, or words. */
public sealed interface Expected permits Limits, Expected.OneOf, Expected.Known, Expected.Like {
    /** One of some words. */
    record OneOf(List<String> words) implements Expected {
        public OneOf {
            words = List.copyOf(words);
        }
    }

    /** That something is known, or nothing. */
    record Known(boolean known) implements Expected {}

    /** Words in which a pattern is found. */
    record Like(Pattern pattern) implements Expected {}
}
