package io.customerhub.app.bench.serving;

import io.customerhub.scoring.classify.Classifier;
import io.customerhub.scoring.classify.ServingSteps;
import io.customerhub.scoring.feature.FeatureTable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleSupplier;
import java.util.stream.Stream;

/**
 * Customers a second in pages of one size, medians of rounds in which each step has its turn.
 *
 * @param page customers in a page
 * @param probabilities from features to probabilities, as pages are served
 * @param explanations the same with all that the probabilities come from
 * @param encoding from features to the numbers that nets read
 * @param served the nets alone, as pages are served
 * @param plain the nets alone, in plain Java
 * @param bare the nets alone, by the library that trained them, on rows that it was handed before
 */
public record PageSpeed(
        int page,
        double probabilities,
        double explanations,
        double encoding,
        double served,
        double plain,
        double bare) {
    private static final int ROUNDS = 9;
    private static final long ROUND_NANOS = 100_000_000;

    /** Measures pages of the same customers. */
    static PageSpeed of(Classifier classifier, FeatureTable page) {
        try (var steps = new ServingSteps(classifier, page)) {
            List<DoubleSupplier> each = List.of(
                    steps::probabilities,
                    steps::explanations,
                    steps::encoding,
                    steps::served,
                    steps::plain,
                    steps::bare);
            List<double[]> rounds = new ArrayList<>();
            for (int round = -2; round < ROUNDS; round++) {
                double[] rates = each.stream()
                        .mapToDouble(step -> rate(step, page.rows()))
                        .toArray();
                if (round >= 0) {
                    rounds.add(rates);
                }
            }
            return new PageSpeed(
                    page.rows(),
                    median(rounds, 0),
                    median(rounds, 1),
                    median(rounds, 2),
                    median(rounds, 3),
                    median(rounds, 4),
                    median(rounds, 5));
        }
    }

    private static double rate(DoubleSupplier step, int customers) {
        long begun = System.nanoTime();
        long pages = 0;
        long taken;
        do {
            if (Double.isNaN(step.getAsDouble())) {
                throw new IllegalStateException("a made-up customer has no score");
            }
            pages++;
            taken = System.nanoTime() - begun;
        } while (taken < ROUND_NANOS);
        return pages * customers * 1e9 / taken;
    }

    private static double median(List<double[]> rounds, int step) {
        double[] sorted =
                rounds.stream().mapToDouble(rates -> rates[step]).sorted().toArray();
        return sorted[sorted.length / 2];
    }

    /** The nets as served, as a share of the library's rate. */
    public double servedOfBare() {
        return served / bare;
    }

    /** From features to probabilities, as a share of the library's rate on rows that it was handed before. */
    public double probabilitiesOfBare() {
        return probabilities / bare;
    }

    /** How many times the nets' plain forward pass it takes from features to probabilities. */
    public double timesPlain() {
        return plain / probabilities;
    }

    /** How it is read: the head, then a row for each page. */
    public static List<List<String>> table(List<PageSpeed> speeds) {
        var rows = new ArrayList<List<String>>();
        rows.add(List.of(
                "customers a second, page of",
                "probabilities",
                "with explanations",
                "encoding alone",
                "nets as served",
                "nets in plain Java",
                "bare DL4J",
                "nets / bare",
                "probabilities / bare",
                "plain / probabilities"));
        for (PageSpeed speed : speeds) {
            rows.add(Stream.concat(
                            Stream.of(String.format("%,d", speed.page)),
                            Stream.concat(
                                    Arrays.stream(new double[] {
                                                speed.probabilities,
                                                speed.explanations,
                                                speed.encoding,
                                                speed.served,
                                                speed.plain,
                                                speed.bare
                                            })
                                            .mapToObj(rate -> String.format("%,.0f", rate)),
                                    Arrays.stream(new double[] {
                                                speed.servedOfBare(), speed.probabilitiesOfBare(), speed.timesPlain()
                                            })
                                            .mapToObj(share -> String.format("%.2f", share))))
                    .toList());
        }
        return rows;
    }
}
