package io.customerhub.scoring.served;

import java.util.List;
import java.util.Map;

/**
 * What people should know of a model before they trust it. Figures are of customers as of days that nothing was learned from.
 *
 * @param split how what was learned was kept from what checked it, in a sentence
 * @param data what it was learned from, as {@code rows: 12,031}
 * @param figures of each way to tell it, the simple baseline first
 * @param way the name of the figures of that which serves
 * @param served that which serves in words, with why
 * @param groups figures of the way that serves, by declared groups
 * @param limits what it cannot do, and what was noticed
 */
public record ModelCard(
        String split,
        Map<String, String> data,
        List<Figures> figures,
        String way,
        String served,
        List<Figures> groups,
        List<String> limits) {
    public ModelCard {
        figures = List.copyOf(figures);
        groups = List.copyOf(groups);
        limits = List.copyOf(limits);
    }

    /**
     * Figures of one way to tell it, or of one group.
     *
     * @param measures as {@code AUC}, in reading order
     */
    public record Figures(String of, Map<String, Double> measures) {}
}
