package io.customerhub.app.bench.scoring;

import io.customerhub.app.bench.scoring.Figures.Model;
import io.customerhub.declaration.Declared;
import io.customerhub.declaration.Findings;
import io.customerhub.scoring.forecast.Forecast;
import io.customerhub.scoring.forecast.ForecastMethod;
import io.customerhub.scoring.forecast.Forecaster;
import io.customerhub.scoring.forecast.WeeklySales;
import io.customerhub.scoring.measure.AbsoluteErrors;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/** How far forecasts of the last weeks are off, made of the weeks before them. */
public final class ForecastJob implements ScoringJob {
    private static final List<ForecastMethod> BASELINES = List.of(
            new ForecastMethod.Naive(),
            new ForecastMethod.Drift(),
            new ForecastMethod.Mean(),
            new ForecastMethod.LastYear());

    /** Weeks of a group: those that a forecast is made of, and those that it is judged by. */
    @SuppressWarnings("ArrayRecordComponent") // read by methods that count through them
    private record Series(String group, double[] known, double[] held, Forecast forecast) {}

    @Override
    public Figures run(ScoringSet set, Path folder) throws IOException {
        var declared = new DeclaredValues(set.section());
        List<SaleLine> lines = SaleLines.read(set, folder);
        var forecaster = new Forecaster(
                declared.whole("holdOut"),
                declared.whole("firstOrigin"),
                declared.number("coverage"),
                Forecaster.methods());
        List<Series> all = series(declared, lines, forecaster);
        var models = new ArrayList<Model>();
        Stream.concat(BASELINES.stream(), forecaster.candidates().stream())
                .forEach(method -> models.add(row(method.name(), all, forecaster, same -> method, Double.NaN)));
        models.add(row("served", all, forecaster, series -> series.forecast().method(), coverage(all)));
        var measures = new ArrayList<>(List.of("rolling WAPE", "WAPE", "in interval"));
        all.forEach(series -> measures.add(series.group()));
        return new Figures(set.name(), measures, models, remarks(all, lines));
    }

    private static List<Series> series(DeclaredValues declared, List<SaleLine> lines, Forecaster forecaster) {
        LocalDate until =
                lines.stream().map(SaleLine::day).max(LocalDate::compareTo).orElseThrow();
        Map<String, Map<LocalDate, Double>> byGroup = byGroup(declared, lines);
        var findings = new Findings();
        var all = new ArrayList<Series>();
        byGroup.forEach((group, byDay) -> {
            double[] weeks = new double[0];
            if (!byDay.isEmpty()) {
                LocalDate from =
                        byDay.keySet().stream().min(LocalDate::compareTo).orElseThrow();
                weeks = WeeklySales.of(byDay, from, until).sales().stream()
                        .mapToDouble(Double::doubleValue)
                        .toArray();
            }
            int known = Math.max(0, weeks.length - forecaster.weeks());
            double[] history = Arrays.copyOf(weeks, known);
            try {
                Forecast forecast = forecaster.forecast(group, history);
                all.add(new Series(group, history, Arrays.copyOfRange(weeks, known, weeks.length), forecast));
            } catch (IllegalArgumentException e) {
                findings.add(place(declared, group), String.valueOf(e.getMessage()), "take the group out of the list");
            }
        });
        findings.throwIfAny();
        return all;
    }

    private static Declared place(DeclaredValues declared, String group) {
        Declared groups = declared.section().get("groups").orElseThrow();
        return groups.items().stream()
                .filter(item -> item.text().filter(group::equals).isPresent())
                .findFirst()
                .orElse(groups);
    }

    private static Map<String, Map<LocalDate, Double>> byGroup(DeclaredValues declared, List<SaleLine> lines) {
        String others = declared.section().text("others").orElseThrow();
        Map<String, Map<LocalDate, Double>> sales = new LinkedHashMap<>();
        declared.texts("groups").forEach(group -> sales.put(group, new TreeMap<>()));
        List<String> named = List.copyOf(sales.keySet());
        for (SaleLine line : lines) {
            String group = named.contains(line.group()) ? line.group() : others;
            sales.computeIfAbsent(group, same -> new TreeMap<>()).merge(line.day(), line.amount(), Double::sum);
        }
        return sales;
    }

    private static Model row(
            String name,
            List<Series> all,
            Forecaster forecaster,
            Function<Series, ForecastMethod> method,
            double coverage) {
        AbsoluteErrors rolling = AbsoluteErrors.NONE;
        AbsoluteErrors sum = AbsoluteErrors.NONE;
        var values = new ArrayList<Double>();
        for (Series series : all) {
            ForecastMethod own = method.apply(series);
            boolean reaches = own.needs(forecaster.weeks()) <= series.known().length;
            AbsoluteErrors errors = reaches
                    ? AbsoluteErrors.of(forecaster.by(own, series.known()), series.held())
                    : new AbsoluteErrors(Double.NaN, 1);
            rolling = rolling.plus(
                    own.needs(forecaster.weeks()) <= forecaster.firstOrigin()
                            ? forecaster.backtest(own, series.known()).errors()
                            : new AbsoluteErrors(Double.NaN, 1));
            sum = sum.plus(errors);
            values.add(errors.wape());
        }
        values.addAll(0, List.of(rolling.wape(), sum.wape(), coverage));
        return new Model(name, values);
    }

    private static double coverage(List<Series> all) {
        int within = 0;
        int weeks = 0;
        for (Series series : all) {
            for (int week = 0; week < series.held().length; week++) {
                double actual = series.held()[week];
                boolean isWithin = series.forecast().lower().get(week) <= actual
                        && actual <= series.forecast().upper().get(week);
                within += isWithin ? 1 : 0;
                weeks++;
            }
        }
        return (double) within / weeks;
    }

    private static List<String> remarks(List<Series> all, List<SaleLine> lines) {
        var remarks = new ArrayList<String>();
        for (Series series : all) {
            List<String> tried = series.forecast().tried().stream()
                    .map(backtest -> String.format(
                            Locale.ROOT,
                            "%s %.4f",
                            backtest.method().name(),
                            backtest.errors().wape()))
                    .toList();
            remarks.add(series.group() + ": " + series.known().length + " weeks known, "
                    + series.forecast().method().name() + " chosen of rolling " + String.join(", ", tried));
        }
        BASELINES.stream()
                .filter(method -> all.stream().anyMatch(series -> method.needs(0) > series.known().length))
                .forEach(method -> remarks.add(method.name() + " need " + method.needs(0) + " weeks: there are fewer"));
        remarks.add("data from "
                + lines.stream().map(SaleLine::day).min(LocalDate::compareTo).orElseThrow() + " to "
                + lines.stream().map(SaleLine::day).max(LocalDate::compareTo).orElseThrow()
                + ": weeks that they begin or end in are left out");
        return remarks;
    }
}
