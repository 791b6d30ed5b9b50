package io.customerhub.mapping;

import java.util.Locale;

/** Whose word counts in a sink's field once the sink holds something there. */
public enum Owner {
    /** Ours: what people write there is taken in as any source's word, and the field is told what the profile says. */
    OURS,
    /** Theirs: the field is told something only while it is empty and nobody has emptied it. */
    THEIRS,
    /** Whoever changed it last: what people wrote there stays until the profile's value is newer. */
    NEWEST;

    static Owner of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    /** What mappings call it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
