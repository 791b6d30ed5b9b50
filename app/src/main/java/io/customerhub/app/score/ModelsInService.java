package io.customerhub.app.score;

import io.customerhub.model.CustomerId;
import io.customerhub.scoring.served.AskedCustomers;
import io.customerhub.scoring.served.CustomerScore;
import io.customerhub.scoring.served.KeptModels;
import io.customerhub.scoring.served.Score;
import io.customerhub.scoring.served.ServedModel;
import io.customerhub.warehouse.store.ModelRole;
import io.customerhub.warehouse.store.ModelVersion;
import io.customerhub.warehouse.store.Scores;
import io.customerhub.warehouse.store.Scores.Kept;
import io.customerhub.warehouse.store.Scores.Said;
import io.customerhub.warehouse.store.Scores.Serving;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jdbi.v3.core.JdbiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The models that serve, asked about a page of customers in one call each. One that cannot be asked leaves what it said before, with the
 * reason, and holds nothing up.
 */
public final class ModelsInService implements PageModels {
    private static final Logger LOG = LoggerFactory.getLogger(ModelsInService.class);

    private final Map<Read, Loaded> loaded = new ConcurrentHashMap<>();

    private record Read(String model, int version) {}

    /** A model that was read, or why it could not be. */
    private record Loaded(Optional<ServedModel> model, String kind, Optional<String> problem) {}

    @Override
    public Map<CustomerId, List<CustomerScore>> score(
            Scores scores, List<CustomerId> customers, Set<CustomerId> gone, LocalDate today) {
        scores.forget(gone);
        if (customers.isEmpty()) {
            return Map.of();
        }
        List<Said> said = new ArrayList<>();
        Set<Serving> asked = new HashSet<>();
        Map<String, String> left = new HashMap<>();
        AskedCustomers page = scores.asked(customers, today);
        for (Serving serving : scores.serving()) {
            Optional<String> problem = ask(scores, serving, customers, page, said);
            if (problem.isEmpty()) {
                asked.add(serving);
            } else if (serving.role() == ModelRole.CHAMPION) {
                left.put(serving.model(), "version " + serving.version() + " " + problem.get());
            }
        }
        return scores.keep(customers, said, asked, left);
    }

    /** What kept it from being asked; empty where nothing did. */
    private Optional<String> ask(
            Scores scores, Serving serving, List<CustomerId> customers, AskedCustomers page, List<Said> said) {
        if (page.day().isAfter(serving.goodUntil())) {
            return Optional.of("is good until " + serving.goodUntil() + "; hub score train " + serving.model());
        }
        Loaded known = loaded.computeIfAbsent(new Read(serving.model(), serving.version()), read -> load(scores, read));
        if (known.problem().isPresent()) {
            return known.problem();
        }
        try {
            said.addAll(said(known, serving, customers, page));
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
            ServedModel model = KeptModels.read(version.model(), version.declared(), version.features(), kept.content())
                    .served();
            return new Loaded(Optional.of(model), version.kind(), Optional.empty());
        } catch (JdbiException e) {
            throw e;
        } catch (RuntimeException e) {
            LOG.error("{} {} cannot be read; hub score rollback {}", read.model(), read.version(), read.model(), e);
            return new Loaded(Optional.empty(), "", Optional.of("cannot be read: " + e.getMessage()));
        }
    }

    private static List<Said> said(Loaded known, Serving serving, List<CustomerId> customers, AskedCustomers page) {
        List<Optional<Score>> scores = known.model().orElseThrow().score(page);
        List<Said> said = new ArrayList<>();
        for (int row = 0; row < customers.size(); row++) {
            CustomerId customer = customers.get(row);
            scores.get(row)
                    .map(score -> said(known, serving, score, page.day()))
                    .ifPresent(score -> said.add(new Said(customer, serving.role(), score)));
        }
        return said;
    }

    private static CustomerScore said(Loaded known, Serving serving, Score score, LocalDate day) {
        int decimals = known.kind().equals("likelihood") ? 4 : 2;
        return new CustomerScore(
                serving.model(),
                serving.version(),
                rounded(score.value(), decimals),
                score.label(),
                score.drivers(),
                day,
                Optional.empty());
    }

    private static Optional<BigDecimal> rounded(OptionalDouble value, int decimals) {
        return value.isPresent()
                ? Optional.of(BigDecimal.valueOf(value.getAsDouble()).setScale(decimals, RoundingMode.HALF_UP))
                : Optional.empty();
    }
}
