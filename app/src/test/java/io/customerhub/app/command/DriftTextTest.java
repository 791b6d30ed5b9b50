package io.customerhub.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerhub.app.score.DriftReport;
import io.customerhub.scoring.classify.Drift;
import io.customerhub.scoring.measure.Measured;
import io.customerhub.scoring.served.CameSince;
import io.customerhub.scoring.served.ModelDrift;
import io.customerhub.scoring.served.ModelDrift.Part;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class DriftTextTest {
    private static final LocalDate LEARNED = LocalDate.of(2026, 1, 31);
    private static final LocalDate TODAY = LocalDate.of(2026, 6, 30);

    private static DriftReport report(String problem, ModelDrift drift, Optional<CameSince> since, String note) {
        return new DriftReport(
                "churn", 3, LEARNED, LEARNED.plusDays(120), TODAY, problem, drift, since, note, Map.of("AUC", .9));
    }

    @Test
    void saysWhatHasChangedAndHowRightItWas() {
        var drift = new ModelDrift(
                1200,
                900,
                List.of(
                        new Part(true, "score", new Drift(.3, .02)),
                        new Part(false, "spend", new Drift(.15, .02)),
                        new Part(false, "basket", new Drift(.3, .4))));
        var measured = Measured.of(new double[] {.9, .2, .4}, new boolean[] {true, false, false});
        var since = new CameSince(TODAY.minusDays(90), TODAY, 3, 1, 1.5, Optional.of(measured));

        assertThat(DriftText.of(report("", drift, Optional.of(since), ""))).isEqualToNormalizingNewlines("""
                churn version 3, learned as of 2026-01-31, looked at as of 2026-06-30; too old since 2026-05-31
                  it is about 900 customers; then it was about 1,200
                  PART                 INDEX   BY CHANCE UP TO  CHANGED
                  what it says: score  0.3000  0.0200           much
                  spend                0.1500  0.0200           some
                  basket               0.3000  0.4000           -
                  what it says as of 2026-04-01      AUC     BRIER   OFF BY
                  beside what came until 2026-06-30  1.0000  0.0700  0.2333
                  on its card                        0.9000  -       -
                  of 3 customers it came for 1, where 1.5 were expected

                """);
    }

    @Test
    void saysWhyNothingCanBeTold() {
        var nobody = new ModelDrift(0, 7, List.of());
        assertThat(DriftText.of(report("", nobody, Optional.empty(), "it is too early")))
                .contains("nothing can be compared with nobody")
                .contains("  it is too early");
        assertThat(DriftText.of(report("cannot be read: no", nobody, Optional.empty(), "")))
                .endsWith("  cannot be read: no" + System.lineSeparator());
    }
}
