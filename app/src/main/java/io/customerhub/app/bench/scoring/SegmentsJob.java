package io.customerhub.app.bench.scoring;

import io.customerhub.app.bench.scoring.Figures.Model;
import io.customerhub.scoring.feature.FeatureTable;
import io.customerhub.scoring.measure.Silhouette;
import io.customerhub.scoring.segment.Movement;
import io.customerhub.scoring.segment.Scale;
import io.customerhub.scoring.segment.Segment;
import io.customerhub.scoring.segment.SegmentModel;
import io.customerhub.scoring.segment.SegmentNames;
import io.customerhub.scoring.segment.SegmentSearch;
import io.customerhub.scoring.segment.SegmentSearch.Candidate;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** How well segments hold together, and whether they come out again. Nothing is foretold, so nothing is split. */
public final class SegmentsJob implements ScoringJob {
    private static final int TRIES = 10;
    private static final int SAMPLE = 5_000;

    @Override
    public Figures run(ScoringSet set, Path folder) throws IOException {
        var declared = new DeclaredValues(set.section());
        List<SaleLine> lines = SaleLines.read(set, folder);
        BuyingHabits now = BuyingHabits.at(declared.day("asOf"), lines);
        BuyingHabits before = BuyingHabits.at(declared.day("before"), lines);
        SegmentSearch search = search(declared);
        List<Candidate> candidates = search.candidates(now.features());
        Candidate chosen = search.choose(candidates);

        var models = new ArrayList<Model>();
        models.add(new RevenueThirds(now.features()).figures(search.samples(), search.seed(), SAMPLE));
        candidates.forEach(candidate ->
                models.add(row(candidate.count() + " segments", candidate, now.features(), search.seed())));
        models.add(row("served: " + chosen.count() + " segments", chosen, now.features(), search.seed()));
        return new Figures(
                set.name(),
                List.of("segments", "silhouette", "stability", "smallest"),
                models,
                remarks(chosen.model(), now, before));
    }

    private static SegmentSearch search(DeclaredValues declared) {
        return new SegmentSearch(
                declared.whole("fewest"),
                declared.whole("most"),
                declared.whole("samples"),
                declared.number("stable"),
                declared.number("least"),
                TRIES,
                SegmentNames.of(declared.section().get("names").orElseThrow()),
                declared.whole("seed"));
    }

    private static Model row(String name, Candidate candidate, FeatureTable customers, long seed) {
        double[][] points = SegmentModel.positions(customers, candidate.model().scales());
        double silhouette = Silhouette.of(points, candidate.model().assign(customers), SAMPLE, seed);
        return new Model(
                name, List.of((double) candidate.count(), silhouette, candidate.stability(), candidate.smallest()));
    }

    private static List<String> remarks(SegmentModel model, BuyingHabits now, BuyingHabits before) {
        var remarks = new ArrayList<String>();
        int[] segments = model.assign(now.features());
        for (int i = 0; i < model.segments().size(); i++) {
            int number = i;
            long size =
                    Arrays.stream(segments).filter(segment -> segment == number).count();
            remarks.add(String.format(
                    Locale.ROOT,
                    "%s: %d customers (%.1f %%), centre %s",
                    model.name(i),
                    size,
                    100.0 * size / segments.length,
                    centre(model.scales(), model.segments().get(i))));
        }
        List<String> names = model.segments().stream().map(Segment::name).toList();
        Movement movement = Movement.between(names, named(model, before), named(model, now));
        movement.segments()
                .forEach(from -> remarks.add("from " + from + ": "
                        + movement.segments().stream()
                                .map(to -> movement.count(from, to) + " to " + to)
                                .collect(Collectors.joining(", "))));
        return remarks;
    }

    private static String centre(List<Scale> scales, Segment segment) {
        var values = new ArrayList<String>();
        for (int i = 0; i < scales.size(); i++) {
            double value = scales.get(i).value(segment.centre().get(i));
            values.add(String.format(Locale.ROOT, "%s %.1f", scales.get(i).feature(), value));
        }
        return String.join(", ", values);
    }

    private static Map<String, String> named(SegmentModel model, BuyingHabits habits) {
        int[] segments = model.assign(habits.features());
        var named = new LinkedHashMap<String, String>();
        for (int i = 0; i < segments.length; i++) {
            named.put(habits.customers().get(i), model.name(segments[i]));
        }
        return named;
    }
}
