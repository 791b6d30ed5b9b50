package io.customerhub.scoring.served;

import io.customerhub.scoring.feature.FeatureTable;
import io.customerhub.scoring.measure.Silhouette;
import io.customerhub.scoring.segment.Scale;
import io.customerhub.scoring.segment.Segment;
import io.customerhub.scoring.segment.SegmentModel;
import io.customerhub.scoring.segment.SegmentSearch;
import io.customerhub.scoring.segment.SegmentSearch.Candidate;
import io.customerhub.scoring.served.ModelCard.Figures;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What people should know of segments.
 *
 * @param asked all of whom the model is
 * @param known of whom all features are known
 * @param learned those of them that segments were searched among
 */
record SegmentCard(SegmentFeatures asked, FeatureTable known, FeatureTable learned, SegmentSearch search) {
    /** The silhouette is of so many customers, each compared with all. */
    private static final int SAMPLE = 2_000;

    ModelCard of(List<Candidate> candidates, Candidate chosen, SegmentModel served) {
        var figures = new ArrayList<Figures>();
        SegmentThirds thirds = SegmentThirds.of(learned);
        figures.add(figures(
                thirds.name(), thirds.stability(search.samples(), search.seed()), thirds.groups(), thirds.smallest()));
        candidates.forEach(one ->
                figures.add(figures(name(one), one.stability(), one.model().assign(learned), one.smallest())));
        return new ModelCard(split(), data(), figures, name(chosen), why(chosen), sizes(served), limits(chosen));
    }

    private static String name(Candidate candidate) {
        return candidate.count() + " segments";
    }

    private String split() {
        return "nothing is foretold, so nothing is split: stability is how far the segments of " + search.samples()
                + " samples, drawn with replacement, are these (adjusted Rand index, 1 for the same)";
    }

    private Map<String, String> data() {
        var data = new LinkedHashMap<String, String>();
        data.put("customers", whole(asked.table().rows()));
        data.put("of whom all features are known", whole(known.rows()));
        data.put("segments searched among", whole(learned.rows()));
        return data;
    }

    private Figures figures(String of, double stability, int[] groups, double smallest) {
        double[][] points = SegmentModel.positions(learned, SegmentModel.scales(learned));
        var measures = new LinkedHashMap<String, Double>();
        measures.put("stability", stability);
        measures.put("silhouette", Silhouette.of(points, groups, SAMPLE, search.seed()));
        measures.put("smallest", smallest);
        return new Figures(of, measures);
    }

    private String why(Candidate chosen) {
        return isStable(chosen)
                ? String.format(
                        Locale.ROOT,
                        "%d segments: the most that come out again (stability %.2f, %.2f is asked)",
                        chosen.count(),
                        chosen.stability(),
                        search.stable())
                : String.format(
                        Locale.ROOT,
                        "%d segments: none of %d to %d come out again as asked (%.2f); of these stability is %.2f",
                        chosen.count(),
                        search.fewest(),
                        search.most(),
                        search.stable(),
                        chosen.stability());
    }

    private boolean isStable(Candidate chosen) {
        return chosen.stability() >= search.stable();
    }

    private List<Figures> sizes(SegmentModel served) {
        int[] segments = served.assign(known);
        var sizes = new ArrayList<Figures>();
        for (int i = 0; i < served.segments().size(); i++) {
            int number = i;
            long size =
                    Arrays.stream(segments).filter(segment -> segment == number).count();
            sizes.add(size(served, served.segments().get(i), size));
        }
        return sizes;
    }

    private Figures size(SegmentModel served, Segment segment, long size) {
        var measures = new LinkedHashMap<String, Double>();
        measures.put("customers", (double) size);
        measures.put("share", (double) size / known.rows());
        for (int i = 0; i < served.scales().size(); i++) {
            Scale scale = served.scales().get(i);
            measures.put(scale.feature(), scale.value(segment.centre().get(i)));
        }
        return new Figures(segment.name(), measures);
    }

    private List<String> limits(Candidate chosen) {
        var limits = new ArrayList<String>();
        int lacking = asked.table().rows() - known.rows();
        if (lacking > 0) {
            limits.add("Customers who lack a feature and are in no segment: " + whole(lacking) + ".");
        }
        if (!isStable(chosen)) {
            limits.add("Other customers of the same kind would fall into other segments: take them for a picture and"
                    + " not for a fact.");
        }
        if (chosen.smallest() < search.least()) {
            limits.add(String.format(
                    Locale.ROOT, "The smallest segment has only %.1f %% of the customers.", 100 * chosen.smallest()));
        }
        List<String> negative = asked.negative();
        if (!negative.isEmpty()) {
            limits.add("What is below 0 counts as 0: " + String.join(", ", negative) + ".");
        }
        return limits;
    }

    private static String whole(int number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
