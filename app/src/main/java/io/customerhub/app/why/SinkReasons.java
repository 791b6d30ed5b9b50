package io.customerhub.app.why;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.customerhub.app.why.SinkPart.Field;
import io.customerhub.mapping.SinkMapping;
import io.customerhub.scoring.ScoredProfile;
import io.customerhub.scoring.served.ToldScore;
import io.customerhub.warehouse.store.KnownCustomer;
import io.customerhub.warehouse.store.KnownCustomer.Holding;
import io.customerhub.warehouse.store.KnownCustomer.Waiting;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** What sinks hold of one customer, word by word: by the mappings with which the customer was told to them. */
final class SinkReasons {
    static final JsonNode NOTHING = NullNode.getInstance();

    private final FilesAsUsed used;
    private final JsonNode profile;
    private final Map<String, Optional<Holding>> holdings = new LinkedHashMap<>();

    SinkReasons(KnownCustomer customer, FilesAsUsed used, List<String> declared) {
        this.used = used;
        this.profile = new ScoredProfile(
                        customer.profile(),
                        customer.rfm(),
                        customer.scores().stream().map(ToldScore::of).toList())
                .json();
        var names = new TreeSet<>(declared);
        customer.sinks().forEach(holding -> names.add(holding.sink()));
        for (String name : names) {
            holdings.put(
                    name,
                    customer.sinks().stream()
                            .filter(holding -> holding.sink().equals(name))
                            .findFirst());
        }
    }

    /** The sinks that are told of a word of the profile, or would be if they were told of the customer. */
    List<SinkPart> of(String word) {
        return holdings.entrySet().stream()
                .flatMap(entry -> part(entry.getKey(), entry.getValue(), word).stream())
                .toList();
    }

    private Optional<SinkPart> part(String sink, Optional<Holding> holding, String word) {
        Optional<SinkMapping> known = used.sink(sink);
        if (known.isEmpty()) {
            return Optional.of(new SinkPart(
                    sink,
                    holding.flatMap(Holding::vendorId),
                    holding.flatMap(Holding::deliveredAt),
                    List.of(),
                    List.of(),
                    Optional.empty(),
                    "had no mapping when this customer was last planned for sinks"));
        }
        SinkMapping mapping = known.get();
        List<String> fields = mapping.fields().stream()
                .filter(field -> mapping.reads(field).contains(word))
                .sorted()
                .toList();
        if (fields.isEmpty()) {
            return Optional.empty();
        }
        Optional<Waiting> waiting = holding.flatMap(Holding::waiting);
        return Optional.of(new SinkPart(
                sink,
                holding.flatMap(Holding::vendorId),
                holding.flatMap(Holding::deliveredAt),
                fields.stream()
                        .map(field -> field(field, mapping, holding, waiting))
                        .toList(),
                holding.map(Holding::attempts).orElse(List.of()),
                waiting.map(Waiting::operation),
                note(mapping, holding, waiting)));
    }

    private Field field(String field, SinkMapping mapping, Optional<Holding> holding, Optional<Waiting> waiting) {
        JsonNode held =
                holding.flatMap(Holding::fields).map(all -> value(all, field)).orElse(NOTHING);
        return new Field(
                field,
                held,
                holding.flatMap(all -> Optional.ofNullable(all.theirs().get(field))),
                waiting.filter(row -> row.operation().equals("UPSERT"))
                        .map(row -> value(row.fields(), field))
                        .filter(value -> !value.equals(held)),
                used.place(mapping.file().toString().replace('\\', '/'), mapping.line(field)));
    }

    private static JsonNode value(ObjectNode fields, String field) {
        JsonNode value = fields.get(field);
        return value == null ? NOTHING : value;
    }

    private String note(SinkMapping mapping, Optional<Holding> holding, Optional<Waiting> waiting) {
        String error = waiting.flatMap(Waiting::error).orElse("");
        if (waiting.isPresent()) {
            boolean failed = waiting.get().state().equals("failed");
            return (failed ? "refused" : "waits in the outbox") + " since "
                    + waiting.get().since() + (error.isEmpty() ? "" : ": " + error);
        }
        if (holding.flatMap(Holding::vendorId).isPresent()) {
            return mapping.isFor(profile) ? "" : "is not told of this customer any more, and keeps what it holds";
        }
        return mapping.isFor(profile)
                ? "holds nothing of this customer, and nothing waits"
                : "is not told of this customer: the 'when' of " + mapping.file();
    }
}
