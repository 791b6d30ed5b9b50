package io.customerhub.app.house;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerhub.declaration.Declared;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Name, title and descriptions are {@code hub check}'s to find; here is what this house asks of its own. */
final class EveryKameletTest {
    @Test
    void isNamedSourceOrSinkAndSaysSoInItsLabel() {
        List<Path> files = Repository.files("connectors/kamelets", ".yaml");

        assertThat(files).isNotEmpty().allSatisfy(file -> {
            Declared metadata = Repository.yaml(file).get("metadata").orElseThrow();
            String name = metadata.text("name").orElse("");
            assertThat(file.getFileName()).hasToString(name + ".kamelet.yaml");
            assertThat(metadata.get("labels").flatMap(labels -> labels.text("camel.apache.org/kamelet.type")))
                    .isEqualTo(Optional.of(name.substring(name.lastIndexOf('-') + 1)))
                    .isIn(Optional.of("source"), Optional.of("sink"));
        });
    }
}
