package io.customerhub.app.bench.scoring;

import io.customerhub.scoring.classify.ClassifierTraining;
import io.customerhub.scoring.classify.ClassifierTraining.Learned;
import io.customerhub.scoring.classify.Drift;
import io.customerhub.scoring.classify.Splits;
import io.customerhub.scoring.classify.Splits.Split;
import io.customerhub.scoring.leak.Leak;
import io.customerhub.scoring.leak.LeakGuard;
import io.customerhub.scoring.measure.Measured;
import io.customerhub.scoring.net.NetPlan;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** Classifiers: how likely an outcome is, for rows that nothing was learned from. */
public final class ClassifyJob implements ScoringJob {
    private static final List<String> MEASURES =
            List.of("AUC", "its error", "Brier", "off by", "accuracy", "log loss", "seconds");
    private static final int PARTS = 5;
    private static final long SEED = 20_110;

    private final NetPlan plan;
    private final int members;
    private final int checkedMembers;
    private final InstantSource clock;

    /** The job with the sizes that are usual. */
    public ClassifyJob() {
        this(NetPlan.classifier(), 5, 2, InstantSource.system());
    }

    /** The job with nets of other sizes: see {@link ClassifierTraining}. */
    ClassifyJob(NetPlan plan, int members, int checkedMembers, InstantSource clock) {
        this.plan = plan;
        this.members = members;
        this.checkedMembers = checkedMembers;
        this.clock = clock;
    }

    @Override
    public Figures run(ScoringSet set, Path folder) throws IOException {
        KnownOutcomes known = KnownOutcomes.read(set, folder);
        boolean inTime = set.section().text("order").filter("time"::equals).isPresent();
        List<String> remarks = new ArrayList<>(known.remarks());
        List<Leak> leaks = LeakGuard.examine(known.rows(), known.outcomes());
        leaks.forEach(leak -> remarks.add("refused: " + leak.problem() + "; " + leak.remedy()));
        if (!leaks.isEmpty()) {
            return new Figures(set.name(), MEASURES, List.of(), remarks);
        }
        var checks = new Checks(known.outcomes().length);
        List<Split> splits = inTime ? lastFifth(known.outcomes().length) : Splits.FOLDS.of(known.outcomes().length);
        var training = new ClassifierTraining(plan, members, checkedMembers, inTime ? Splits.FORWARD : Splits.FOLDS);
        for (Split split : splits) {
            check(known, split, training, checks, remarks);
        }
        if (inTime) {
            remarks.add("changed much while it was learned from: "
                    + String.join(
                            ", ", Drift.drifting(known.rows().rows(splits.get(0).learned()))));
        }
        return checks.figures(set.name(), known.outcomes(), remarks);
    }

    private static List<Split> lastFifth(int rows) {
        int from = (int) ((long) rows * (PARTS - 1) / PARTS);
        return List.of(new Split(
                IntStream.range(0, from).toArray(), IntStream.range(from, rows).toArray()));
    }

    private void check(
            KnownOutcomes known, Split split, ClassifierTraining training, Checks checks, List<String> remarks) {
        Instant begun = clock.instant();
        var learnedFrom = known.rows().rows(split.learned());
        boolean[] outcomes = Checks.some(known.outcomes(), split.learned());
        Learned learned = training.learn(learnedFrom, outcomes, SEED);
        checks.seconds += Duration.between(begun, clock.instant()).toMillis() / 1000.0;
        var checked = known.rows().rows(split.checked());
        checks.put(checks.rate, split, Checks.rates(outcomes, split.checked().length));
        checks.put(
                checks.plain,
                split,
                ClassifierTraining.glance(learnedFrom, outcomes).probabilities(checked));
        checks.put(checks.logistic, split, learned.logistic().probabilities(checked));
        checks.put(checks.net, split, learned.net().probabilities(checked));
        checks.put(checks.served, split, learned.served().probabilities(checked));
        remarks.add(learned.choice().text());
    }

    /** What each model said of the rows that were checked; NaN of the others. */
    private static final class Checks {
        private final double[] rate;
        private final double[] plain;
        private final double[] logistic;
        private final double[] net;
        private final double[] served;
        private double seconds;

        Checks(int rows) {
            rate = unknown(rows);
            plain = unknown(rows);
            logistic = unknown(rows);
            net = unknown(rows);
            served = unknown(rows);
        }

        private static double[] unknown(int rows) {
            double[] values = new double[rows];
            Arrays.fill(values, Double.NaN);
            return values;
        }

        static boolean[] some(boolean[] outcomes, int[] rows) {
            boolean[] some = new boolean[rows.length];
            for (int i = 0; i < some.length; i++) {
                some[i] = outcomes[rows[i]];
            }
            return some;
        }

        static double[] rates(boolean[] learned, int rows) {
            long came = IntStream.range(0, learned.length)
                    .filter(row -> learned[row])
                    .count();
            double[] rates = new double[rows];
            Arrays.fill(rates, (double) came / learned.length);
            return rates;
        }

        void put(double[] model, Split split, double[] said) {
            for (int i = 0; i < said.length; i++) {
                model[split.checked()[i]] = said[i];
            }
        }

        Figures figures(String set, boolean[] outcomes, List<String> remarks) {
            Measured first = measured(logistic, outcomes);
            Measured second = measured(net, outcomes);
            remarks.add(difference(first, second));
            LeakGuard.examine(measured(served, outcomes).auc())
                    .ifPresent(leak -> remarks.add("refused: " + leak.problem() + "; " + leak.remedy()));
            return new Figures(
                    set,
                    MEASURES,
                    List.of(
                            rate(outcomes),
                            row("logistic, plain", measured(plain, outcomes), Double.NaN),
                            row("logistic", first, Double.NaN),
                            row("net", second, Double.NaN),
                            row("served", measured(served, outcomes), seconds)),
                    remarks);
        }

        private static String difference(Measured first, Measured second) {
            double more = second.auc().value() - first.auc().value();
            return String.format(
                    Locale.ROOT,
                    "the net's AUC less the logistic regression's: %+.4f, %s",
                    more,
                    Math.abs(more) <= first.auc().standardError()
                            ? "within the standard error of either: noise"
                            : "more than the standard error of either");
        }

        private Measured measured(double[] said, boolean[] outcomes) {
            int[] rows = IntStream.range(0, said.length)
                    .filter(row -> !Double.isNaN(said[row]))
                    .toArray();
            return Measured.of(Arrays.stream(rows).mapToDouble(row -> said[row]).toArray(), some(outcomes, rows));
        }

        /** Who has the same rate is in no order. */
        private Figures.Model rate(boolean[] outcomes) {
            List<Double> values = new ArrayList<>(
                    row("base rate", measured(rate, outcomes), Double.NaN).values());
            values.set(0, Double.NaN);
            values.set(1, Double.NaN);
            return new Figures.Model("base rate", values);
        }

        private static Figures.Model row(String name, Measured of, double seconds) {
            return new Figures.Model(
                    name,
                    List.of(
                            of.auc().value(),
                            of.auc().standardError(),
                            of.brier(),
                            of.calibrationError(),
                            of.accuracy(),
                            of.logLoss(),
                            seconds));
        }
    }
}
