package io.customerhub.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class MappingsTest {
    @TempDir
    private Path path = Path.of("");

    @Test
    void suggestsTheFieldThatWasMeant() {
        assertThat(folder("  email:", "  emial:").findings())
                .containsExactly("buyers.yaml line 7: unknown field 'emial' of customer; did you mean 'email'?");
    }

    @Test
    void reportsErrorAtTheFieldsLine() {
        assertThat(folder(".Mail", "if (.Mail").findings())
                .singleElement()
                .asString()
                .startsWith("buyers.yaml line 7: field 'email' is not JSLT: ");
    }

    @Test
    void reportsErrorInsideBlockScalarAtItsOwnLine() {
        assertThat(folder("email: .Mail", "email: |\n    if (.Mail)\n      .Mail\n    else else\n      null")
                        .findings())
                .singleElement()
                .asString()
                .startsWith("buyers.yaml line 10: field 'email' is not JSLT: ");
    }

    @Test
    void countsNoLineOfLetIntoAFieldsError() {
        assertThat(folder("fields:", "let:\n  one: .a\n  two: |\n    size(\n      $one)\nfields:")
                        .with("buyers.yaml", withLet(".Mail +* 2"))
                        .findings())
                .singleElement()
                .asString()
                .startsWith("buyers.yaml line 12: field 'email' is not JSLT: ");
    }

    @Test
    void reportsErrorInLetAtItsLineEvenAfterOthers() {
        assertThat(folder("fields:", "let:\n  one: |\n    .a\n  two: |\n    size(\n      $one +* )\nfields:")
                        .findings())
                .first()
                .asString()
                .startsWith("buyers.yaml line 10: let 'two' is not JSLT: ");
    }

    @Test
    void reportsEveryBrokenFieldAtOnce() {
        assertThat(folder("name: .Name", "name: .Name)")
                        .with("other.yaml", broken("Visitor"))
                        .findings())
                .hasSize(2);
    }

    @Test
    void reportsUnknownFunction() {
        assertThat(folder(".Mail", "lowercas(.Mail)").findings())
                .singleElement()
                .asString()
                .contains("line 7: field 'email' is not JSLT: ")
                .contains("lowercas");
    }

    @Test
    void reportsSecondMappingOfOneEntity() {
        assertThat(new MappingFolder(path)
                        .with("a.yaml", MappingFolder.CUSTOMERS)
                        .with("b.yaml", MappingFolder.CUSTOMERS)
                        .findings())
                .singleElement()
                .asString()
                .startsWith("b.yaml line 1: shop/Buyer is mapped by ");
    }

    @Test
    void keepsSoundMappingsBesideBrokenOnes() {
        MappingFolder folder = folder("name: .Name", "name: .Name)").with("sales.yaml", MappingFolder.TRANSACTIONS);
        var findings = new io.customerhub.declaration.Findings();

        Mappings mappings = Mappings.read(path, findings);

        assertThat(folder.findings()).hasSize(1);
        assertThat(mappings.ofSource("shop", "Sale")).isPresent();
        assertThat(mappings.ofSource("shop", "Buyer")).isEmpty();
    }

    @Test
    void knowsTheLineOfEveryField() {
        SourceMapping mapping = folder("", "").read().ofSource("shop", "Buyer").orElseThrow();

        assertThat(mapping.line("name")).isEqualTo(6);
        assertThat(mapping.line("email")).isEqualTo(7);
        assertThat(mapping.line("phone")).isZero();
        assertThat(mapping.fields()).containsExactlyInAnyOrder("name", "email");
    }

    private MappingFolder folder(String text, String replacement) {
        String file = text.isEmpty() ? MappingFolder.CUSTOMERS : MappingFolder.CUSTOMERS.replace(text, replacement);
        return new MappingFolder(path).with("buyers.yaml", file);
    }

    private static String withLet(String email) {
        return MappingFolder.CUSTOMERS
                .replace("fields:", "let:\n  one: .a\n  two: |\n    size(\n      $one)\nfields:")
                .replace(".Mail", email);
    }

    private static String broken(String entity) {
        return MappingFolder.CUSTOMERS.replace("Buyer", entity).replace("email: .Mail", "email: .Mail ]");
    }
}
