package io.customerhub.scoring.classify;

import io.customerhub.scoring.feature.FeatureTable;
import io.customerhub.scoring.net.BareNet;
import io.customerhub.scoring.net.PatternRows;
import io.customerhub.scoring.net.ServedNet;
import java.util.List;

/**
 * The steps in which nets serve a page, one by one, so that each can be timed. What a step returns is there so that it has to be
 * computed.
 */
public final class ServingSteps implements AutoCloseable {
    private final Classifier classifier;
    private final NetCommittee committee;
    private final FeatureTable page;
    private final float[][] encoded;
    private final PatternRows placed;
    private final List<BareNet> bare;

    /**
     * Makes a page ready for each step.
     *
     * @param classifier of nets, perhaps with a logistic regression beside them
     * @throws IllegalArgumentException where it has no nets
     */
    public ServingSteps(Classifier classifier, FeatureTable page) {
        this.classifier = classifier;
        this.committee = committee(classifier);
        this.page = page;
        this.encoded = committee.encoding().encode(page);
        this.placed = committee.encoding().place(page);
        this.bare = committee.nets().each().stream()
                .map(net -> new BareNet(net.net(), encoded))
                .toList();
    }

    private static NetCommittee committee(Classifier classifier) {
        if (classifier instanceof CalibratedClassifier calibrated) {
            if (calibrated.model() instanceof NetCommittee nets) {
                return nets;
            }
            if (calibrated.model() instanceof Blend blend) {
                return blend.nets();
            }
        }
        throw new IllegalArgumentException("timing how nets serve: the classifier has none");
    }

    /** How many numbers a net reads of a row. */
    public int inputs() {
        return encoded[0].length;
    }

    /** How many nets there are. */
    public int nets() {
        return committee.nets().each().size();
    }

    /** From features to probabilities, as pages are served. */
    public double probabilities() {
        return classifier.probabilities(page)[0];
    }

    /** From features to probabilities with all that they come from, as pages are served. */
    public double explanations() {
        return classifier.explain(page).get(0).logOdds();
    }

    /** From features to what nets read. */
    public double encoding() {
        return committee.encoding().place(page).size();
    }

    /** The nets alone, as pages are served. */
    public double served() {
        return committee.nets().output(placed)[0][0];
    }

    /** The nets alone in plain Java, one after the other, number by number. */
    public double plain() {
        double sum = 0;
        for (ServedNet net : committee.nets().each()) {
            sum += net.net().output(encoded)[0][0];
        }
        return sum;
    }

    /** The nets alone, by the library that trained them, on rows that it was handed before. */
    public double bare() {
        double sum = 0;
        for (BareNet net : bare) {
            sum += net.output();
        }
        return sum;
    }

    @Override
    public void close() {
        bare.forEach(BareNet::close);
    }
}
