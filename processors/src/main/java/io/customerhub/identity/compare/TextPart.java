package io.customerhub.identity.compare;

import java.util.Arrays;
import java.util.List;

/** A part whose values are texts of several words: equal whatever their order, and nearly equal whatever stands between them. */
abstract class TextPart extends Part {
    final Words words;
    private final Ints squeezed = new Ints();
    private final IntLists telling = new IntLists();
    /** The letters of each telling word's outline, beside each other, as most are only looked at. */
    private final Longs letters = new Longs();

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
        Arrays.stream(numbers).mapToLong(words.outlines()::letters).forEach(letters::add);
        squeezed.add(words.number(String.join("", text)));
        take(
                numbers.length == 0
                        ? -1
                        : words.number(String.join(" ", text.stream().sorted().toList())));
        return numbers;
    }

    @Override
    final String text(int value) {
        return words.text(value);
    }

    /** The words of the records' texts that tell something. */
    final IntLists telling() {
        return telling;
    }

    /** The number of a record's text without blanks. */
    final int squeezed(int record) {
        return squeezed.get(record);
    }

    /** Whether no more than so many letters of two texts differ, blanks left out, and no digits. */
    final boolean isWithin(int left, int right, int most) {
        int one = squeezed.get(left);
        int two = squeezed.get(right);
        return words.isWithin(one, two, most) && words.isSameInDigits(one, two);
    }

    /** How a telling word is like that of a record's text which is the first to be like it. */
    final int likeness(int at, int record) {
        long own = letters.get(at);
        int end = telling.to(record);
        for (int other = telling.from(record); other < end; other++) {
            if (Words.mayBeLike(own, letters.get(other))) {
                int likeness = words.likeness(telling.get(at), telling.get(other));
                if (likeness != Words.DIFFERENT && words.isSameInDigits(telling.get(at), telling.get(other))) {
                    return likeness;
                }
            }
        }
        return Words.DIFFERENT;
    }
}
