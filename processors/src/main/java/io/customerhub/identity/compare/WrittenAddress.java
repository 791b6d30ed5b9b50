package io.customerhub.identity.compare;

import io.customerhub.identity.text.PlainText;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * An address as people write it, read into a number and a street. The number of a flat, a lot or a post office box is the
 * house's only where there is no other.
 *
 * @param house empty where there is none
 * @param street all other words, in their short forms
 */
record WrittenAddress(String house, List<String> street) {
    /** Not an ordinal such as 42nd, nor a code. */
    private static final Pattern NUMBER = Pattern.compile("(?!\\d+(st|nd|rd|th)$)\\d[\\da-z]{0,4}");

    private static final Pattern POST_OFFICE_BOX = Pattern.compile("\\b(p o|po|post office) box\\b");
    private static final Pattern SAINT_FIRST = Pattern.compile("^(\\d[\\da-z]* )?st (?=.)");

    private static final String SAINT = "$1saint ";

    WrittenAddress {
        street = List.copyOf(street);
    }

    /** Reads an address of one or several lines. */
    static WrittenAddress of(List<String> lines, Dictionary dictionary) {
        var words = new ArrayList<String>();
        int house = -1;
        boolean ofUnit = true;
        for (String line : lines) {
            for (String word : line(line)) {
                if (ofUnit && NUMBER.matcher(word).matches()) {
                    boolean behindUnit = !words.isEmpty() && dictionary.isUnit(words.get(words.size() - 1));
                    if (house < 0 || !behindUnit) {
                        house = words.size();
                        ofUnit = behindUnit;
                    }
                }
                words.add(dictionary.addressWord(word));
            }
        }
        return house < 0 ? new WrittenAddress("", words) : new WrittenAddress(words.remove(house), words);
    }

    /** Its words. What is a street behind its name is a saint before it: 12 St. Johns Road. */
    private static List<String> line(String text) {
        String plain = POST_OFFICE_BOX.matcher(PlainText.of(text)).replaceAll("box");
        return PlainText.words(SAINT_FIRST.matcher(plain).replaceFirst(SAINT));
    }
}
