package io.customerhub.identity.compare;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.customerhub.identity.compare.ComparisonRule.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Comparisons are declared alike for the hub and for sets to measure with. */
final class ComparisonSchemaTest {
    @Test
    void standsInBothSchemasAndNamesEveryKind() throws IOException {
        JsonNode comparisons = comparisons("identity");
        List<String> kinds = new ArrayList<>();
        comparisons.at("/items/properties/kind/enum").forEach(kind -> kinds.add(kind.asText()));

        assertThat(comparisons("identity-set")).isEqualTo(comparisons);
        assertThat(kinds)
                .containsExactlyElementsOf(
                        Arrays.stream(Kind.values()).map(Kind::word).toList());
    }

    private static JsonNode comparisons(String schema) throws IOException {
        try (InputStream in = Kind.class.getResourceAsStream("/schemas/" + schema + ".schema.json")) {
            return new ObjectMapper().readTree(in).at("/properties/comparisons");
        }
    }
}
