package io.customerhub.scoring.served;

import io.customerhub.scoring.measure.Measured;
import io.customerhub.scoring.served.ModelRule.Likelihood;
import io.customerhub.scoring.served.Snapshots.Known;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;

/**
 * What a model of likelihoods says of customers as of a day, beside what came since.
 *
 * @param said as of which day
 * @param known the day on which it was known what came
 * @param customers whom the model was about
 * @param came of how many of them the outcome came
 * @param expected of how many the model said so, its likelihoods added up
 * @param measured how right it was; empty where the outcome came for everybody or for nobody
 */
public record CameSince(
        LocalDate said, LocalDate known, int customers, int came, double expected, Optional<Measured> measured) {
    /**
     * The latest day of which it is known what came.
     *
     * @return empty where the model says no likelihoods
     */
    public static Optional<LocalDate> latest(ModelRule rule, LocalDate today) {
        return rule.kind() instanceof Likelihood likelihood
                ? Optional.of(today.minusDays(likelihood.outcome().within().orElseThrow()))
                : Optional.empty();
    }

    /**
     * Asks a model anew as of a day.
     *
     * @param model of likelihoods
     * @param said not before the day as of which it was learned, or else it has learned what came
     * @param known the day on which it is known what came
     */
    public static CameSince of(KeptModel model, CustomerHistory history, LocalDate said, LocalDate known) {
        AskedCustomers then = history.asOf(said);
        Known outcomes = Snapshots.known(
                model.rule(), (Likelihood) model.rule().kind(), model.features(), then, history.asOf(known));
        double[] likely = model.served().score(then).stream()
                .flatMap(Optional::stream)
                .mapToDouble(score -> score.value().orElseThrow())
                .toArray();
        int customers = outcomes.outcomes().length;
        int came = outcomes.came();
        return new CameSince(
                said,
                known,
                customers,
                came,
                Arrays.stream(likely).sum(),
                came > 0 && came < customers
                        ? Optional.of(Measured.of(likely, outcomes.outcomes()))
                        : Optional.empty());
    }
}
