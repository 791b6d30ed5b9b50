package io.customerhub.identity.compare;

import io.customerhub.identity.text.PlainText;
import java.util.ArrayList;
import java.util.List;

/**
 * The words of a text that are names, and what suffix stands behind them.
 *
 * @param suffix as {@code jr}; empty for none
 */
record NameWords(List<String> names, String suffix) {
    NameWords {
        names = List.copyOf(names);
    }

    /**
     * Reads a text.
     *
     * @param least how many names stand before a suffix: Junior Brown and Olive Senior have none
     */
    static NameWords of(String text, int least, Dictionary dictionary) {
        var names = new ArrayList<String>();
        String suffix = "";
        for (String word : dictionary.names(PlainText.words(text))) {
            String said = names.size() < least ? "" : dictionary.suffix(word).orElse("");
            if (said.isEmpty()) {
                names.add(word);
            } else {
                suffix = said;
            }
        }
        return new NameWords(names, suffix);
    }

    boolean isEmpty() {
        return names.isEmpty();
    }

    /** Empty where there is none. */
    String first() {
        return isEmpty() ? "" : names.get(0);
    }

    String last() {
        return isEmpty() ? "" : names.get(names.size() - 1);
    }
}
