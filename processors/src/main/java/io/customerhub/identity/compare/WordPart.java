package io.customerhub.identity.compare;

import java.util.List;

/** A part whose values are words, or texts taken as one. */
abstract class WordPart extends Part {
    final Words words;
    private final Ints column = new Ints();

    WordPart(String name, Words words, List<State> states) {
        super(name, states);
        this.words = words;
    }

    /** Reads the next record's value; empty for none. */
    final void add(String value) {
        column.add(words.number(value));
    }

    @Override
    final String text(int value) {
        return words.text(value);
    }

    @Override
    final int value(int record) {
        return column.get(record);
    }

    /** Empty where the record has none. */
    final String textOf(int record) {
        int value = value(record);
        return value < 0 ? "" : words.text(value);
    }

    @Override
    final int compare(int left, int right) {
        int one = value(left);
        int two = value(right);
        return one == two ? EQUAL : compareWords(one, two);
    }

    /** The state of two values that are not equal. */
    abstract int compareWords(int one, int two);
}
