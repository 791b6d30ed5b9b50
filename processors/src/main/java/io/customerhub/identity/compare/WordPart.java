package io.customerhub.identity.compare;

import java.util.List;

/** A part whose values are words, or texts taken as one. */
abstract class WordPart extends Part {
    final Words words;

    WordPart(String name, Words words, List<State> states) {
        super(name, states);
        this.words = words;
    }

    /** Reads the next record's value; empty for none. */
    void add(String value) {
        take(words.number(value));
    }

    @Override
    final String text(int value) {
        return words.text(value);
    }

    /** Empty where the record has none. */
    final String textOf(int record) {
        int value = value(record);
        return value < 0 ? "" : words.text(value);
    }

    @Override
    int compare(int left, int right) {
        return compareWords(value(left), value(right));
    }

    /** The state of two values that are not equal. */
    abstract int compareWords(int one, int two);
}
