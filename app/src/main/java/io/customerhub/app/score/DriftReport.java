package io.customerhub.app.score;

import io.customerhub.scoring.served.CameSince;
import io.customerhub.scoring.served.ModelDrift;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

/**
 * How a model that serves fares.
 *
 * @param learnedAsOf nothing that happened later was learned from
 * @param asOf the day it was looked at
 * @param problem why nothing can be told; empty where it can
 * @param since how right it was about what came since; empty where that is not known, and {@code sinceNote} says why
 * @param card the same measures as its card has them
 */
public record DriftReport(
        String model,
        int version,
        LocalDate learnedAsOf,
        LocalDate goodUntil,
        LocalDate asOf,
        String problem,
        ModelDrift drift,
        Optional<CameSince> since,
        String sinceNote,
        Map<String, Double> card) {
    public DriftReport {
        card = Map.copyOf(card);
    }
}
