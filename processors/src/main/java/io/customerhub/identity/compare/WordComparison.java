package io.customerhub.identity.compare;

import io.customerhub.identity.text.PlainText;

/** A word of few: a gender, an occupation, a region. */
final class WordComparison extends SingleWord {
    private static final int DIFFERENT = 2;

    private final Dictionary dictionary;

    WordComparison(String name, boolean place, String field, Words words) {
        super(name, place, field, new WordPart(name, words, State.besides(State.other("different"))) {
            @Override
            int compareWords(int one, int two) {
                return DIFFERENT;
            }
        });
        this.dictionary = words.dictionary();
    }

    @Override
    String normal(String value) {
        return isPlace() ? dictionary.place(PlainText.words(value)) : PlainText.of(value);
    }

    @Override
    void cut(String value, Atoms atoms) {
        atoms.add(name(), value);
    }
}
