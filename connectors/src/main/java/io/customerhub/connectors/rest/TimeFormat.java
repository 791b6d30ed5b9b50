package io.customerhub.connectors.rest;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Locale;

/** How an API writes a time. */
enum TimeFormat {
    ISO,
    SECONDS,
    MILLISECONDS;

    /** ISO 8601, also with an offset without a colon, as Meta's. */
    private static final DateTimeFormatter WRITTEN = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
            .appendPattern("[XXX][XX][X]")
            .toFormatter(Locale.ROOT);

    static TimeFormat of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    String write(Instant time) {
        return switch (this) {
            case ISO -> time.toString();
            case SECONDS -> String.valueOf(time.getEpochSecond());
            case MILLISECONDS -> String.valueOf(time.toEpochMilli());
        };
    }

    Instant read(JsonNode time) {
        return switch (this) {
            case ISO -> OffsetDateTime.parse(time.asText(), WRITTEN).toInstant();
            case SECONDS -> Instant.ofEpochSecond(time.asLong());
            case MILLISECONDS -> Instant.ofEpochMilli(time.asLong());
        };
    }
}
