package io.customerhub.trigger;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.customerhub.identity.IdentityChange;
import io.customerhub.model.CustomerId;
import io.customerhub.model.SourceKey;
import io.customerhub.scoring.served.Score.Driver;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A trigger has come about with a customer.
 *
 * @param reasons the conditions that hold, with what meets them
 * @param was what it looks at, as it was before
 * @param is the same as it is now
 * @param happening the interaction or document by which it came about
 * @param change what happened to the customer
 */
public record Firing(
        Trigger trigger,
        List<Driver> reasons,
        Optional<String> was,
        Optional<String> is,
        Optional<Happening> happening,
        Optional<IdentityChange> change) {
    public Firing {
        reasons = List.copyOf(reasons);
    }

    static Firing of(Trigger trigger, List<Driver> reasons) {
        return new Firing(trigger, reasons, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    static Firing of(Trigger trigger, List<Driver> reasons, Optional<String> was, Optional<String> is) {
        return new Firing(trigger, reasons, was, is, Optional.empty(), Optional.empty());
    }

    static Firing of(Trigger trigger, List<Driver> reasons, Happening happening) {
        return new Firing(
                trigger, reasons, Optional.empty(), Optional.empty(), Optional.of(happening), Optional.empty());
    }

    static Firing of(Trigger trigger, List<Driver> reasons, IdentityChange change) {
        return new Firing(trigger, reasons, Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(change));
    }

    /**
     * As it is told: {@code trigger}, {@code customerId}, {@code asOf}, and as far as they are known {@code reasons} ({@code of} and
     * {@code value}), {@code was}, {@code is}, {@code event} and {@code change}.
     */
    public ObjectNode json(CustomerId customerId, LocalDate day) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("trigger", trigger.name());
        json.put("customerId", customerId.toString());
        json.put("asOf", day.toString());
        if (!reasons.isEmpty()) {
            ArrayNode list = json.putArray("reasons");
            reasons.forEach(
                    reason -> list.addObject().put("of", reason.feature()).put("value", reason.value()));
        }
        was.ifPresent(value -> json.put("was", value));
        is.ifPresent(value -> json.put("is", value));
        happening.ifPresent(value -> json.set("event", value.json()));
        change.ifPresent(value -> json.set("change", json(value)));
        return json;
    }

    private static ObjectNode json(IdentityChange change) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("kind", change.kind().word());
        change.other().ifPresent(other -> json.put("otherId", other.toString()));
        json.put("why", change.why().word());
        ArrayNode records = json.putArray("records");
        change.records().stream().map(SourceKey::toString).forEach(records::add);
        return json;
    }
}
