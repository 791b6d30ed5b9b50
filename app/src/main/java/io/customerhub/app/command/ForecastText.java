package io.customerhub.app.command;

import io.customerhub.scoring.forecast.GroupForecasts;
import io.customerhub.scoring.forecast.SalesForecast;
import io.customerhub.scoring.forecast.SalesForecast.GroupForecast;
import io.customerhub.scoring.forecast.SalesForecast.Week;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A forecast of sales as people read it. */
final class ForecastText {
    private ForecastText() {}

    /**
     * Prints a forecast.
     *
     * @param least in how many weeks a group must have sold to be forecast on its own
     */
    static String of(SalesForecast forecast, int least) {
        var text = new StringBuilder();
        line(text, "weekly sales by " + forecast.by() + " after " + forecast.asOf() + ", in " + forecast.unit());
        forecast.latest()
                .ifPresentOrElse(
                        latest -> line(text, "  the latest sale was on " + latest),
                        () -> line(text, "  nothing was sold up to that day"));
        if (forecast.notCounted() > 0) {
            line(text, "  not counted: " + forecast.notCounted() + " documents in currencies that have no rate");
        }
        forecast.groups().forEach(group -> group(text, group));
        others(text, forecast, least);
        return text.toString();
    }

    private static void group(StringBuilder text, GroupForecast group) {
        line(text, group.group() + ": " + group.method() + " serves, of " + group.weeksKnown() + " weeks");
        line(
                text,
                "  in the weeks that judged " + group.chosen() + " was off by " + share(group.wape()) + " of sales, "
                        + group.baseline() + " by " + share(group.baselineWape()));
        List<List<String>> rows = new ArrayList<>();
        for (Week week : group.weeks()) {
            rows.add(List.of(
                    "  " + week.from(),
                    amount(week.expected()),
                    "between " + amount(week.low()) + " and " + amount(week.high())));
        }
        text.append(Output.columns(rows));
    }

    private static void others(StringBuilder text, SalesForecast forecast, int least) {
        if (forecast.others().isEmpty()) {
            return;
        }
        boolean isForecast =
                forecast.groups().stream().anyMatch(group -> group.group().equals(GroupForecasts.OTHERS));
        line(
                text,
                (isForecast
                                ? "others are those who sold in fewer than "
                                : "not forecast, as even together they sold in fewer than ")
                        + least + " weeks: " + String.join(", ", forecast.others()));
    }

    private static String share(Optional<BigDecimal> wape) {
        return wape.map(share -> share.movePointRight(2)
                                .setScale(1, RoundingMode.HALF_EVEN)
                                .toPlainString()
                        + " %")
                .orElse("an unknown share");
    }

    private static String amount(BigDecimal value) {
        return String.format(Locale.ROOT, "%,.0f", value);
    }

    private static void line(StringBuilder text, String line) {
        text.append(line).append(System.lineSeparator());
    }
}
