package io.customerhub.app.bench;

import java.util.Comparator;
import java.util.List;

/**
 * What one flow did with one company, beside the limit and the row by row of the same rows. Rates are records a second.
 *
 * @param what {@code customers} or {@code transaction lines}
 * @param companyLines how many document lines the company has
 * @param hub the whole flow: calls of the sandbox included, delivery to the CRMs not
 * @param hubWithoutCalls the same without the time spent waiting for the sandbox
 * @param limit pages of 1,000 documents by {@code insert … select from unnest}
 * @param limitSmallPages the same in pages of 1,000 lines
 * @param rowByRowSample how many records the row by row was tried with
 * @param stages where the flow's time went
 */
public record Measurement(
        String what,
        long companyLines,
        long records,
        double seconds,
        double hub,
        double hubWithoutCalls,
        double limit,
        double limitSmallPages,
        double rowByRow,
        long rowByRowSample,
        double ofLimit,
        double timesRowByRow,
        double deliverySeconds,
        List<Stage> stages) {
    public Measurement {
        stages = List.copyOf(stages);
    }

    /** One stage of a page's way: its time a page and its share of the flow's. */
    public record Stage(String name, double seconds, double millisPerPage, double share) {}

    /** Of several measurements of the same, the one in the middle by the hub's rate. */
    public static Measurement median(List<Measurement> same) {
        List<Measurement> sorted = same.stream()
                .sorted(Comparator.comparingDouble(Measurement::hub))
                .toList();
        return sorted.get(sorted.size() / 2);
    }
}
