package io.customerhub.app.bench.scoring;

import io.customerhub.app.bench.scoring.Figures.Model;
import io.customerhub.scoring.measure.Correlation;
import io.customerhub.scoring.measure.Deciles;
import io.customerhub.scoring.measure.Deviation;
import io.customerhub.scoring.measure.Gini;
import io.customerhub.scoring.value.BgNbd;
import io.customerhub.scoring.value.Forecast;
import io.customerhub.scoring.value.Forecaster;
import io.customerhub.scoring.value.Forecasters;
import io.customerhub.scoring.value.GammaGamma;
import io.customerhub.scoring.value.Lifetime;
import io.customerhub.scoring.value.Lifetime.Inner;
import io.customerhub.scoring.value.ParetoNbd;
import io.customerhub.scoring.value.Snapshot;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** How often customers buy and what they spend after the time learned from, forecast without looking at it. */
public final class LifetimeJob implements ScoringJob {
    private static final long SEED = 1;
    private static final List<String> MEASURES = List.of("Pearson", "Spearman", "MAE", "nGini", "R2", "deciles off by");

    @Override
    public Figures run(ScoringSet set, Path folder) throws IOException {
        LifetimeSet purchases = LifetimeSet.read(set, folder);
        Lifetime lifetime = Lifetime.learn(purchases.customers(), purchases.calibration(), SEED);
        Snapshot now = Lifetime.now(purchases.customers(), purchases.calibration(), purchases.until());
        var models = new ArrayList<Model>();
        for (Forecaster forecaster : lifetime.forecasters().all()) {
            models.add(model(forecaster.name(), forecaster.of(now), now));
        }
        models.add(model("served", lifetime.served(now), now));
        return new Figures(set.name(), MEASURES, models, remarks(lifetime, now));
    }

    private static Model model(String name, Forecast forecast, Snapshot now) {
        return new Model(
                name,
                List.of(
                        Correlation.pearson(now.purchases(), forecast.purchases()),
                        Correlation.spearman(now.purchases(), forecast.purchases()),
                        Deviation.meanAbsolute(now.purchases(), forecast.purchases()),
                        Gini.normalised(now.spend(), forecast.spend()),
                        Deviation.rSquared(now.spend(), forecast.spend()),
                        Deciles.of(now.spend(), forecast.spend()).offBy()));
    }

    private static List<String> remarks(Lifetime lifetime, Snapshot now) {
        var remarks = new ArrayList<String>();
        remarks.add(now.size()
                + " customers. Pearson, Spearman and MAE are of the days on which they bought; nGini, R2 and how"
                + " far deciles are off (as a share of all) are of what they spent");
        Forecasters learned = lifetime.forecasters();
        BgNbd bgNbd = learned.bgNbd();
        remarks.add("BG/NBD: r %.3f, alpha %.3f, a %.3f, b %.3f, log-likelihood %.1f"
                .formatted(bgNbd.r(), bgNbd.alpha(), bgNbd.a(), bgNbd.b(), bgNbd.logLikelihood()));
        ParetoNbd pareto = learned.paretoNbd();
        remarks.add("Pareto/NBD: r %.3f, alpha %.3f, s %.3f, beta %.3f, log-likelihood %.1f"
                .formatted(pareto.r(), pareto.alpha(), pareto.s(), pareto.beta(), pareto.logLikelihood()));
        GammaGamma spend = learned.gammaGamma();
        remarks.add("Gamma-Gamma: p %.3f, q %.3f, v %.3f; frequency and spend correlate by %.3f, which it takes for 0"
                .formatted(spend.p(), spend.q(), spend.v(), spend.correlation()));
        for (Inner inner : lifetime.inner()) {
            remarks.add("within the time learned from (first two thirds, checked on the last): %s %snGini %.4f, R2 %.4f"
                    .formatted(inner.name(), pearson(inner), inner.gini(), inner.rSquared()));
        }
        remarks.add(
                "so served are: purchases by %s, spend by %s".formatted(lifetime.purchasesBy(), lifetime.spendBy()));
        return remarks;
    }

    private static String pearson(Inner inner) {
        return Double.isNaN(inner.pearson()) ? "" : "Pearson %.4f, ".formatted(inner.pearson());
    }
}
