package io.customerhub.connectors.files;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.dhatim.fastexcel.reader.Cell;

/**
 * The value of a workbook's cell. A number keeps the digits that stand in the file; what is shown as a date or a time,
 * which is a number of days there, becomes ISO 8601. A formula has the value it had when the file was saved.
 */
final class SheetCell {
    private static final JsonNode EMPTY = TextNode.valueOf("");
    private static final LocalDateTime SINCE_1900 = LocalDateTime.of(1899, 12, 30, 0, 0);
    private static final LocalDateTime SINCE_1904 = LocalDateTime.of(1904, 1, 1, 0, 0);

    /** Day 60 is 29 February 1900, which there never was; the days before it are counted from one day later. */
    private static final BigDecimal DAY_THAT_NEVER_WAS = new BigDecimal(60);

    private static final BigDecimal MILLIS_OF_DAY = new BigDecimal(86_400_000);
    private static final BigDecimal LAST_DAY = new BigDecimal(2_958_466);

    /** What in a number format is text and no placeholder: quoted, escaped, or in brackets, as colours are. */
    private static final Pattern LITERALS = Pattern.compile("\"[^\"]*\"|\\\\.|_.|\\*.|\\[[^\\]]*\\]");

    /** A length of time, as 36:00 hours; it stays a number. */
    private static final Pattern ELAPSED = Pattern.compile("\\[(h+|m+|s+)\\]", Pattern.CASE_INSENSITIVE);

    private static final Pattern MOMENT = Pattern.compile("[ymdhs]", Pattern.CASE_INSENSITIVE);

    /** The numbers of the formats for dates and times that a workbook need not spell out. */
    private static final Set<Integer> MOMENT_FORMATS = IntStream.of(
                    14, 15, 16, 17, 18, 19, 20, 21, 22, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 45, 47, 50, 51, 52, 53,
                    54, 55, 56, 57, 58)
            .boxed()
            .collect(Collectors.toUnmodifiableSet());

    private SheetCell() {}

    static JsonNode value(Optional<Cell> cell, boolean since1904) {
        Object value = cell.map(Cell::getValue).orElse("");
        if (value instanceof BigDecimal number) {
            return number(number, cell.orElseThrow(), since1904);
        }
        return value instanceof Boolean truth
                ? BooleanNode.valueOf(truth)
                : value.equals("") ? EMPTY : TextNode.valueOf(String.valueOf(value));
    }

    private static JsonNode number(BigDecimal number, Cell cell, boolean since1904) {
        if (isMoment(cell) && number.signum() >= 0 && number.compareTo(LAST_DAY) < 0) {
            return TextNode.valueOf(iso(number, since1904));
        }
        return DecimalNode.valueOf(number.scale() < 0 ? number.setScale(0) : number);
    }

    private static boolean isMoment(Cell cell) {
        String format = Optional.ofNullable(cell.getDataFormatString()).orElse("");
        if (format.isEmpty()) {
            return Optional.ofNullable(cell.getDataFormatId())
                    .filter(MOMENT_FORMATS::contains)
                    .isPresent();
        }
        return !ELAPSED.matcher(format).find()
                && MOMENT.matcher(LITERALS.matcher(format).replaceAll("").split(";", 2)[0])
                        .find();
    }

    /** A day number as a date where it is whole, as a time where it is less than a day, else as both. */
    private static String iso(BigDecimal days, boolean since1904) {
        BigDecimal whole = days.setScale(0, RoundingMode.DOWN);
        long millis = days.subtract(whole)
                .multiply(MILLIS_OF_DAY)
                .setScale(0, RoundingMode.HALF_UP)
                .longValue();
        if (whole.signum() == 0 && millis > 0) {
            return LocalTime.MIDNIGHT.plus(millis, ChronoUnit.MILLIS).format(DateTimeFormatter.ISO_LOCAL_TIME);
        }
        LocalDateTime epoch =
                since1904 ? SINCE_1904 : whole.compareTo(DAY_THAT_NEVER_WAS) < 0 ? SINCE_1900.plusDays(1) : SINCE_1900;
        LocalDateTime moment = epoch.plusDays(whole.longValue()).plus(millis, ChronoUnit.MILLIS);
        return millis == 0 ? moment.toLocalDate().toString() : moment.format(DateTimeFormatter.ISO_LOCAL_DATE_TIME);
    }
}
