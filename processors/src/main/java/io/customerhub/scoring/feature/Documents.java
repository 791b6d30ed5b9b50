package io.customerhub.scoring.feature;

import io.customerhub.scoring.feature.FeatureRule.OfEvents;
import java.util.Arrays;
import java.util.stream.DoubleStream;

/**
 * The documents of one customer that are of one kind of events, in the order of their days, and of a day in that of their amounts: so
 * the same documents are always added up in the same order. Not copied, and not to be changed.
 *
 * @param days since 1970, one a document
 * @param amounts in one currency; NaN where what they are worth in it is not known
 * @param lines how many each has, at least 1
 */
@SuppressWarnings("ArrayRecordComponent") // a page has ten thousand documents, a training millions
public record Documents(int[] days, double[] amounts, int[] lines) {
    /** Of somebody of whom there are none. */
    public static final Documents NONE = new Documents(new int[0], new double[0], new int[0]);

    public Documents {
        if (days.length != amounts.length || days.length != lines.length) {
            throw new IllegalArgumentException("documents have " + days.length + " days, " + amounts.length
                    + " amounts and " + lines.length + " numbers of lines");
        }
    }

    /**
     * What a feature tells of them.
     *
     * @param feature of documents, but not of their items
     * @param today the day as of which it is told, since 1970; no document is of a later one
     */
    public double told(OfEvents feature, int today) {
        int from = feature.within().isPresent()
                ? firstAfter(today - feature.within().getAsInt())
                : 0;
        if (from == days.length) {
            return feature.measure().ofNothing();
        }
        return switch (feature.measure()) {
            case COUNT -> days.length - from;
            case DAYS -> differentDays(from);
            case DAYS_SINCE_LAST -> today - days[days.length - 1];
            case DAYS_SINCE_FIRST -> today - days[from];
            case DAYS_BETWEEN -> between(from);
            case SUM -> known(from).sum();
            case AVERAGE -> known(from).average().orElse(Double.NaN);
            case LARGEST -> known(from).max().orElse(Double.NaN);
            case TREND -> trend(from, today - feature.within().orElseThrow() / 2);
            case ITEMS, MOOD ->
                throw new IllegalArgumentException(feature.name() + " is not told of days and amounts of documents");
        };
    }

    private int firstAfter(int day) {
        int first = days.length;
        while (first > 0 && days[first - 1] > day) {
            first--;
        }
        return first;
    }

    private int differentDays(int from) {
        int different = 1;
        for (int i = from + 1; i < days.length; i++) {
            different += days[i] == days[i - 1] ? 0 : 1;
        }
        return different;
    }

    private double between(int from) {
        int different = differentDays(from);
        return different == 1 ? Double.NaN : (double) (days[days.length - 1] - days[from]) / (different - 1);
    }

    /** Amounts that are known; {@link DoubleStream#sum} makes up for what adding up loses. */
    private DoubleStream known(int from) {
        return Arrays.stream(amounts, from, amounts.length).filter(amount -> !Double.isNaN(amount));
    }

    /** How much more was after a day than until it, of all amounts. */
    private double trend(int from, int day) {
        double more = 0;
        double all = 0;
        for (int i = from; i < amounts.length; i++) {
            if (!Double.isNaN(amounts[i])) {
                more += days[i] > day ? amounts[i] : -amounts[i];
                all += Math.abs(amounts[i]);
            }
        }
        return all == 0 ? Double.NaN : more / all;
    }
}
