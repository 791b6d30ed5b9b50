package io.customerhub.app.command;

import io.customerhub.app.why.ModelReasons;
import io.customerhub.scoring.served.CustomerScore;
import io.customerhub.scoring.served.Score.Driver;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What models say of a customer as people read it. */
final class ModelSummary {
    private static final int STRONGEST = 3;

    private ModelSummary() {}

    /** A line for each model. */
    static List<List<String>> lines(List<CustomerScore> scores) {
        return scores.stream().map(score -> line(score, "    ")).toList();
    }

    static List<String> line(CustomerScore score, String indent) {
        return List.of(
                indent + score.model(),
                said(score),
                score.drivers().stream()
                        .limit(STRONGEST)
                        .map(ModelSummary::told)
                        .collect(Collectors.joining(", ")),
                "version " + score.version() + " as of " + score.asOf(),
                score.stale().map(reason -> "left as it was: " + reason).orElse(""));
    }

    private static String told(Driver driver) {
        String sign = driver.effect() < 0 ? " (-)" : " (+)";
        return driver.feature() + " " + driver.value() + (driver.effect() == 0 ? "" : sign);
    }

    private static String said(CustomerScore score) {
        String number = score.score().map(BigDecimal::toPlainString).orElse("");
        return score.label()
                .map(label -> number.isEmpty() ? label : label + " (propensity " + number + ")")
                .orElse(number);
    }

    /** All that made it so, and who is told of it. */
    static String one(ModelReasons reasons) {
        CustomerScore score = reasons.score();
        var text = new StringBuilder(WhySummary.line(score.model() + ": " + said(score)));
        text.append(reasons.choice()
                .map(choice -> WhySummary.row("choice", WhySummary.place(Optional.of(choice))))
                .orElseGet(() ->
                        WhySummary.row("model", "version " + score.version() + ", hub score models " + score.model())));
        text.append(WhySummary.row("as of", score.asOf().toString()));
        score.stale().ifPresent(reason -> text.append(WhySummary.row("stale", "left as it was: " + reason)));
        for (Driver driver : score.drivers()) {
            text.append(WhySummary.row(
                    driver.effect() == 0 ? "because" : String.format(Locale.ROOT, "%+.2f", driver.effect()),
                    driver.feature() + " " + (driver.value().isEmpty() ? "not known" : driver.value())));
        }
        text.append(Output.columns(OfferSummary.lines(score, "  ")));
        reasons.sinks().forEach(sink -> text.append(WhySummary.sink(sink)));
        return text.toString();
    }
}
