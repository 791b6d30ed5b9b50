package io.customerhub.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.schibsted.spt.data.jslt.JsltException;
import io.customerhub.mapping.MappingResult.Mapped;
import io.customerhub.mapping.MappingResult.Unmapped;
import io.customerhub.mapping.MappingResult.Withdrawn;
import io.customerhub.model.CanonicalRecord;
import io.customerhub.model.CustomerField;
import io.customerhub.model.Problem;
import io.customerhub.model.SourceKey;
import io.customerhub.model.SourceRecord;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** How one source's records of some kinds become ours. */
public final class SourceMapping implements Mapping {
    private final String description;
    private final String source;
    private final List<String> entities;
    private final Target target;
    private final RecordShape shape;
    private final Translation translation;
    private final List<MappingTest> tests;

    SourceMapping(
            String description,
            String source,
            List<String> entities,
            Target target,
            RecordShape shape,
            Translation translation,
            List<MappingTest> tests) {
        this.description = description;
        this.source = source;
        this.entities = List.copyOf(entities);
        this.target = target;
        this.shape = shape;
        this.translation = translation;
        this.tests = List.copyOf(tests);
    }

    /** Translates one record. A record that cannot be read is a result with its problems, not an exception. */
    public MappingResult map(SourceRecord record) {
        if (record.deleted()) {
            return new Withdrawn(record);
        }
        List<Problem> drift = shape.problems(record.body());
        if (!drift.isEmpty()) {
            return new Unmapped(record, drift);
        }
        JsonNode fields;
        try {
            fields = fields(record.key().entity(), record.body());
        } catch (JsltException e) {
            return new Unmapped(record, List.of(new Problem("mapping", "", e.getMessageWithoutLocation())));
        }
        var reader = new CanonicalReader(record.key(), fields);
        Optional<CanonicalRecord> canonical = target.read(reader);
        return canonical.isPresent() && reader.problems().isEmpty()
                ? new Mapped(record, canonical.get())
                : new Unmapped(record, reader.problems());
    }

    /**
     * What is wrong with a page of records of one kind, taken together: a field that all of them have lost. Each of them
     * waits then, for none can be trusted.
     */
    public List<Problem> problemsTogether(List<SourceRecord> records) {
        return shape.problemsTogether(records);
    }

    /**
     * What of that still holds for one of those records, judged alone: it still lacks a field that this mapping still
     * declares to be there often.
     */
    public List<Problem> stillHolding(List<Problem> together, SourceRecord record) {
        return record.deleted() ? List.of() : shape.stillHolding(together, record.body());
    }

    /** The fields as they come out for a record, sound or not; none where they cannot be computed. */
    public Optional<JsonNode> words(SourceRecord record) {
        try {
            return record.deleted()
                    ? Optional.empty()
                    : Optional.of(fields(record.key().entity(), record.body()));
        } catch (JsltException e) {
            return Optional.empty();
        }
    }

    /**
     * The fields of a customer in which a record only says what a sink was told, or what this mapping says of any record.
     *
     * @param echoes the sink's fields that hold what it was told
     * @param changed those in which others have written something else
     */
    public Set<CustomerField> echoed(
            SourceRecord record, SinkReturn back, Collection<String> echoes, Collection<String> changed) {
        Optional<JsonNode> said = words(record);
        Optional<JsonNode> others = words(record.with(back.without(record.body(), echoes)));
        Optional<JsonNode> ours = changed.isEmpty() ? said : words(record.with(back.without(record.body(), changed)));
        return Arrays.stream(CustomerField.values())
                .filter(field -> {
                    boolean withoutEchoes = value(others, field).equals(value(said, field));
                    boolean withoutChanges = value(ours, field).equals(value(said, field));
                    boolean isTheirs = withoutEchoes || !withoutChanges;
                    return !isTheirs || translation.reads(field.word()).isEmpty();
                })
                .collect(Collectors.toSet());
    }

    private static JsonNode value(Optional<JsonNode> fields, CustomerField field) {
        return fields.orElseGet(MissingNode::getInstance).path(field.word());
    }

    private JsonNode fields(String entity, JsonNode body) {
        return translation.apply(Map.of("entity", TextNode.valueOf(entity)), body);
    }

    @Override
    public JsonNode trial(MappingTest test) {
        String entity = test.entity().orElse(entities.get(0));
        var record = new SourceRecord(new SourceKey(source, entity, "test"), false, test.given());
        if (map(record) instanceof Unmapped unmapped) {
            var rejected = Json.MAPPER.createObjectNode();
            unmapped.problems()
                    .forEach(problem -> rejected.withArray("rejected").add(problem.field() + " " + problem.message()));
            return rejected;
        }
        return fields(entity, test.given());
    }

    /** The paths of the record that a field is made of, each as its steps; empty where its expression does not tell them. */
    public Optional<List<List<String>>> paths(String field) {
        return translation.paths(field);
    }

    public String source() {
        return source;
    }

    public List<String> entities() {
        return entities;
    }

    public Target target() {
        return target;
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
