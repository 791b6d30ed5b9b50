package io.customerhub.scoring.forecast;

import java.util.Locale;

/** By what customers are put together whose sales are forecast: a field as it is today. */
public enum Grouping {
    KIND,
    PARISH,
    TOWN,
    COUNTRY,
    CURRENCY,
    STATUS,
    /** By how they have bought (RFM). */
    SEGMENT;

    /** The word of files, which is the column of the warehouse too. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
