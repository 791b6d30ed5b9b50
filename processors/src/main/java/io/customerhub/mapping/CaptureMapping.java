package io.customerhub.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.schibsted.spt.data.jslt.Expression;
import com.schibsted.spt.data.jslt.JsltException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How the changes of rows that a capture hears of become events of a topic. */
public final class CaptureMapping implements Mapping {
    private final String description;
    private final String capture;
    private final String topic;
    private final Optional<Expression> when;
    private final Translation translation;
    private final List<MappingTest> tests;

    CaptureMapping(
            String description,
            String capture,
            String topic,
            Optional<Expression> when,
            Translation translation,
            List<MappingTest> tests) {
        this.description = description;
        this.capture = capture;
        this.topic = topic;
        this.when = when;
        this.translation = translation;
        this.tests = List.copyOf(tests);
    }

    /**
     * The event that a change is; empty for one that says nothing to anybody.
     *
     * @throws JsltException where the change does not let it be computed
     */
    public Optional<JsonNode> event(JsonNode change) {
        boolean isOne =
                when.map(condition -> condition.apply(change).booleanValue()).orElse(true);
        return isOne ? Optional.of(translation.apply(Map.of(), change)) : Optional.empty();
    }

    /** {@inheritDoc} A change that is no event comes out as {@code {"skipped": true}}. */
    @Override
    public JsonNode trial(MappingTest test) {
        return event(test.given())
                .orElseGet(() -> Json.MAPPER.createObjectNode().put("skipped", true));
    }

    public String capture() {
        return capture;
    }

    public String topic() {
        return topic;
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
