package io.customerhub.sandbox.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.TreeMap;

/** What happened since the start, vendor by vendor: calls by status, records written by outcome. */
public final class Statistics {

    /** What became of one record that a client wrote. */
    public enum Outcome {
        CREATED("created", true),
        CHANGED("changed", true),
        UNCHANGED("unchanged", true),
        ARCHIVED("archived", true),
        REFUSED("refused", false);

        private final String word;
        private final boolean written;

        Outcome(String word, boolean written) {
            this.word = word;
            this.written = written;
        }
    }

    private static final class Counts {
        private final Map<Integer, Long> calls = new TreeMap<>();
        private final Map<Outcome, Long> records = new TreeMap<>();
    }

    private final Map<String, Counts> vendors = new TreeMap<>();

    synchronized void call(String vendor, int status) {
        counts(vendor).calls.merge(status, 1L, Long::sum);
    }

    public synchronized void record(String vendor, Outcome outcome) {
        counts(vendor).records.merge(outcome, 1L, Long::sum);
    }

    /** One member a vendor; {@code writes} counts every accepted record, also one that was written as it already was. */
    public synchronized ObjectNode toJson() {
        ObjectNode all = Json.object();
        vendors.forEach((name, counts) -> {
            ObjectNode vendor = all.putObject(name);
            vendor.put("calls", counts.calls.values().stream().mapToLong(n -> n).sum());
            ObjectNode byStatus = vendor.putObject("byStatus");
            counts.calls.forEach((status, n) -> byStatus.put(status == 0 ? "dropped" : String.valueOf(status), n));
            vendor.put("writes", written(counts));
            ObjectNode records = vendor.putObject("records");
            for (Outcome outcome : Outcome.values()) {
                records.put(outcome.word, counts.records.getOrDefault(outcome, 0L));
            }
        });
        return all;
    }

    private static long written(Counts counts) {
        return counts.records.entrySet().stream()
                .filter(entry -> entry.getKey().written)
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    private Counts counts(String vendor) {
        return vendors.computeIfAbsent(vendor, unused -> new Counts());
    }
}
