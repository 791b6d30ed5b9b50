package io.customerhub.app.plan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.customerhub.app.plan.PlannedChange.Kind;
import io.customerhub.mapping.SinkMapping;
import io.customerhub.warehouse.store.PlannedDelivery;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reads what is planned for a sink as changes of its fields, each with where its new value comes from. */
final class ChangeReader {
    private static final List<String> NOTHING_NEW = List.of(
            "no source has said anything new: the hub's own files have changed, time has passed, or the record was released");

    private final Path home;
    private final Map<String, SinkMapping> sinks;

    ChangeReader(Path home, List<SinkMapping> sinks) {
        this.home = home;
        this.sinks = sinks.stream().collect(Collectors.toMap(SinkMapping::sink, Function.identity()));
    }

    PlannedChange change(PlannedDelivery delivery) {
        Kind kind = Kind.of(delivery);
        return new PlannedChange(
                delivery.sink(),
                delivery.customer().toString(),
                delivery.name().orElse(""),
                kind,
                delivery.vendorId().orElse(""),
                delivery.tried(),
                kind == Kind.RETIRE ? List.of() : fields(delivery),
                delivery.because().isEmpty() ? NOTHING_NEW : delivery.because());
    }

    private List<FieldChange> fields(PlannedDelivery delivery) {
        ObjectNode held = delivery.held().orElseGet(delivery.wanted()::objectNode);
        var names = new TreeSet<String>();
        held.fieldNames().forEachRemaining(names::add);
        delivery.wanted().fieldNames().forEachRemaining(names::add);
        var changes = new ArrayList<FieldChange>();
        for (String name : names) {
            JsonNode from = valueOf(held, name);
            JsonNode to = valueOf(delivery.wanted(), name);
            if (!from.equals(to)) {
                changes.add(new FieldChange(
                        name, from, to, because(delivery, name), place(mapping(delivery.sink()), name)));
            }
        }
        return changes;
    }

    private static JsonNode valueOf(ObjectNode fields, String name) {
        JsonNode value = fields.get(name);
        return value == null ? NullNode.getInstance() : value;
    }

    private String because(PlannedDelivery delivery, String field) {
        var reasons = new TreeSet<String>();
        for (String word : mapping(delivery.sink()).reads(field)) {
            JsonNode from = delivery.lineage().path(word);
            if (from.isObject()) {
                reasons.add("%s of %s/%s/%s, %s"
                        .formatted(
                                word,
                                from.path("source").asText(),
                                from.path("entity").asText(),
                                from.path("record").asText(),
                                from.path("rule").asText()));
            } else if (word.equals("score")) {
                reasons.add("the score of all purchases");
            } else if (word.equals("scores")) {
                reasons.add("what models and decisions say");
            } else if (word.equals("records")) {
                reasons.add("the records the customer is the union of");
            }
        }
        if (!reasons.isEmpty()) {
            return String.join("; ", reasons);
        }
        return valueOf(delivery.wanted(), field).isNull() ? "nothing is known of it" : "as the mapping declares";
    }

    private SinkMapping mapping(String sink) {
        SinkMapping mapping = sinks.get(sink);
        if (mapping == null) {
            throw new IllegalStateException(
                    "the outbox was told of sink '" + sink + "', which hub.sinks does not name");
        }
        return mapping;
    }

    private String place(SinkMapping mapping, String field) {
        int line = mapping.line(field);
        String file =
                home.relativize(mapping.file().toAbsolutePath().normalize()).toString();
        return line == 0 ? file : file + ":" + line;
    }
}
