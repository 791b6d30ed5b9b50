package io.customerhub.app.house;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerhub.declaration.Declared;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Beyond what {@code hub check} says of every home: what this house does for its own flows. */
final class EveryFlowTest {
    private static final Path DOOR = Path.of("connectors/kamelets/webhook-source.kamelet.yaml");

    @Test
    void thereAreFlowsOfEveryStage() {
        for (String kind : List.of("sources", "stages", "sinks", "webhooks")) {
            assertThat(Repository.files("routes/" + kind, ".camel.yaml"))
                    .as(kind)
                    .isNotEmpty();
        }
    }

    @Test
    void onlyOneDoorTakesCallsFromOutside() {
        assertThat(Stream.of("routes", "connectors/kamelets")
                        .flatMap(folder -> Repository.files(folder, ".yaml").stream())
                        .filter(file -> uris(file).stream().anyMatch(EveryFlowTest::takesCalls)))
                .containsExactly(DOOR);
    }

    /** Which options a stream needs is said in one place, and no header of an event goes any further than the step that takes it. */
    @Test
    void everyStreamOfKafkaNamesItsTopicAndItsGroupAndTakesPages() {
        List<Declared> streams = Repository.files("routes/streams", ".camel.yaml").stream()
                .flatMap(file -> Repository.yaml(file).items().stream())
                .flatMap(item -> item.get("route").flatMap(route -> route.get("from")).stream())
                .filter(from -> from.text("uri").equals(Optional.of("kafka")))
                .toList();

        assertThat(streams).hasSize(4).allSatisfy(from -> {
            assertThat(from.get("parameters").orElseThrow().entries()).containsOnlyKeys("topic", "groupId");
            List<Declared> steps = from.get("steps").orElseThrow().items();
            assertThat(steps).hasSize(2);
            assertThat(steps.get(0).get("bean").flatMap(bean -> bean.text("ref")))
                    .hasValue("streams");
            assertThat(steps.get(0).get("bean").flatMap(bean -> bean.text("method")))
                    .hasValue("take");
            assertThat(steps.get(1).get("to").flatMap(to -> to.text("uri"))).hasValue("seda");
        });
    }

    @Test
    void everyWebhookComesThroughTheDoor() {
        for (Path file : Repository.files("routes/webhooks", ".camel.yaml")) {
            assertThat(Repository.yaml(file).items())
                    .as(file.toString())
                    .extracting(item -> item.get("route")
                            .flatMap(route -> route.get("from"))
                            .flatMap(from -> from.text("uri"))
                            .orElse(""))
                    .containsOnly("kamelet:webhook-source");
        }
    }

    @Test
    void theDoorLetsInNoHeaderButThoseThatAProofIsIn() {
        List<Declared> steps = Repository.yaml(DOOR)
                .get("spec")
                .flatMap(spec -> spec.get("template"))
                .flatMap(template -> template.get("from"))
                .flatMap(from -> from.get("steps"))
                .map(Declared::items)
                .orElse(List.of());

        assertThat(steps.get(0).get("convertBodyTo")).isPresent();
        Declared removal = steps.get(1).get("removeHeaders").orElseThrow();
        assertThat(removal.text("pattern")).hasValue("*");
        assertThat(removal.text("excludePattern"))
                .hasValue("CamelHttpMethod|CamelHttpUri|{{signatureHeader}}|{{timestampHeader}}|{{secretHeader}}");
    }

    @Test
    void noUriCarriesQueryString() {
        for (Path file : Repository.files("routes", ".yaml")) {
            assertThat(uris(file)).as(file.toString()).noneMatch(uri -> uri.contains("?"));
        }
    }

    private static List<String> uris(Path file) {
        return Repository.within(Repository.yaml(file))
                .map(value -> value.text("uri"))
                .flatMap(java.util.Optional::stream)
                .toList();
    }

    private static boolean takesCalls(String uri) {
        return List.of("platform-http", "netty-http", "jetty", "undertow", "servlet", "vertx-http").stream()
                .anyMatch(uri::startsWith);
    }
}
