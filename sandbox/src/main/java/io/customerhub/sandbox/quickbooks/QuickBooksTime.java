package io.customerhub.sandbox.quickbooks;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Times as QuickBooks writes them: to the second, with the offset of its home on the Pacific coast. */
final class QuickBooksTime {

    private static final ZoneId HOME = ZoneId.of("America/Los_Angeles");

    private QuickBooksTime() {}

    static String write(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS).atZone(HOME).format(DateTimeFormatter.ISO_OFFSET_DATE_TIME);
    }

    /** Reads a time with any offset, a time without one as UTC, or a day as its first moment in UTC. */
    static Optional<Instant> read(String text) {
        try {
            if (text.length() == 10) {
                return Optional.of(LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC));
            }
            boolean offset = text.endsWith("Z") || text.lastIndexOf('+') > 10 || text.lastIndexOf('-') > 10;
            return Optional.of(OffsetDateTime.parse(offset ? text : text + "Z").toInstant());
        } catch (DateTimeException malformed) {
            return Optional.empty();
        }
    }
}
