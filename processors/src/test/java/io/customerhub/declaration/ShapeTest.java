package io.customerhub.declaration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ShapeTest {
    private static final String QUALITY = """
            description: rules
            region: JM
            customer:
              - rule: email-format
                description: one address
                field: email
                format: email
                otherwise: drop
            transaction: []
            """;

    @ParameterizedTest
    @ValueSource(strings = {"identity", "mapping", "quality", "rfm", "survivorship"})
    void everyKindOfFileHasShape(String name) {
        assertThat(Shape.of(name)).isNotNull();
    }

    @Test
    void refusesUnknownShape() {
        assertThatThrownBy(() -> Shape.of("none")).hasMessageContaining("/schemas/none.schema.json");
    }

    @Test
    void findsNothingInGoodFile() {
        assertThat(findings(QUALITY)).isEmpty();
    }

    @Test
    void reportsUnknownKeyAtTopWithSuggestion() {
        assertThat(findings(QUALITY.replace("transaction:", "transactoin:")))
                .containsExactly(
                        "quality.yaml line 1: 'transaction' is missing; add it",
                        "quality.yaml line 9: unknown key 'transactoin'; did you mean 'transaction'?");
    }

    @Test
    void reportsUnknownKeyInListAtItsOwnLine() {
        assertThat(findings(QUALITY.replace("    otherwise: drop", "    otherwise: drop\n    formt: email")))
                .containsExactly("quality.yaml line 9: unknown key 'formt' in 'customer/0'; did you mean 'format'?");
    }

    @Test
    void reportsValueThatIsNotAllowed() {
        assertThat(findings(QUALITY.replace("otherwise: drop", "otherwise: dorp")))
                .containsExactly(
                        "quality.yaml line 8: 'dorp' is not allowed in 'customer/0/otherwise'; did you mean 'drop'?");
    }

    @Test
    void reportsMissingKeyAtTheTableThatLacksIt() {
        assertThat(findings(QUALITY.replace("    description: one address\n", "")))
                .containsExactly("quality.yaml line 4: 'description' is missing in 'customer/0'; add it");
    }

    @Test
    void reportsAllProblemsAtOnce() {
        assertThat(findings(QUALITY.replace("region: JM", "region: Jamaica")
                        .replace("otherwise: drop", "otherwise: dorp")
                        .replace("description: rules", "descripton: rules")))
                .hasSize(4);
    }

    private static List<String> findings(String text) {
        var findings = new Findings();
        Declared root =
                DeclaredFiles.parse(Path.of("quality.yaml"), text, findings).orElseThrow();
        boolean good = Shape.of("quality").check(root, findings);
        assertThat(good).isEqualTo(findings.isEmpty());
        return findings.list().stream().map(Finding::toString).toList();
    }
}
