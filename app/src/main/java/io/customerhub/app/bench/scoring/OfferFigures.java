package io.customerhub.app.bench.scoring;

import io.customerhub.app.bench.scoring.Figures.Model;
import io.customerhub.scoring.measure.TopItems;
import io.customerhub.scoring.recommend.ItemHistory;
import io.customerhub.scoring.recommend.ItemScorer;
import io.customerhub.scoring.recommend.OfferRules;
import io.customerhub.scoring.recommend.Offers;
import io.customerhub.scoring.recommend.Purchases;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** What recommended items are judged by: what the same customers bought later, all of it and what was new to them. */
final class OfferFigures {
    private final List<String> items;
    private final int[] customers;
    private final Purchases bought;
    private final int places;
    private final List<Set<String>> later;
    private final List<Set<String>> laterNew;
    private final Offers offers;
    private final int[][] nothing;
    private final List<Model> rows = new ArrayList<>();
    private double standardError = Double.NaN;

    /** Judges by what was bought later, given for each customer of the history; who bought nothing is left out. */
    OfferFigures(ItemHistory history, LocalDate day, List<Set<String>> later, int places) {
        this.items = history.items();
        this.places = places;
        this.customers = IntStream.range(0, later.size())
                .filter(customer -> !later.get(customer).isEmpty())
                .toArray();
        Purchases known = history.counted(day, Double.POSITIVE_INFINITY);
        this.bought = known.rows(customers);
        this.later = Arrays.stream(customers).mapToObj(later::get).toList();
        this.laterNew = IntStream.range(0, customers.length)
                .mapToObj(row -> fresh(later.get(customers[row]), bought.bought()[row]))
                .toList();
        int[] buyers = known.buyers();
        this.offers = new Offers(items, buyers, OfferRules.NONE, places);
        this.nothing = new int[customers.length][0];
    }

    List<String> measures() {
        return List.of(
                "precision@" + places,
                "recall@" + places,
                "items",
                "new: precision@" + places,
                "new: recall@" + places,
                "new: items");
    }

    List<Model> rows() {
        return List.copyOf(rows);
    }

    int customers() {
        return customers.length;
    }

    long customersOfNew() {
        return laterNew.stream().filter(fresh -> !fresh.isEmpty()).count();
    }

    /** Of the last row's precision. */
    double standardError() {
        return standardError;
    }

    /** A scorer of all customers of the history. */
    void add(String name, ItemScorer scorer) {
        add(name, scorer, scorer);
    }

    /** A scorer that says nothing of what is new to a customer. */
    void addKnown(String name, ItemScorer scorer) {
        rows.add(new Model(name, values(figures(nothing, scorer, later), new TopItems(Double.NaN, Double.NaN, 0, 0))));
    }

    /** A scorer of everything, and one of what is new to a customer. */
    void add(String name, ItemScorer scorer, ItemScorer ofNew) {
        rows.add(new Model(name, values(figures(nothing, scorer, later), figures(bought.bought(), ofNew, laterNew))));
    }

    private TopItems figures(int[][] leftOut, ItemScorer scorer, List<Set<String>> truth) {
        List<List<String>> lists = offers.of(customer -> scorer.scores(customers[customer]), leftOut).stream()
                .map(list -> list.stream().map(items::get).toList())
                .toList();
        TopItems figures = TopItems.of(lists, truth, places);
        if (leftOut == nothing) {
            standardError = standardError(lists, figures.precision());
        }
        return figures;
    }

    private double standardError(List<List<String>> lists, double mean) {
        double squares = 0;
        for (int row = 0; row < lists.size(); row++) {
            Set<String> truth = later.get(row);
            double precision =
                    (double) lists.get(row).stream().filter(truth::contains).count() / places;
            squares += (precision - mean) * (precision - mean);
        }
        return Math.sqrt(squares) / lists.size();
    }

    private static List<Double> values(TopItems all, TopItems fresh) {
        return List.of(
                all.precision(),
                all.recall(),
                (double) all.covered(),
                fresh.precision(),
                fresh.recall(),
                fresh.customers() == 0 ? Double.NaN : fresh.covered());
    }

    private Set<String> fresh(Set<String> bought, int[] before) {
        var fresh = new HashSet<>(bought);
        Arrays.stream(before).mapToObj(items::get).forEach(fresh::remove);
        return fresh;
    }
}
