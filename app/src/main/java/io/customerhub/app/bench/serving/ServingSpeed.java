package io.customerhub.app.bench.serving;

import io.customerhub.scoring.classify.Classifier;
import io.customerhub.scoring.classify.ServingSteps;
import java.util.ArrayList;
import java.util.List;

/**
 * How fast a classifier of the usual shape serves.
 *
 * @param features of a customer
 * @param inputs how many numbers each of its nets reads
 * @param nets how many nets there are
 */
public record ServingSpeed(int features, int inputs, int nets, List<PageSpeed> pages) {
    private static final long SEED = 42;

    public ServingSpeed {
        pages = List.copyOf(pages);
    }

    /** Measures pages of some sizes, with features ready. */
    public static ServingSpeed of(int features, List<Integer> sizes) {
        var customers = new MadeUpCustomers(features);
        Classifier classifier = customers.classifier(SEED);
        List<PageSpeed> pages = new ArrayList<>();
        for (int size : sizes) {
            pages.add(PageSpeed.of(classifier, customers.table(size, SEED + 1)));
        }
        try (var steps = new ServingSteps(classifier, customers.table(1, SEED))) {
            return new ServingSpeed(features, steps.inputs(), steps.nets(), pages);
        }
    }
}
