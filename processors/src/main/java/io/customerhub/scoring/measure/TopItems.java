package io.customerhub.scoring.measure;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * How good lists of recommended items are, as means over customers who bought something.
 *
 * @param precision the share of the places of a list that hold an item that was bought; places left empty count as misses
 * @param recall the share of what was bought that the list holds
 * @param covered how many different items are recommended to anybody
 * @param customers over how many customers
 */
public record TopItems(double precision, double recall, int covered, int customers) {
    /**
     * The figures of lists, customer by customer.
     *
     * @param recommended for each customer the items, best first
     * @param bought for each customer, in the same order, what they bought then; one who bought nothing is left out
     * @param places how many items of a list count
     */
    public static <T> TopItems of(List<List<T>> recommended, List<Set<T>> bought, int places) {
        double precision = 0;
        double recall = 0;
        int customers = 0;
        var covered = new HashSet<T>();
        for (int customer = 0; customer < bought.size(); customer++) {
            Set<T> truth = bought.get(customer);
            if (truth.isEmpty()) {
                continue;
            }
            List<T> list = recommended.get(customer).stream().limit(places).toList();
            long hits = list.stream().filter(truth::contains).count();
            precision += (double) hits / places;
            recall += (double) hits / truth.size();
            covered.addAll(list);
            customers++;
        }
        return customers == 0
                ? new TopItems(Double.NaN, Double.NaN, 0, 0)
                : new TopItems(precision / customers, recall / customers, covered.size(), customers);
    }
}
