package io.customerhub.sandbox.dynamics;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tokens that stand for everything before a version. Good for seven days, or until a test ends their life. */
final class DeltaTokens {

    private static final Duration LIFETIME = Duration.ofDays(7);
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("MM/dd/yyyy HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final Pattern SHAPE = Pattern.compile("([0-9]{1,18})!(.{19})");

    private final Clock clock;
    private long forgottenBefore;
    private int status = 400;

    DeltaTokens(Clock clock) {
        this.clock = clock;
    }

    String issue(long version) {
        return version + "!" + TIME.format(clock.instant());
    }

    /** The version a token stands for; refused if it is too old. */
    synchronized long read(String token) {
        Matcher shape = SHAPE.matcher(token);
        if (!shape.matches()) {
            throw DynamicsErrors.badQuery("The delta token '" + token + "' is not valid.");
        }
        long version = Long.parseLong(shape.group(1));
        if (version < forgottenBefore
                || !clock.instant().isBefore(time(shape.group(2)).plus(LIFETIME))) {
            throw DynamicsErrors.expired(status);
        }
        return version;
    }

    /** Makes all tokens for versions before the given one expired ones, refused with that status. */
    synchronized void expireBefore(long version, int refusalStatus) {
        forgottenBefore = version;
        status = refusalStatus;
    }

    private static Instant time(String text) {
        try {
            return LocalDateTime.parse(text, TIME).toInstant(ZoneOffset.UTC);
        } catch (DateTimeException malformed) {
            throw DynamicsErrors.badQuery("The delta token's time '" + text + "' is not valid.");
        }
    }
}
