package io.customerhub.app.score;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.customerhub.mapping.Json;
import io.customerhub.scoring.served.CameSince;
import io.customerhub.scoring.served.KeptModel;
import io.customerhub.scoring.served.KeptModels;
import io.customerhub.scoring.served.ModelDrift;
import io.customerhub.warehouse.store.CustomersOverTime;
import io.customerhub.warehouse.store.ModelVersion;
import io.customerhub.warehouse.store.Warehouse;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Compares customers as models were learned of them with customers as they are: both are computed from the warehouse when it is asked, so
 * that nothing has to be kept for it.
 */
public final class DriftReports {
    private static final ModelDrift NOTHING = new ModelDrift(0, 0, List.of());
    /** Measures of a card that can be told again of what came since. */
    private static final List<String> MEASURES = List.of("AUC", "Brier", "off by");

    private final Warehouse warehouse;

    public DriftReports(Warehouse warehouse) {
        this.warehouse = warehouse;
    }

    /** Looks at a version as of a day. One that cannot be read by this hub has a problem and nothing else. */
    public DriftReport of(ModelVersion version, LocalDate today) {
        KeptModel model;
        try {
            model = KeptModels.read(
                    version.model(),
                    version.declared(),
                    version.features(),
                    warehouse.models().content(version.model(), version.version()));
        } catch (IllegalArgumentException e) {
            return report(version, today, "cannot be read: " + e.getMessage(), NOTHING, Optional.empty(), "");
        }
        try (CustomersOverTime customers = warehouse.customersOverTime()) {
            var drift = ModelDrift.between(model, customers.asOf(version.asOf()), customers.asOf(today));
            Optional<LocalDate> said = CameSince.latest(model.rule(), today);
            Optional<CameSince> since = said.filter(day -> !day.isBefore(version.asOf()))
                    .map(day -> CameSince.of(model, customers, day, today));
            String note =
                    since.isEmpty() ? said.map(day -> note(version, day, today)).orElse("") : "";
            return report(version, today, "", drift, since, note);
        }
    }

    private static String note(ModelVersion version, LocalDate said, LocalDate today) {
        LocalDate known = version.asOf().plusDays(today.toEpochDay() - said.toEpochDay());
        return "what came is known of " + said + " and before, which it has learned from; of what it said since, "
                + known + " is the first day that tells";
    }

    private static DriftReport report(
            ModelVersion version,
            LocalDate today,
            String problem,
            ModelDrift drift,
            Optional<CameSince> since,
            String note) {
        return new DriftReport(
                version.model(),
                version.version(),
                version.asOf(),
                version.goodUntil(),
                today,
                problem,
                drift,
                since,
                note,
                card(version));
    }

    private static Map<String, Double> card(ModelVersion version) {
        try {
            JsonNode card = Json.MAPPER.readTree(version.card());
            String way = card.path("way").asText();
            Map<String, Double> measures = new HashMap<>();
            for (JsonNode figures : card.path("figures")) {
                JsonNode of = figures.path("measures");
                if (way.equals(figures.path("of").asText())) {
                    MEASURES.stream()
                            .filter(measure -> of.path(measure).isNumber())
                            .forEach(measure ->
                                    measures.put(measure, of.path(measure).asDouble()));
                }
            }
            return measures;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a model's card is JSON of its own", e);
        }
    }
}
