package io.customerhub.scoring.value;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What likelihoods read of histories, each kind of history once: of many customers most are alike. */
final class Distinct {
    final int[] repeats;
    final double[] recency;
    final double[] age;
    /** How many customers have the history. */
    final double[] customers;

    final int mostRepeats;

    private record Key(int repeats, double recency, double age) {}

    private Distinct(Map<Key, Integer> counts) {
        repeats = new int[counts.size()];
        recency = new double[counts.size()];
        age = new double[counts.size()];
        customers = new double[counts.size()];
        int at = 0;
        int most = 0;
        for (Map.Entry<Key, Integer> entry : counts.entrySet()) {
            repeats[at] = entry.getKey().repeats();
            recency[at] = entry.getKey().recency();
            age[at] = entry.getKey().age();
            customers[at] = entry.getValue();
            most = Math.max(most, repeats[at]);
            at++;
        }
        mostRepeats = most;
    }

    /**
     * Of histories to fit a model to.
     *
     * @throws IllegalArgumentException where nobody bought again: no rate can be learned from that
     */
    static Distinct of(List<PurchaseHistory> histories) {
        var counts = new LinkedHashMap<Key, Integer>();
        for (PurchaseHistory history : histories) {
            counts.merge(new Key(history.repeats(), history.recency(), history.age()), 1, Integer::sum);
        }
        var distinct = new Distinct(counts);
        if (distinct.mostRepeats == 0) {
            throw new IllegalArgumentException("fitting a model of purchases to " + histories.size()
                    + " customers, of whom none bought again; take a longer time or more customers");
        }
        return distinct;
    }

    int size() {
        return repeats.length;
    }
}
