package io.customerhub.scoring.sentiment;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The words of a text, in small letters, and pictures such as 👍, each a word of its own. Addresses and names after an @ are
 * left out, combining marks too, and letters that are drawn out ({@code sooooo}) stand twice. The time it takes is linear in the
 * text.
 */
final class Words {
    private static final String ENDS_CLAUSE = ".!?;,:…()\"";

    private final List<Word> words = new ArrayList<>();
    private final StringBuilder current = new StringBuilder();
    private int clause;

    private Words() {}

    /**
     * A word.
     *
     * @param clause words between the same two marks have the same number
     */
    record Word(String text, int clause) {}

    static List<Word> of(String text) {
        var read = new Words();
        String plain = text.toLowerCase(Locale.ROOT);
        int from = 0;
        while (from < plain.length()) {
            int to = from;
            while (to < plain.length() && !Character.isWhitespace(plain.charAt(to))) {
                to++;
            }
            String chunk = plain.substring(from, to);
            if (!isAddress(chunk)) {
                read.chunk(chunk);
            }
            from = to + 1;
        }
        return read.words;
    }

    private static boolean isAddress(String chunk) {
        return chunk.indexOf('@') >= 0 || chunk.contains("://") || chunk.startsWith("www.");
    }

    private void chunk(String chunk) {
        int at = 0;
        while (at < chunk.length()) {
            int letter = chunk.codePointAt(at);
            at += Character.charCount(letter);
            if (Character.isLetterOrDigit(letter)) {
                letter(letter);
            } else if (isApostrophe(letter) && !current.isEmpty() && at < chunk.length()) {
                current.append('\'');
            } else if (!isMark(letter)) {
                sign(letter);
            }
        }
        end();
    }

    private static boolean isApostrophe(int letter) {
        return letter == '\'' || letter == '’';
    }

    private static boolean isMark(int letter) {
        int type = Character.getType(letter);
        return type == Character.NON_SPACING_MARK
                || type == Character.ENCLOSING_MARK
                || type == Character.COMBINING_SPACING_MARK;
    }

    private void letter(int letter) {
        int length = current.length();
        int width = Character.charCount(letter);
        boolean isThird = length >= 2 * width
                && current.codePointBefore(length) == letter
                && current.codePointBefore(length - width) == letter;
        if (!isThird) {
            current.appendCodePoint(letter);
        }
    }

    private void sign(int sign) {
        end();
        if (ENDS_CLAUSE.indexOf(sign) >= 0) {
            clause++;
        } else if (Character.getType(sign) == Character.OTHER_SYMBOL) {
            words.add(new Word(Character.toString(sign), clause));
        }
    }

    private void end() {
        while (!current.isEmpty() && current.charAt(current.length() - 1) == '\'') {
            current.setLength(current.length() - 1);
        }
        if (!current.isEmpty()) {
            words.add(new Word(current.toString(), clause));
            current.setLength(0);
        }
    }
}
