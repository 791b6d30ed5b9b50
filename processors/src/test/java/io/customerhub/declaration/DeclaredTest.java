package io.customerhub.declaration;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class DeclaredTest {
    private static final String TEXT = """
            description: first
            fields:
              name: .DisplayName
              email: |
                if (.a)
                  .b
              notes: >-
                folded
                text
              phone: "quoted"
            list:
              - one
              - two
            nothing:
            """;

    private final Declared root = parse(TEXT);

    @Test
    void everyValueKnowsItsLine() {
        Declared fields = root.get("fields").orElseThrow();

        assertThat(root.line()).isEqualTo(1);
        assertThat(root.lineOf("fields")).isEqualTo(2);
        assertThat(fields.lineOf("phone")).isEqualTo(10);
        assertThat(fields.get("name").orElseThrow().line()).isEqualTo(3);
        assertThat(root.get("list").orElseThrow().items())
                .extracting(Declared::line)
                .containsExactly(12, 13);
    }

    @Test
    void lineOfUnknownKeyIsTheTablesOwn() {
        assertThat(root.get("fields").orElseThrow().lineOf("none")).isEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource({"name, 3", "email, 5", "notes, 8", "phone, 10"})
    void textOfBlockScalarStartsBelowItsKey(String field, int line) {
        assertThat(root.get("fields")
                        .flatMap(fields -> fields.get(field))
                        .orElseThrow()
                        .textLine())
                .isEqualTo(line);
    }

    @Test
    void blockScalarKeepsItsLines() {
        assertThat(root.get("fields").flatMap(fields -> fields.text("email"))).contains("if (.a)\n  .b\n");
    }

    @Test
    void emptyValueHasNoText() {
        assertThat(root.get("nothing")).isPresent();
        assertThat(root.text("nothing")).isEmpty();
    }

    @Test
    void tableAndListHaveNoTextAndScalarHasNoEntries() {
        assertThat(root.text("fields")).isEmpty();
        assertThat(root.text("list")).isEmpty();
        assertThat(root.get("description").orElseThrow().entries()).isEmpty();
        assertThat(root.get("description").orElseThrow().items()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "12345678.90",
                "0.001",
                "-0.10",
                "5",
                "-7",
                "12345678901234567890",
                "0.1000000000000000055511151231"
            })
    void numbersKeepEveryDigit(String number) {
        JsonNode json = parse("value: " + number).json().path("value");

        assertThat(json.isNumber()).isTrue();
        assertThat(json.decimalValue().toPlainString()).isEqualTo(number);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"0123\"", "2025-06-01", "no", "yes", "12:30", "0x1F", "+1 876 555 1234"})
    void whatIsNoNumberInYamlsCoreIsText(String value) {
        assertThat(parse("value: " + value).json().path("value").isTextual()).isTrue();
    }

    @Test
    void jsonHasYamlsCoreTypes() {
        assertThat(parse("{a: true, b: False, c: null, d: [1, x], e: {}}").json())
                .hasToString("{\"a\":true,\"b\":false,\"c\":null,\"d\":[1,\"x\"],\"e\":{}}");
    }

    private static Declared parse(String text) {
        var findings = new Findings();
        Declared declared =
                DeclaredFiles.parse(Path.of("x.yaml"), text, findings).orElseThrow();
        findings.throwIfAny();
        return declared;
    }
}
