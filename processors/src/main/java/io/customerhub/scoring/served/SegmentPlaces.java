package io.customerhub.scoring.served;

import io.customerhub.scoring.feature.FeatureRule;
import io.customerhub.scoring.feature.FeatureRule.Events;
import io.customerhub.scoring.feature.FeatureRule.Measure;
import io.customerhub.scoring.feature.FeatureRule.OfEvents;
import io.customerhub.scoring.feature.FeatureRules;
import io.customerhub.scoring.segment.Scale;
import io.customerhub.scoring.segment.Segment;
import io.customerhub.scoring.segment.SegmentModel;
import io.customerhub.scoring.segment.SegmentNames;
import io.customerhub.scoring.segment.SegmentNames.Place;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * How segments in service are called. By how lately, how often and for how much customers buy, they have the names that people know,
 * which stay when the model is learned anew; by other features they are called after what tells them apart.
 *
 * @param names what each is called while segments are searched
 * @param known whether these are names that people know
 */
record SegmentPlaces(SegmentNames names, boolean known) {
    /** As many numbers as names can be given. */
    static final int MOST = 8;

    private static final List<Named> KNOWN = List.of(
            new Named("champions", -1.3, 1.5, 1.4),
            new Named("loyal", -0.4, 0.6, 0.6),
            new Named("big spenders", 0.2, -0.4, 1.3),
            new Named("new", -1.1, -0.9, -0.8),
            new Named("promising", -0.6, -0.3, -0.4),
            new Named("at risk", 0.8, 0.4, 0.5),
            new Named("hibernating", 0.8, -0.8, -0.8));
    /** From so many standard deviations on a segment is called after a feature. */
    private static final double TELLING = 0.5;

    private static final int WORDS = 2;

    private record Named(String name, double recency, double frequency, double monetary) {
        Place place(String recent, String often, String much) {
            return new Place(name, Map.of(recent, recency, often, frequency, much, monetary));
        }
    }

    /** For the features of a model. */
    static SegmentPlaces of(FeatureRules features, int most) {
        Optional<String> recency = first(features, Measure.DAYS_SINCE_LAST);
        Optional<String> frequency = first(features, Measure.COUNT, Measure.DAYS);
        Optional<String> monetary = first(features, Measure.SUM);
        if (most <= KNOWN.size() && recency.isPresent() && frequency.isPresent() && monetary.isPresent()) {
            return new SegmentPlaces(
                    new SegmentNames(KNOWN.stream()
                            .map(named -> named.place(recency.get(), frequency.get(), monetary.get()))
                            .toList()),
                    true);
        }
        return new SegmentPlaces(
                new SegmentNames(IntStream.rangeClosed(1, MOST)
                        .mapToObj(number -> new Place(Integer.toString(number), Map.of()))
                        .toList()),
                false);
    }

    private static Optional<String> first(FeatureRules features, Measure... measures) {
        return features.features().stream()
                .filter(rule -> rule instanceof OfEvents of
                        && of.of() == Events.PURCHASES
                        && List.of(measures).contains(of.measure()))
                .map(FeatureRule::name)
                .findFirst();
    }

    /** The model with the names that serve. */
    SegmentModel named(SegmentModel model) {
        if (known) {
            return model;
        }
        Set<String> taken = new HashSet<>();
        var segments = new ArrayList<Segment>();
        for (Segment segment : model.segments()) {
            String described = described(model.scales(), segment);
            String name = described;
            for (int number = 2; !taken.add(name); number++) {
                name = described + " " + number;
            }
            segments.add(new Segment(name, segment.centre()));
        }
        return new SegmentModel(model.scales(), segments);
    }

    private static String described(List<Scale> scales, Segment segment) {
        List<String> words = IntStream.range(0, scales.size())
                .boxed()
                .filter(i -> Math.abs(segment.centre().get(i)) >= TELLING)
                .sorted((one, other) -> Double.compare(
                        Math.abs(segment.centre().get(other)),
                        Math.abs(segment.centre().get(one))))
                .limit(WORDS)
                .map(i -> (segment.centre().get(i) > 0 ? "high " : "low ")
                        + scales.get(i).feature())
                .toList();
        return words.isEmpty() ? "average" : String.join(", ", words);
    }
}
