package io.customerhub.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.schibsted.spt.data.jslt.Expression;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** How a profile becomes one sink's record. */
public final class SinkMapping implements Mapping {
    private static final Set<String> SCORES = Set.of("score", "scores");

    private final String description;
    private final String sink;
    private final Optional<Expression> when;
    private final boolean retires;
    private final Optional<SinkReturn> returns;
    private final Map<String, Owner> owners;
    private final Set<String> shared;
    private final Translation translation;
    private final List<MappingTest> tests;

    SinkMapping(
            String description,
            String sink,
            Optional<Expression> when,
            boolean retires,
            Optional<SinkReturn> returns,
            Map<String, Owner> owners,
            Translation translation,
            List<MappingTest> tests) {
        this.description = description;
        this.sink = sink;
        this.when = when;
        this.retires = retires;
        this.returns = returns;
        this.owners = Map.copyOf(owners);
        this.shared = owners.keySet().stream()
                .filter(field -> owner(field) != Owner.OURS)
                .collect(Collectors.toUnmodifiableSet());
        this.translation = translation;
        this.tests = List.copyOf(tests);
    }

    /** The sink's fields for a profile given as JSON; every declared field is there, null where we know nothing. */
    public ObjectNode map(JsonNode profile) {
        ObjectNode fields = Json.MAPPER.createObjectNode();
        JsonNode mapped = translation.apply(Map.of(), profile);
        for (String field : translation.fields()) {
            fields.set(field, mapped.path(field).isMissingNode() ? fields.nullNode() : mapped.get(field));
        }
        return fields;
    }

    /** How what the sink was told comes back; empty where it does not. */
    public Optional<SinkReturn> returns() {
        return returns;
    }

    /** Whose word counts in a field. */
    public Owner owner(String field) {
        return owners.getOrDefault(field, Owner.OURS);
    }

    /** The fields in which others' word may count. */
    public Set<String> shared() {
        return shared;
    }

    /** Whether the sink is to take away those whom it is not told of any more; otherwise what it holds of them stays. */
    public boolean retires() {
        return retires;
    }

    /** Whether the sink is told of a customer at all. */
    public boolean isFor(JsonNode profile) {
        return when.map(condition -> condition.apply(profile).booleanValue()).orElse(true);
    }

    /** {@inheritDoc} A profile that the sink is not told of comes out as {@code {"skipped": true}}. */
    @Override
    public JsonNode trial(MappingTest test) {
        if (!isFor(test.given())) {
            return Json.MAPPER.createObjectNode().put("skipped", true);
        }
        return translation.apply(Map.of(), test.given());
    }

    /** The words of the profile that a field is made of: {@code familyName}, {@code score}. */
    public Set<String> reads(String field) {
        return translation.reads(field);
    }

    /** The fields that are not made of scores alone: what stands in them was not computed by the hub. */
    public List<String> guarded() {
        return fields().stream()
                .filter(field ->
                        !SCORES.containsAll(reads(field)) || reads(field).isEmpty())
                .toList();
    }

    public String sink() {
        return sink;
    }

    @Override
    public Path file() {
        return translation.file();
    }

    @Override
    public String description() {
        return description;
    }

    @Override
    public List<String> fields() {
        return translation.fields();
    }

    @Override
    public int line(String field) {
        return translation.line(field);
    }

    @Override
    public String expression(String field) {
        return translation.text(field);
    }

    @Override
    public List<MappingTest> tests() {
        return tests;
    }
}
