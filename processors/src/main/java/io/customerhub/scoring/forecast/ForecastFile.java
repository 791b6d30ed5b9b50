package io.customerhub.scoring.forecast;

import io.customerhub.declaration.Declared;
import io.customerhub.declaration.DeclaredFiles;
import io.customerhub.declaration.Findings;
import io.customerhub.declaration.Shape;
import io.customerhub.scoring.feature.FeatureFile;
import io.customerhub.scoring.feature.FeatureRules;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads {@code config/scoring/forecast.yaml}; what currencies count for stands in {@code config/scoring/features.yaml}. */
public final class ForecastFile {
    private static final Shape SHAPE = Shape.of("sales-forecast");

    private ForecastFile() {}

    /** Reads what is to be forecast; what is wrong with either file goes to {@code findings}, and then there is nothing. */
    public static Optional<ForecastRule> read(Path file, Path features, Findings findings) {
        Optional<FeatureRules> rules = FeatureFile.read(features, findings);
        return read(DeclaredFiles.read(file, findings), rules, features, findings);
    }

    /** Reads what is to be forecast from a file's text. */
    static Optional<ForecastRule> parse(
            Path file, String text, Optional<FeatureRules> rules, Path features, Findings findings) {
        return read(DeclaredFiles.parse(file, text, findings), rules, features, findings);
    }

    private static Optional<ForecastRule> read(
            Optional<Declared> file, Optional<FeatureRules> rules, Path features, Findings findings) {
        int before = findings.size();
        Optional<String> unit = rules.flatMap(known -> unit(known, features, findings));
        Optional<ForecastRule> read = file.filter(root -> SHAPE.check(root, findings))
                .flatMap(root -> rules.flatMap(known -> unit.map(in -> rule(root, known, in, findings))));
        return read.filter(rule -> findings.size() == before);
    }

    /** The currency of which one counts for one. */
    private static Optional<String> unit(FeatureRules rules, Path features, Findings findings) {
        Optional<String> unit = rules.currencies().entrySet().stream()
                .filter(rate -> rate.getValue().compareTo(BigDecimal.ONE) == 0)
                .map(Map.Entry::getKey)
                .sorted()
                .findFirst();
        if (unit.isEmpty()) {
            findings.add(
                    features,
                    0,
                    "no currency counts for 1, so a forecast of sales has no unit",
                    "give the currency that you count in a rate of 1 under 'currencies'");
        }
        return unit;
    }

    private static ForecastRule rule(Declared root, FeatureRules rules, String unit, Findings findings) {
        int weeks = root.get("weeks").orElseThrow().json().asInt();
        Declared least = root.get("least").orElseThrow();
        int needed = Contest.needed(weeks);
        if (least.json().asInt() < needed) {
            findings.add(
                    least,
                    "'least' is " + least.json().asInt() + ", and from fewer than " + needed
                            + " weeks no method that forecasts " + weeks + " can be chosen and judged",
                    "write " + needed + " or more, or forecast fewer weeks");
        }
        return new ForecastRule(
                root.text("description").orElse(""),
                Grouping.valueOf(root.text("by").orElse("").toUpperCase(Locale.ROOT)),
                weeks,
                least.json().asInt(),
                rules.currencies(),
                unit);
    }
}
