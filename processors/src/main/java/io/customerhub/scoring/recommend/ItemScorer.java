package io.customerhub.scoring.recommend;

/** How much speaks for each item, for each of some customers. */
@FunctionalInterface
public interface ItemScorer {
    /**
     * A score for every item, by its number; the higher, the likelier.
     *
     * @param customer their place among the customers that this scores
     */
    double[] scores(int customer);

    /** What all buy: the same for everybody. */
    static ItemScorer popularity(Purchases all) {
        int[] buyers = all.buyers();
        return customer -> {
            double[] scores = new double[buyers.length];
            for (int item = 0; item < scores.length; item++) {
                scores[item] = buyers[item];
            }
            return scores;
        };
    }

    /** What they bought before, by how often. */
    static ItemScorer ownPurchases(Purchases purchases) {
        return customer -> {
            double[] scores = new double[purchases.items()];
            int[] bought = purchases.bought()[customer];
            for (int i = 0; i < bought.length; i++) {
                scores[bought[i]] = purchases.times()[customer][i];
            }
            return scores;
        };
    }

    /** This and so much of another. */
    default ItemScorer plus(double weight, ItemScorer other) {
        return customer -> {
            double[] scores = scores(customer);
            double[] others = other.scores(customer);
            double[] sum = new double[scores.length];
            for (int item = 0; item < sum.length; item++) {
                sum[item] = scores[item] + weight * others[item];
            }
            return sum;
        };
    }
}
