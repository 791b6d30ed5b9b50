package io.customerhub.warehouse.store;

import java.util.Locale;

/** What a version of a model is there for. */
public enum ModelRole {
    /** What it says counts. */
    CHAMPION,
    /** It says it beside the champion. */
    CHALLENGER,
    /** It says nothing. */
    KEPT;

    /** As the registry has it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static ModelRole of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
