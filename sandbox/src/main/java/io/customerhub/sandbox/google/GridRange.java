package io.customerhub.sandbox.google;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A range in A1 notation, with zero-based bounds and exclusive ends.
 *
 * @param sheet empty where the range names none, which means the first
 */
record GridRange(String sheet, int firstRow, int endRow, int firstColumn, int endColumn) {

    private static final int UNBOUNDED = Integer.MAX_VALUE;
    private static final Pattern CELLS =
            Pattern.compile("([A-Za-z]{0,3})([0-9]{0,7})(?::([A-Za-z]{0,3})([0-9]{0,7}))?");

    /** Reads {@code Contacts}, {@code Contacts!A1:K}, {@code 'My sheet'!A2:K1001} or {@code A1:B2}. */
    static GridRange parse(String text) {
        int bang = text.lastIndexOf('!');
        String sheet = bang < 0 ? "" : unquote(text.substring(0, bang));
        String cells = text.substring(bang + 1);
        Matcher matcher = CELLS.matcher(cells);
        boolean cellsOnly = bang >= 0 || cells.contains(":") || cells.matches("[A-Za-z]{1,3}[0-9]{1,7}");
        if (!cellsOnly) {
            return new GridRange(unquote(cells), 0, UNBOUNDED, 0, UNBOUNDED);
        }
        if (cells.isEmpty() || !matcher.matches()) {
            throw GoogleErrors.badRange(text);
        }
        int firstColumn = matcher.group(1).isEmpty() ? 0 : column(matcher.group(1));
        int firstRow = matcher.group(2).isEmpty() ? 0 : Integer.parseInt(matcher.group(2)) - 1;
        if (matcher.group(3) == null) {
            return new GridRange(sheet, firstRow, firstRow + 1, firstColumn, firstColumn + 1);
        }
        int endColumn = matcher.group(3).isEmpty() ? UNBOUNDED : column(matcher.group(3)) + 1;
        int endRow = matcher.group(4).isEmpty() ? UNBOUNDED : Integer.parseInt(matcher.group(4));
        if (firstRow < 0 || endRow <= firstRow || endColumn <= firstColumn) {
            throw GoogleErrors.badRange(text);
        }
        return new GridRange(sheet, firstRow, endRow, firstColumn, endColumn);
    }

    /** The range as Google writes it back, cut to a grid of so many rows and columns. */
    String within(String title, int rows, int columns) {
        int lastRow = Math.min(endRow, rows);
        int lastColumn = Math.min(endColumn, columns);
        return title + "!" + name(firstColumn) + (firstRow + 1) + ":" + name(lastColumn - 1) + lastRow;
    }

    private static String unquote(String sheet) {
        return sheet.length() > 1 && sheet.startsWith("'") && sheet.endsWith("'")
                ? sheet.substring(1, sheet.length() - 1).replace("''", "'")
                : sheet;
    }

    private static int column(String letters) {
        int column = 0;
        for (char letter : letters.toUpperCase(Locale.ROOT).toCharArray()) {
            column = column * 26 + (letter - 'A' + 1);
        }
        return column - 1;
    }

    private static String name(int column) {
        StringBuilder name = new StringBuilder();
        for (int rest = column + 1; rest > 0; rest = (rest - 1) / 26) {
            name.insert(0, (char) ('A' + (rest - 1) % 26));
        }
        return name.toString();
    }
}
