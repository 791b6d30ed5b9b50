package io.customerhub.app.score;

import io.customerhub.model.CustomerId;
import io.customerhub.scoring.served.CustomerScore;
import io.customerhub.scoring.served.KeptModel;
import io.customerhub.scoring.served.KeptModels;
import io.customerhub.scoring.served.ModelRule.Kind;
import io.customerhub.scoring.served.ModelRule.Likelihood;
import io.customerhub.scoring.served.Score;
import io.customerhub.warehouse.store.ModelRole;
import io.customerhub.warehouse.store.ModelVersion;
import io.customerhub.warehouse.store.PageScores;
import io.customerhub.warehouse.store.Scores;
import io.customerhub.warehouse.store.Scores.Kept;
import io.customerhub.warehouse.store.Scores.Serving;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.ConcurrentHashMap;
import org.jdbi.v3.core.JdbiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The models that serve, asked about a page of customers in one call each. One that cannot be asked leaves what it said before, with the
 * reason, and holds nothing up.
 */
public final class ModelsInService {
    private static final Logger LOG = LoggerFactory.getLogger(ModelsInService.class);

    private final Map<Read, Loaded> loaded = new ConcurrentHashMap<>();

    private record Read(String model, int version) {}

    /** A model that was read, or why it could not be. */
    private record Loaded(Optional<KeptModel> model, Optional<String> problem) {
        Kind kind() {
            return model.orElseThrow().rule().kind();
        }
    }

    /** Asks them; those that read all lines of their customers only where somebody asks about these. */
    void ask(Scores scores, PageScores page, boolean areAsked) {
        for (Serving serving : scores.serving()) {
            Optional<String> problem = ask(scores, serving, page, areAsked);
            if (serving.role() == ModelRole.CHAMPION) {
                problem.ifPresent(why -> page.leave(serving.model(), "version " + serving.version() + " " + why));
            }
        }
    }

    /** What kept it from being asked; empty where nothing did. */
    private Optional<String> ask(Scores scores, Serving serving, PageScores page, boolean areAsked) {
        if (page.asked().day().isAfter(serving.goodUntil())) {
            return Optional.of("is good until " + serving.goodUntil() + "; hub score train " + serving.model());
        }
        Loaded known = loaded.computeIfAbsent(new Read(serving.model(), serving.version()), read -> load(scores, read));
        if (known.problem().isPresent()) {
            return known.problem();
        }
        if (!areAsked && known.kind().readsLines()) {
            page.leave(serving.model(), serving.role());
            return Optional.empty();
        }
        try {
            page.say(serving.model(), serving.role(), said(known, serving, page));
            return Optional.empty();
        } catch (JdbiException e) {
            throw e;
        } catch (RuntimeException e) {
            LOG.error("{} {} cannot be asked", serving.model(), serving.version(), e);
            return Optional.of("cannot be asked: " + e.getMessage());
        }
    }

    private static Loaded load(Scores scores, Read read) {
        try {
            Kept kept = scores.kept(read.model(), read.version());
            ModelVersion version = kept.version();
            KeptModel model = KeptModels.read(version.model(), version.declared(), version.features(), kept.content());
            return new Loaded(Optional.of(model), Optional.empty());
        } catch (JdbiException e) {
            throw e;
        } catch (RuntimeException e) {
            LOG.error("{} {} cannot be read; hub score rollback {}", read.model(), read.version(), read.model(), e);
            return new Loaded(Optional.empty(), Optional.of("cannot be read: " + e.getMessage()));
        }
    }

    private static Map<CustomerId, CustomerScore> said(Loaded known, Serving serving, PageScores page) {
        List<Optional<Score>> scores = known.model().orElseThrow().served().score(page.asked());
        Map<CustomerId, CustomerScore> said = new LinkedHashMap<>();
        for (int row = 0; row < page.customers().size(); row++) {
            CustomerId customer = page.customers().get(row);
            scores.get(row)
                    .ifPresent(score -> said.put(
                            customer, said(known, serving, score, page.asked().day())));
        }
        return said;
    }

    private static CustomerScore said(Loaded known, Serving serving, Score score, LocalDate day) {
        int decimals = known.kind() instanceof Likelihood ? 4 : 2;
        return new CustomerScore(
                serving.model(),
                serving.version(),
                rounded(score.value(), decimals),
                score.label(),
                score.drivers(),
                score.offers(),
                day,
                Optional.empty());
    }

    private static Optional<BigDecimal> rounded(OptionalDouble value, int decimals) {
        return value.isPresent()
                ? Optional.of(BigDecimal.valueOf(value.getAsDouble()).setScale(decimals, RoundingMode.HALF_UP))
                : Optional.empty();
    }
}
