package io.customerhub.warehouse.store;

import io.customerhub.mapping.Json;
import io.customerhub.scoring.served.CustomerScore;
import io.customerhub.warehouse.store.ScoreRows.Place;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * A score as it is written.
 *
 * @param value empty for none
 * @param label empty for none
 * @param drivers as JSON
 * @param hash of all that is said
 */
record WrittenScore(Place place, CustomerScore score, String value, String label, String drivers, UUID hash) {
    static WrittenScore of(Place place, CustomerScore score) {
        String value = score.score().map(BigDecimal::toPlainString).orElse("");
        String label = score.label().orElse("");
        String drivers = Json.MAPPER.valueToTree(score.drivers()).toString();
        String all = String.join(
                "\n",
                String.valueOf(score.version()),
                value,
                label,
                score.asOf().toString(),
                drivers);
        return new WrittenScore(
                place, score, value, label, drivers, ContentHash.of(all.getBytes(StandardCharsets.UTF_8)));
    }
}
