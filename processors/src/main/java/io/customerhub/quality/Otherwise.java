package io.customerhub.quality;

import java.util.Locale;

/** What becomes of a record that breaks a rule. */
enum Otherwise {
    /** The record waits for a person. */
    QUARANTINE,
    /** The value is left out, the rest goes on. */
    DROP,
    /** All goes on; the problem is noted. */
    NOTE;

    static Otherwise of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
