package io.customerhub.app.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerhub.declaration.Finding;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is wrong with a capture or its mapping is found before anything runs, in a miniature home. */
final class CaptureCheckTest {
    private static final String ROUTE = "routes/streams/shop-changes.camel.yaml";
    private static final String MAPPING = "mappings/shop-changes.yaml";

    @TempDir
    private Path folder = Path.of("");

    private MiniatureHome home = new MiniatureHome(folder);

    @BeforeEach
    void build() throws IOException {
        home = MiniatureHome.copyTo(folder);
        home.replace(ROUTE, "", """
                - route:
                    id: stream-shop-changes
                    description: Changes of the shop's tables
                    group: streams
                    from:
                      uri: debezium-postgres
                      description: Hears of changes
                      parameters:
                        name: shop-changes
                        topicPrefix: shop
                        databasePassword: "{{env:SHOP_PASSWORD:}}"
                      steps:
                        - log:
                            description: Take them
                            message: taken
                """);
        home.replace(MAPPING, "", """
                description: Changes of the shop's tables
                capture: shop-changes
                topic: clicks
                when: .operation == "insert"
                fields: {id: .id, time: .time}
                tests:
                  - name: a new row
                    given: {id: "1", operation: insert, time: "2026-01-02T03:04:05Z"}
                    expect: {id: "1", time: "2026-01-02T03:04:05Z"}
                  - name: any other
                    given: {id: "2", operation: delete}
                    expect: {skipped: true}
                """);
        home.replace("config/schemas/clicks.json", "", """
                {"$schema": "https://json-schema.org/draft/2020-12/schema",
                 "type": "object", "required": ["id", "time", "customer"],
                 "properties": {"id": {"type": "string"}, "time": {}, "customer": {}}}
                """);
    }

    @Test
    void findsAnEventThatWouldWaitInQuarantine() {
        assertThat(check())
                .contains(
                        MAPPING + " line 7: the event of test 'a new row' would wait in quarantine: it is not as its"
                                + " schema says: '' required property 'customer' not found; mend the fields or the expectation");
        home.replace(MAPPING, "topic: clicks", "topic: clacks");
        assertThat(check())
                .anyMatch(finding -> finding.contains("it has no schema: there is no config/schemas/clacks.json"));
    }

    @Test
    void findsACaptureWithoutMappingAndAMappingWithoutCapture() {
        home.replace(MAPPING, "capture: shop-changes", "capture: shop-change");
        assertThat(check())
                .contains(
                        ROUTE
                                + " line 5: no mapping says which events its changes are; write mappings/shop-changes.yaml"
                                + " with 'capture: shop-changes'",
                        MAPPING + ": nothing captures 'shop-change'; did you mean 'shop-changes'?");
    }

    @Test
    void findsANameThatIsNotTheFiles() {
        home.replace(ROUTE, "name: shop-changes", "name: shop");
        assertThat(check())
                .contains(ROUTE + " line 9: the capture 'shop' is not this file's; write 'name: shop-changes'");
    }

    @Test
    void findsAMappingThatIsTwoThingsAtOnce() {
        home.replace(MAPPING, "topic: clicks", "topic: clicks\nsink: shop");
        assertThat(check()).anyMatch(finding -> finding.startsWith(MAPPING));
    }

    private List<String> check() {
        return home.check().stream().map(Finding::toString).toList();
    }
}
