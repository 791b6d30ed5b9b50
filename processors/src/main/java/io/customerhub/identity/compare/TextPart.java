package io.customerhub.identity.compare;

import java.util.ArrayList;
import java.util.List;

/** A part whose values are texts of several words: equal whatever their order, and nearly equal whatever stands between them. */
abstract class TextPart extends Part {
    final Words words;
    private final Ints whole = new Ints();
    private final Ints squeezed = new Ints();
    private final List<int[]> telling = new ArrayList<>();

    TextPart(String name, Words words, List<State> states) {
        super(name, states);
        this.words = words;
    }

    /**
     * Reads the next record's text.
     *
     * @param tellingWords those that tell something; the record has no value where none does
     */
    final int[] add(List<String> text, List<String> tellingWords) {
        int[] numbers = tellingWords.stream().distinct().mapToInt(words::number).toArray();
        telling.add(numbers);
        squeezed.add(words.number(String.join("", text)));
        whole.add(
                numbers.length == 0
                        ? -1
                        : words.number(String.join(" ", text.stream().sorted().toList())));
        return numbers;
    }

    @Override
    final String text(int value) {
        return words.text(value);
    }

    @Override
    final int value(int record) {
        return whole.get(record);
    }

    /** The words of a record's text that tell something. */
    final int[] telling(int record) {
        return telling.get(record);
    }

    /** A record's text without blanks. */
    final String squeezed(int record) {
        return words.text(squeezed.get(record));
    }

    @Override
    final int compare(int left, int right) {
        return value(left) == value(right)
                ? EQUAL
                : compareTexts(left, right, words.distance(squeezed.get(left), squeezed.get(right)));
    }

    /**
     * The state of two texts that are not equal.
     *
     * @param distance how many letters differ, blanks left out
     */
    abstract int compareTexts(int left, int right, int distance);
}
