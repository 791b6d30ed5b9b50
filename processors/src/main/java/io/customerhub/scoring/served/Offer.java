package io.customerhub.scoring.served;

import java.util.List;

/**
 * A product that is recommended to a customer.
 *
 * @param product our own id of it
 * @param item its source, a slash, and its record there
 * @param score the higher, the likelier; comparable among the offers of one customer
 * @param documents on how many the customer bought it before: 0 for what is new to them
 * @param because what they bought that speaks most for it, the strongest first; none where it is what most buy
 */
public record Offer(String product, String item, String name, double score, int documents, List<Because> because) {
    public Offer {
        because = List.copyOf(because);
    }

    /**
     * A product that the customer bought, and its part of the score.
     *
     * @param documents on how many they bought it
     */
    public record Because(String name, int documents, double effect) {}
}
