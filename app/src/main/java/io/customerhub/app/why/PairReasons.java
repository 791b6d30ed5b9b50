package io.customerhub.app.why;

import io.customerhub.warehouse.store.KnownCustomer.RunMention;
import java.util.List;

/**
 * What speaks for two records' being about one customer, and what against, from prior to confidence; in bits, of which one doubles
 * the odds.
 *
 * @param run the run that brought the last of the records that were looked at: they are weighed by its files
 * @param prior what two records weigh before anything is compared
 * @param declared where that is declared
 * @param steps what comparisons add, in their order; what one of the two does not say adds nothing
 * @param neighbours what the possibility takes away that they are two who share a place; never positive
 * @param odds what is left: 0 is one to one
 * @param confidence the same, between 0 and 1
 */
public record PairReasons(
        String record,
        String other,
        RunMention run,
        double prior,
        Place declared,
        List<Step> steps,
        double neighbours,
        double odds,
        double confidence) {
    public PairReasons {
        steps = List.copyOf(steps);
    }

    /**
     * What one comparison adds.
     *
     * @param level how the two stand to each other, in words
     * @param rarity for what is rarer than usual
     * @param total the odds so far
     * @param declared the line of the comparison
     * @param weighed the line of the weight
     */
    public record Step(
            String comparison,
            String level,
            double weight,
            double rarity,
            double total,
            Place declared,
            Place weighed) {
        /** What it adds altogether. */
        public double bits() {
            return weight + rarity;
        }
    }
}
