package io.customerhub.app.command;

import io.customerhub.app.score.DriftReport;
import io.customerhub.scoring.classify.Drift.Degree;
import io.customerhub.scoring.measure.Measured;
import io.customerhub.scoring.served.CameSince;
import io.customerhub.scoring.served.ModelDrift.Part;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** How a model that serves fares, as people read it. */
final class DriftText {
    private DriftText() {}

    static String of(DriftReport report) {
        var text = new StringBuilder(String.format(
                Locale.ROOT,
                "%s version %d, learned as of %s, looked at as of %s; %s%n",
                report.model(),
                report.version(),
                report.learnedAsOf(),
                report.asOf(),
                left(report)));
        if (!report.problem().isEmpty()) {
            return text.append("  ")
                    .append(report.problem())
                    .append(System.lineSeparator())
                    .toString();
        }
        text.append(String.format(
                Locale.ROOT,
                "  it is about %,d customers; then it was about %,d%n",
                report.drift().now(),
                report.drift().then()));
        if (report.drift().parts().isEmpty()) {
            text.append(String.format("  nothing can be compared with nobody%n"));
        } else {
            text.append(Output.columns(parts(report.drift().parts())));
        }
        report.since().ifPresent(since -> text.append(since(since, report.card())));
        if (!report.sinceNote().isEmpty()) {
            text.append("  ").append(report.sinceNote()).append(System.lineSeparator());
        }
        return text.append(System.lineSeparator()).toString();
    }

    private static String left(DriftReport report) {
        long days = ChronoUnit.DAYS.between(report.asOf(), report.goodUntil());
        return days < 0 ? "too old since " + report.goodUntil() : "good for " + days + " days more";
    }

    private static List<List<String>> parts(List<Part> parts) {
        var rows = new ArrayList<List<String>>();
        rows.add(List.of("  PART", "INDEX", "BY CHANCE UP TO", "CHANGED"));
        for (Part part : parts) {
            Degree degree = part.drift().degree();
            rows.add(List.of(
                    (part.isScore() ? "  what it says: " : "  ") + part.name(),
                    number(part.drift().index()),
                    number(part.drift().byChance()),
                    degree == Degree.NONE ? "-" : degree.name().toLowerCase(Locale.ROOT)));
        }
        return rows;
    }

    private static String since(CameSince since, Map<String, Double> card) {
        var rows = new ArrayList<List<String>>();
        rows.add(List.of("  what it says as of " + since.said(), "AUC", "BRIER", "OFF BY"));
        rows.add(List.of(
                "  beside what came until " + since.known(),
                measure(since.measured().map(Measured::auc).map(auc -> auc.value())),
                measure(since.measured().map(Measured::brier)),
                measure(since.measured().map(Measured::calibrationError))));
        rows.add(List.of(
                "  on its card",
                measure(Optional.ofNullable(card.get("AUC"))),
                measure(Optional.ofNullable(card.get("Brier"))),
                measure(Optional.ofNullable(card.get("off by")))));
        return Output.columns(rows)
                + String.format(
                        Locale.ROOT,
                        "  of %,d customers it came for %,d, where %,.1f were expected%n",
                        since.customers(),
                        since.came(),
                        since.expected());
    }

    private static String measure(Optional<Double> value) {
        return value.map(DriftText::number).orElse("-");
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.4f", value);
    }
}
