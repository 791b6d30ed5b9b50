package io.customerhub.scoring.segment;

import io.customerhub.declaration.Declared;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * How segments are called: each name stands for a place, and each segment gets a name of its own so that all together are as
 * near to their places as can be.
 */
public record SegmentNames(List<Place> places) {
    /** Finding the best names tries all ways to give them. */
    private static final int MOST = 8;

    /**
     * What a name stands for.
     *
     * @param at by feature, in standard deviations above the mean of all customers; 0 for a feature that is not named
     */
    public record Place(String name, Map<String, Double> at) {
        public Place {
            at = Map.copyOf(at);
        }
    }

    public SegmentNames {
        places = List.copyOf(places);
        if (places.size() > MOST) {
            throw new IllegalArgumentException(
                    "naming segments: " + places.size() + " names, " + MOST + " are the most");
        }
        if (places.stream().map(Place::name).distinct().count() < places.size()) {
            throw new IllegalArgumentException("naming segments: a name stands twice");
        }
    }

    /** Reads a list of names, each with what it stands {@code at}. */
    public static SegmentNames of(Declared names) {
        return new SegmentNames(names.items().stream().map(SegmentNames::place).toList());
    }

    private static Place place(Declared name) {
        var at = new LinkedHashMap<String, Double>();
        name.get("at")
                .map(Declared::entries)
                .orElse(Map.of())
                .forEach((feature, position) ->
                        at.put(feature, Double.parseDouble(position.text().orElse("0"))));
        return new Place(name.text("name").orElseThrow(), at);
    }

    /**
     * Segments with their names, in the order in which the names are declared.
     *
     * @throws IllegalArgumentException where there are fewer names than centres
     */
    List<Segment> name(List<double[]> centres, List<Scale> scales) {
        if (centres.size() > places.size()) {
            throw new IllegalArgumentException("naming " + centres.size() + " segments: there are only " + places.size()
                    + " names; declare more, or ask for fewer segments");
        }
        double[][] costs = costs(centres, scales);
        Map<Integer, Integer> names = new Assignment(costs).best();
        return IntStream.range(0, centres.size())
                .boxed()
                .sorted(Comparator.comparing(names::get))
                .map(centre -> new Segment(
                        places.get(Optional.ofNullable(names.get(centre)).orElseThrow())
                                .name(),
                        IntStream.range(0, scales.size())
                                .mapToObj(i -> centres.get(centre)[i])
                                .toList()))
                .toList();
    }

    private double[][] costs(List<double[]> centres, List<Scale> scales) {
        double[][] costs = new double[centres.size()][places.size()];
        for (int centre = 0; centre < costs.length; centre++) {
            for (int place = 0; place < places.size(); place++) {
                for (int i = 0; i < scales.size(); i++) {
                    double at =
                            places.get(place).at().getOrDefault(scales.get(i).feature(), 0.0);
                    double apart = centres.get(centre)[i] - at;
                    costs[centre][place] += apart * apart;
                }
            }
        }
        return costs;
    }

    /** The assignment of rows to columns, each to one of its own, that costs least: all are tried. */
    private static final class Assignment {
        private final double[][] costs;
        private final List<Integer> taken = new ArrayList<>();
        private List<Integer> best = List.of();
        private double least = Double.POSITIVE_INFINITY;

        Assignment(double[][] costs) {
            this.costs = costs;
        }

        Map<Integer, Integer> best() {
            search(0);
            var columns = new HashMap<Integer, Integer>();
            IntStream.range(0, best.size()).forEach(row -> columns.put(row, best.get(row)));
            return columns;
        }

        private void search(double cost) {
            if (cost >= least) {
                return;
            }
            int row = taken.size();
            if (row == costs.length) {
                least = cost;
                best = List.copyOf(taken);
                return;
            }
            for (int column = 0; column < costs[row].length; column++) {
                if (!taken.contains(column)) {
                    taken.add(column);
                    search(cost + costs[row][column]);
                    taken.remove(row);
                }
            }
        }
    }
}
