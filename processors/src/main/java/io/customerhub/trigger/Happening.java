package io.customerhub.trigger;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.customerhub.model.SourceKey;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;

/**
 * An interaction or a document of a customer.
 *
 * @param amount in {@code currency}, of documents
 * @param mood how what was written sounds, from -1 to 1
 * @param day on which it happened, in UTC
 */
public record Happening(
        SourceKey record,
        String kind,
        Optional<String> channel,
        Optional<String> direction,
        Optional<BigDecimal> amount,
        Optional<String> currency,
        Optional<BigDecimal> mood,
        LocalDate day) {
    /** What is older by more days is history, and nothing comes about by it. */
    public static final int DAYS = 7;

    ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("record", record.toString());
        json.put("kind", kind);
        channel.ifPresent(value -> json.put("channel", value));
        direction.ifPresent(value -> json.put("direction", value));
        amount.ifPresent(value -> json.put("amount", value));
        currency.ifPresent(value -> json.put("currency", value));
        mood.ifPresent(value -> json.put("mood", value));
        json.put("day", day.toString());
        return json;
    }
}
