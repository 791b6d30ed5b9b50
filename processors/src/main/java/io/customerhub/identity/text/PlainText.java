package io.customerhub.identity.text;

import com.ibm.icu.text.Transliterator;
import java.text.Normalizer;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Text as it is compared: small Latin letters without marks, digits, and single blanks between words. Other scripts are written
 * in Latin letters.
 */
public final class PlainText {
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final int ASCII = 128;

    private PlainText() {}

    /** Empty where nothing is left. */
    public static String of(String text) {
        if (isAscii(text)) {
            return plain(text);
        }
        // Marks on Latin letters are most of what is not ASCII, and need no rules.
        String withoutMarks =
                MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD)).replaceAll("");
        return plain(isAscii(withoutMarks) ? withoutMarks : Latin.RULES.transliterate(text));
    }

    /** The words of {@link #of}. */
    public static List<String> words(String text) {
        String plain = of(text);
        return plain.isEmpty() ? List.of() : List.of(plain.split(" "));
    }

    private static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= ASCII) {
                return false;
            }
        }
        return true;
    }

    private static String plain(String text) {
        var plain = new StringBuilder(text.length());
        boolean between = false;
        for (int i = 0; i < text.length(); i++) {
            char letter = Character.toLowerCase(text.charAt(i));
            if (letter == '\'' || letter == '`') {
                continue;
            }
            if (Character.isLetterOrDigit(letter)) {
                if (between && !plain.isEmpty()) {
                    plain.append(' ');
                }
                plain.append(letter);
                between = false;
            } else {
                between = true;
            }
        }
        return plain.toString();
    }

    /** Rules that take long to load, so not before they are needed. Threads may share them: they keep nothing between calls. */
    private static final class Latin {
        static final Transliterator RULES = Transliterator.getInstance("NFKC; Any-Latin; Latin-ASCII");
    }
}
