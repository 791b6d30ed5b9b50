package io.customerhub.app.account;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;

/**
 * How an account stands.
 *
 * @param missing what a person has to set: variables of the environment, or properties
 * @param moment when the token ends; of an account that needs a login, since when it is refused
 */
public record AccountState(Kind kind, List<String> missing, Optional<Instant> moment) {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'").withZone(ZoneOffset.UTC);

    public AccountState {
        missing = List.copyOf(missing);
    }

    /** The kinds of state. */
    public enum Kind {
        /** Something that the way in wants is not set. */
        INCOMPLETE,
        /** Nobody has let the hub in yet. */
        NEVER_LOGGED_IN,
        /** The vendor refuses what a person once gave. */
        LOGIN_NEEDED,
        /** All is set, and the vendor has not been asked for a token yet. */
        UNTRIED,
        /** The vendor has granted a token. */
        CONNECTED,
        /** A token or key that does not end. */
        FIXED
    }

    static AccountState of(Kind kind) {
        return new AccountState(kind, List.of(), Optional.empty());
    }

    /** Whether only a person can go on. */
    public boolean needsPerson() {
        return kind == Kind.LOGIN_NEEDED || kind == Kind.NEVER_LOGGED_IN || kind == Kind.INCOMPLETE;
    }

    /** The state in words. */
    public String words(String account) {
        return switch (kind) {
            case INCOMPLETE -> "missing " + String.join(", ", missing);
            case NEVER_LOGGED_IN -> "nobody has logged in yet: hub connect " + account;
            case LOGIN_NEEDED ->
                "a person must log in again, since " + moment.map(TIME::format).orElse("") + ": hub connect " + account;
            case UNTRIED -> "ready; no token has been asked for yet";
            case CONNECTED ->
                "connected; its token ends " + moment.map(TIME::format).orElse("") + " and is renewed by itself";
            case FIXED -> "ready; its key does not end";
        };
    }
}
