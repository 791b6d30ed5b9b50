package io.customerhub.scoring.served;

import io.customerhub.declaration.Findings;
import io.customerhub.scoring.feature.FeatureRules;
import io.customerhub.scoring.feature.FeatureTable;
import io.customerhub.scoring.segment.Scale;
import io.customerhub.scoring.segment.SegmentModel;
import io.customerhub.scoring.segment.SegmentModelFile;
import io.customerhub.scoring.segment.SegmentSearch;
import io.customerhub.scoring.segment.SegmentSearch.Candidate;
import io.customerhub.scoring.served.ModelRule.Segments;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;

/** Finds the groups of customers who are alike. */
public final class SegmentTraining implements ModelTraining {
    private static final int SAMPLES = 20;
    private static final double STABLE = 0.85;
    private static final double LEAST = 0.02;
    private static final int TRIES = 10;
    /** Centres of so many customers are where those of all are; of a million they would take hours. */
    private static final int MOST_CUSTOMERS = 10_000;
    /** A segment of fewer is a matter of chance. */
    private static final int FEWEST_EACH = 30;

    @Override
    public TrainedModel train(
            ModelRule rule, FeatureRules features, CustomerHistory history, LocalDate asOf, long seed) {
        Segments declared = declared(rule);
        FeatureRules read = features.only(rule.features());
        SegmentPlaces places = SegmentPlaces.of(read, declared.most());
        var search = new SegmentSearch(
                declared.fewest(), declared.most(), SAMPLES, STABLE, LEAST, TRIES, places.names(), seed);
        SegmentFeatures asked = SegmentFeatures.of(rule, features, history.asOf(asOf));
        try {
            FeatureTable known = known(rule, declared, asked);
            FeatureTable learned = SegmentFeatures.drawn(known, MOST_CUSTOMERS, seed);
            List<Candidate> candidates = search.candidates(learned);
            Candidate chosen = search.choose(candidates);
            SegmentModel model = places.named(chosen.model());
            return new TrainedModel(
                    new ServedSegments(rule, features, model),
                    SegmentModelFile.text(model),
                    new SegmentCard(asked, known, learned, search).of(candidates, chosen, model));
        } catch (IllegalArgumentException e) {
            throw new TrainingRefusal("learning the model '" + rule.name() + "': " + e.getMessage());
        }
    }

    private static FeatureTable known(ModelRule rule, Segments declared, SegmentFeatures asked) {
        FeatureTable known = asked.known();
        int needed = FEWEST_EACH * declared.most();
        if (known.rows() < needed) {
            throw new TrainingRefusal("learning the model '" + rule.name() + "': of " + asked.rows().length
                    + " customers of whom it is " + known.rows() + " have all features that it reads ("
                    + String.join(", ", rule.features()) + "); " + needed + " are needed, " + FEWEST_EACH
                    + " for each of " + declared.most()
                    + " segments; take in more customers, declare fewer segments, or leave out what few have");
        }
        return known;
    }

    @Override
    public ServedModel read(ModelRule rule, FeatureRules features, String content) {
        declared(rule);
        var findings = new Findings();
        SegmentModel model = SegmentModelFile.parse(Path.of(rule.name()), content, findings)
                .orElseThrow(() -> refused(rule, findings.list().get(0).problem()));
        List<String> by = model.scales().stream().map(Scale::feature).toList();
        if (!by.equals(rule.features())) {
            throw refused(rule, "it reads " + by + ", and declared are " + rule.features());
        }
        return new ServedSegments(rule, features, model);
    }

    private static Segments declared(ModelRule rule) {
        if (!(rule.kind() instanceof Segments segments)) {
            throw new IllegalArgumentException("the model '" + rule.name() + "' is of the kind "
                    + rule.kind().word() + ", and not segments");
        }
        if (segments.most() > SegmentPlaces.MOST) {
            throw new TrainingRefusal("learning the model '" + rule.name() + "': " + segments.most()
                    + " segments are more than can be named; declare " + SegmentPlaces.MOST + " at most");
        }
        return segments;
    }

    private static IllegalArgumentException refused(ModelRule rule, String problem) {
        return new IllegalArgumentException("reading the model '" + rule.name() + "': " + problem + "; learn it again");
    }
}
