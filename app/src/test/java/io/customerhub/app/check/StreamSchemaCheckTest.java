package io.customerhub.app.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is wrong with a stream of Kafka, its schema or its mapping is found before anything runs, in a miniature home. */
final class StreamSchemaCheckTest {
    private static final String ROUTE = "routes/streams/clicks.camel.yaml";
    private static final String SCHEMA = "config/schemas/clicks.json";
    private static final String MAPPING = "mappings/clicks.yaml";

    @TempDir
    private Path folder = Path.of("");

    private MiniatureHome home = new MiniatureHome(folder);

    @BeforeEach
    void build() throws IOException {
        home = MiniatureHome.copyTo(folder);
        home.addTopic("clicks");
        home.replace(SCHEMA, "", """
                {"$schema": "https://json-schema.org/draft/2020-12/schema",
                 "type": "object", "required": ["id", "time", "customer"],
                 "properties": {"id": {"type": "string"}, "time": {}, "customer": {}}}
                """);
        home.replace(MAPPING, "", """
                description: What people click
                source: events
                entities: [clicks]
                to: interaction
                fields: {changedAt: .time, kind: '"visit"', occurredAt: .time}
                tests:
                  - name: a click
                    given: {id: "1", time: "2026-01-02T03:04:05Z"}
                    expect: {changedAt: "2026-01-02T03:04:05Z", kind: visit, occurredAt: "2026-01-02T03:04:05Z"}
                """);
        home.replace("routes/streams/clicks.test.yaml", "", """
                source: events
                entity: clicks
                tests:
                  - name: a click is an interaction
                    given:
                      - {id: "1", body: {id: "1", time: "2026-01-02T03:04:05Z"}}
                    expect:
                      interactions:
                        - {kind: visit}
                """);
    }

    @Test
    void findsNothingWhereAllIsWell() {
        assertThat(home.complaints()).isEmpty();
    }

    @Test
    void findsASchemaThatDoesNotAskForWhatTheHubNeeds() {
        home.replace(SCHEMA, "\"time\", ", "");
        assertThat(home.complaints())
                .containsExactly(SCHEMA + ": events need not have 'time': it must be among 'properties' and 'required';"
                        + " docs/how-to/streams.md shows one");
    }

    @Test
    void findsASchemaThatIsNone() {
        home.replace(SCHEMA, "\"type\": \"object\"", "\"type\": \"objekt\"");
        assertThat(home.complaints())
                .isNotEmpty()
                .allSatisfy(finding -> assertThat(finding).startsWith(SCHEMA + ": no JSON Schema: "));
        home.replace(SCHEMA, "{\"$schema\"", "\"$schema\"");
        assertThat(home.complaints()).singleElement().asString().startsWith(SCHEMA + " line 1: not JSON");
    }

    @Test
    void findsAReferenceThatLeadsNowhere() {
        home.replace(SCHEMA, "\"time\": {}", "\"time\": {\"$ref\": \"#/$defs/tiem\"}");
        assertThat(home.complaints())
                .singleElement()
                .asString()
                .startsWith(SCHEMA + ": no JSON Schema: ")
                .contains("tiem");
    }

    @Test
    void findsAnotherDraft() {
        home.replace(SCHEMA, "draft/2020-12", "draft-07");
        assertThat(home.complaints())
                .singleElement()
                .asString()
                .startsWith(SCHEMA + ": the schema does not say \"$schema\"");
    }

    @Test
    void findsATopicThatIsNotTheFiles() {
        home.replace(ROUTE, "topic: clicks", "topic: clacks");
        assertThat(home.complaints())
                .contains(
                        ROUTE + " line 9: the topic 'clacks' is not this file's; write 'topic: clicks'",
                        SCHEMA + ": no stream reads the topic 'clicks'; did you mean 'clacks'?");
    }

    @Test
    void findsATopicWithoutMapping() {
        home.replace(MAPPING, "entities: [clicks]", "entities: [clocks]");
        assertThat(home.complaints())
                .contains(ROUTE + " line 9: no mapping is for events/clicks; write mappings/clicks.yaml with"
                        + " 'source: events'");
    }
}
