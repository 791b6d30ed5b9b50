package io.customerhub.app.bench;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How well clusters tell whom records are about, by pairs of records in one cluster.
 *
 * @param precision the share of such pairs that are of one customer
 * @param recall the share of pairs of one customer that are in one cluster
 */
public record PairFigures(double precision, double recall) {
    /** The figures of clusters, given for each record by their numbers. */
    public static PairFigures of(int[] clusters, List<String> truth) {
        return of(Arrays.stream(clusters).boxed().toList(), truth);
    }

    /** The figures of clusters, given for each record by whatever names them. */
    public static <T> PairFigures of(List<T> clusters, List<String> truth) {
        Map<T, Map<String, Integer>> held = new HashMap<>();
        for (int record = 0; record < clusters.size(); record++) {
            held.computeIfAbsent(clusters.get(record), cluster -> new HashMap<>())
                    .merge(truth.get(record), 1, Integer::sum);
        }
        double found = 0;
        double right = 0;
        for (Map<String, Integer> cluster : held.values()) {
            found += pairs(cluster.values().stream().mapToInt(Integer::intValue).sum());
            right += cluster.values().stream().mapToDouble(PairFigures::pairs).sum();
        }
        double all = pairs(truth);
        return new PairFigures(found == 0 ? 1 : right / found, all == 0 ? 1 : right / all);
    }

    /** How many pairs are of one customer. */
    public static double pairs(List<String> truth) {
        Map<String, Integer> records = new HashMap<>();
        truth.forEach(whom -> records.merge(whom, 1, Integer::sum));
        return records.values().stream().mapToDouble(PairFigures::pairs).sum();
    }

    private static double pairs(int records) {
        return records * (records - 1.0) / 2;
    }

    /** The harmonic mean of both. */
    public double f1() {
        return precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall);
    }
}
