package io.customerhub.scoring;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.customerhub.model.CustomerField;
import io.customerhub.model.SourceKey;
import io.customerhub.profile.Profile;
import io.customerhub.scoring.served.ToldScore;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A customer as the sinks are told of them.
 *
 * @param rfm empty for a customer who has never bought
 * @param scores what models say of the customer
 */
public record ScoredProfile(Profile profile, Optional<Rfm> rfm, List<ToldScore> scores) {
    public ScoredProfile {
        scores = List.copyOf(scores);
    }

    /** A customer of whom no model says anything. */
    public ScoredProfile(Profile profile, Optional<Rfm> rfm) {
        this(profile, rfm, List.of());
    }

    /**
     * The input of a sink's mapping: {@code customerId}, the known fields by their words, {@code score} where there is
     * one, {@code scores}: by model what it says, and {@code records}: for each source and kind of record the ids of those that are about
     * the customer.
     */
    public ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("customerId", profile.customer().toString());
        for (Map.Entry<CustomerField, Profile.Chosen> value : profile.values().entrySet()) {
            json.put(value.getKey().word(), value.getValue().value());
        }
        ObjectNode records = json.putObject("records");
        for (SourceKey record : profile.records()) {
            records.withObjectProperty(record.source())
                    .withArrayProperty(record.entity())
                    .add(record.id());
        }
        rfm.ifPresent(score -> json.putObject("score")
                .put("asOf", score.asOf().toString())
                .put("recencyDays", score.recencyDays())
                .put("frequency", score.frequency())
                .put("monetary", score.monetary())
                .put("currency", score.currency())
                .put("segment", score.segment()));
        if (!scores.isEmpty()) {
            ObjectNode said = json.putObject("scores");
            scores.forEach(score -> put(said.putObject(score.model()), score));
        }
        return json;
    }

    private static void put(ObjectNode json, ToldScore of) {
        of.score().ifPresent(value -> json.put("score", value));
        of.label().ifPresent(label -> json.put("label", label));
        json.put("asOf", of.asOf().toString());
        json.put("version", of.version());
        of.drivers().forEach(driver -> json.withArrayProperty("drivers").add(driver));
        of.offers().forEach(offer -> json.withArrayProperty("offers").add(offer));
    }
}
