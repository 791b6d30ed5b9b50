package io.customerhub.scoring.served;

import io.customerhub.scoring.feature.FeatureRules;
import io.customerhub.scoring.served.ModelRule.Value;
import io.customerhub.scoring.served.ValueModel.Averages;
import io.customerhub.scoring.value.Calibration;
import io.customerhub.scoring.value.Forecasters;
import io.customerhub.scoring.value.Lifetime;
import io.customerhub.scoring.value.PurchaseHistory;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Learns for how much customers will buy: as of so many days ago as it tells of, checked on the days since, and then learned anew as
 * of today.
 */
public final class ValueTraining implements ModelTraining {
    /** How often and how much are taken for unrelated; from this correlation on people should know that they are not. */
    private static final double RELATED = 0.3;

    private static final double OFF = 0.1;

    @Override
    public TrainedModel train(
            ModelRule rule, FeatureRules features, CustomerHistory history, LocalDate asOf, long seed) {
        int days = declared(rule).days();
        var time = new ValueTime(rule.name(), days);
        LocalDate before = asOf.minusDays(days);
        ValueCustomers then = ValueCustomers.of(rule, features, history, before, asOf);
        ValueCustomers now = ValueCustomers.of(rule, features, history, asOf, asOf);
        Calibration earlier = time.until(before, then.purchases());
        time.bought(before, asOf, then.purchases());
        try {
            ValueCheck check = ValueCheck.of(then, earlier, asOf, seed);
            Calibration learned = time.until(asOf, now.purchases());
            Forecasters ways = Lifetime.forecasters(now.purchases(), learned, seed);
            ValueModel model = model(rule, features, history, learned, ways, check.way());
            return new TrainedModel(model, ValueText.write(model), card(asOf, days, now, check, ways));
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw new TrainingRefusal("learning the model '" + rule.name() + "': " + e.getMessage());
        }
    }

    private static ValueModel model(
            ModelRule rule,
            FeatureRules features,
            CustomerHistory history,
            Calibration time,
            Forecasters ways,
            String way) {
        int lately = (int) ChronoUnit.DAYS.between(time.endOf(2), time.end());
        var model = new ValueModel(
                        rule, features, ways.named(way), declared(rule).days(), lately, Averages.NONE)
                .averagedOver(history.asOf(time.end()));
        model.way().parts(model.newcomer(time.end()));
        double average = model.averages().spend();
        if (!(average > 0 && average < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("by " + way + " the average customer would spend " + average
                    + "; look at the amounts of documents");
        }
        return model;
    }

    @Override
    public ServedModel read(ModelRule rule, FeatureRules features, String content) {
        return ValueText.read(rule, declared(rule), features, content);
    }

    private static Value declared(ModelRule rule) {
        if (rule.kind() instanceof Value value) {
            return value;
        }
        throw new IllegalArgumentException(
                "the model '" + rule.name() + "' is of the kind " + rule.kind().word() + ", and not value");
    }

    private static ModelCard card(LocalDate asOf, int days, ValueCustomers now, ValueCheck check, Forecasters ways) {
        LocalDate before = asOf.minusDays(days);
        return new ModelCard(
                "learned as of " + before + ", checked on the " + days + " days from " + before.plusDays(1) + " to "
                        + asOf + ", and then learned anew as of " + asOf,
                data(now, asOf),
                check.figures(),
                check.way(),
                check.why(),
                check.groups(),
                limits(check, ways));
    }

    private static Map<String, String> data(ValueCustomers now, LocalDate asOf) {
        List<PurchaseHistory> histories = now.purchases().stream()
                .flatMap(one -> PurchaseHistory.asOf(one, asOf, ValueTime.DAYS_PER_UNIT).stream())
                .toList();
        var data = new LinkedHashMap<String, String>();
        data.put("customers who bought", whole(histories.size()));
        data.put(
                "of them again",
                whole(histories.stream().filter(one -> one.repeats() > 0).count()));
        data.put(
                "days on which they bought",
                whole(histories.stream().mapToLong(one -> one.repeats() + 1).sum()));
        return data;
    }

    private static List<String> limits(ValueCheck check, Forecasters ways) {
        var limits = new ArrayList<>(List.of(
                "It says nothing of who never bought, and nothing in it knows of seasons.",
                "The order of customers is worth more than the amount of a single one."));
        if (Math.abs(check.offBy()) > OFF) {
            limits.add(String.format(
                    Locale.ROOT,
                    "In the days checked it expected %.0f %% %s of all together than came.",
                    100 * Math.abs(check.offBy()),
                    check.offBy() > 0 ? "more" : "less"));
        }
        double related = ways.gammaGamma().correlation();
        if (Math.abs(related) > RELATED) {
            limits.add(String.format(
                    Locale.ROOT,
                    "How often and for how much customers buy correlates by %.2f, which Gamma-Gamma takes for 0.",
                    related));
        }
        return limits;
    }

    private static String whole(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
