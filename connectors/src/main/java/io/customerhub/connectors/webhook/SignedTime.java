package io.customerhub.connectors.webhook;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * When a call was signed, and how far from now that may be.
 *
 * @param header the header that carries the time; empty where the signature's own header does
 * @param part the name of the time in the signature's header; empty for none
 * @param milliseconds whether it counts milliseconds since 1970, and not seconds
 * @param limit how old, and how far ahead, a genuine call may be
 */
record SignedTime(String header, String part, boolean milliseconds, Duration limit) {
    boolean isDeclared() {
        return !header.isEmpty() || !part.isEmpty();
    }

    /** Why a time is refused; empty where it is near enough. */
    Optional<String> refusal(String text, Instant now) {
        Optional<Instant> time = read(text);
        if (time.isEmpty()) {
            return Optional.of("its time is no time");
        }
        if (time.get().isBefore(now.minus(limit))) {
            return Optional.of("it was signed more than " + limit.toSeconds() + " s ago");
        }
        if (time.get().isAfter(now.plus(limit))) {
            return Optional.of("it was signed more than " + limit.toSeconds() + " s ahead of our clock");
        }
        return Optional.empty();
    }

    private Optional<Instant> read(String text) {
        if (!text.matches("[0-9]{1,15}")) {
            return Optional.empty();
        }
        try {
            long number = Long.parseLong(text);
            return Optional.of(milliseconds ? Instant.ofEpochMilli(number) : Instant.ofEpochSecond(number));
        } catch (DateTimeException e) {
            return Optional.empty(); // farther away than time goes
        }
    }
}
