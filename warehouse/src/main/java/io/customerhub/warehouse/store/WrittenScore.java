package io.customerhub.warehouse.store;

import io.customerhub.mapping.Json;
import io.customerhub.scoring.served.CustomerScore;
import io.customerhub.scoring.served.Score.Driver;
import io.customerhub.warehouse.store.ScoreRows.Place;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * A score as it is written.
 *
 * @param hash of all that is said
 */
record WrittenScore(Place place, CustomerScore score, UUID hash) {
    private static final char END = '\n';

    static WrittenScore of(Place place, CustomerScore score) {
        var all = new StringBuilder()
                .append(score.version())
                .append(END)
                .append(value(score))
                .append(END)
                .append(label(score))
                .append(END)
                .append(score.asOf().toEpochDay());
        for (Driver driver : score.drivers()) {
            all.append(END)
                    .append(driver.feature())
                    .append(END)
                    .append(driver.value())
                    .append(END)
                    .append(Double.doubleToLongBits(driver.effect()));
        }
        score.offers().forEach(offer -> all.append(END).append(offer));
        return new WrittenScore(place, score, ContentHash.of(all.toString().getBytes(StandardCharsets.UTF_8)));
    }

    /** Empty for none. */
    String value() {
        return value(score);
    }

    /** Empty for none. */
    String label() {
        return label(score);
    }

    /** As JSON; empty for none. */
    String offers() {
        return score.offers().isEmpty()
                ? ""
                : Json.MAPPER.valueToTree(score.offers()).toString();
    }

    /** As JSON. */
    String drivers() {
        return Json.MAPPER.valueToTree(score.drivers()).toString();
    }

    private static String value(CustomerScore score) {
        return score.score().map(BigDecimal::toPlainString).orElse("");
    }

    private static String label(CustomerScore score) {
        return score.label().orElse("");
    }
}
