package io.customerhub.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerhub.declaration.Finding;
import io.customerhub.declaration.Findings;
import io.customerhub.model.Records;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class IdentityFileTest {
    @TempDir
    private Path folder = Path.of("");

    @Test
    void suggestsTheFieldThatWasMeantAtItsLine() throws IOException {
        var findings = new Findings();

        assertThat(IdentityFile.read(file("fields: [name, emial]"), findings)).isEmpty();
        assertThat(findings.list())
                .extracting(Finding::line, Finding::problem, Finding::remedy)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(5, "unknown field 'emial'", "did you mean 'email'?"));
    }

    @Test
    void keyOfSeveralFieldsNeedsThemAll() throws IOException {
        var findings = new Findings();
        IdentityRules rules =
                IdentityFile.read(file("fields: [name, email]"), findings).orElseThrow();

        assertThat(rules.keys(Records.customer(Records.key("a", 1), "name", "Ann")))
                .isEmpty();
        assertThat(rules.keys(Records.customer(Records.key("a", 1), "name", "Ann", "email", "a@b.co")))
                .hasSize(1);
    }

    @Test
    void comparisonsReadTheFieldsOfTheirKind() throws IOException {
        var findings = new Findings();
        String comparison = """
                fields: [email]
                comparisons:
                  - comparison: place
                    description: where
                    kind: locality
                    fields: [twon]
                """.indent(4);

        assertThat(IdentityFile.read(file(comparison.strip().replace("\n    ", "\n")), findings)
                        .map(IdentityRules::comparisons)
                        .orElse(List.of()))
                .isEmpty();
        assertThat(findings.list())
                .extracting(Finding::problem, Finding::remedy)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple("unknown field 'twon'", "did you mean 'town'?"),
                        org.assertj.core.groups.Tuple.tuple(
                                "a comparison of the kind locality has 1 fields",
                                "give it 2; docs/reference/files.md says which"));
    }

    @Test
    void aVetoNamesAnOutcomeOfItsComparison() throws IOException {
        var findings = new Findings();
        String comparison = """
                fields: [email]
                comparisons:
                  - comparison: tax id
                    description: the authority's
                    kind: number
                    fields: [taxId]
                    veto: [tax id different, tax id diferent]
                """.indent(4);

        assertThat(IdentityFile.read(file(comparison.strip().replace("\n    ", "\n")), findings))
                .isEmpty();
        assertThat(findings.list())
                .extracting(Finding::line, Finding::problem, Finding::remedy)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(
                        11,
                        "the comparison 'tax id' has no outcome 'tax id diferent'",
                        "did you mean 'tax id different'?"));
    }

    @Test
    void thresholdsOfReviewAreInOrder() throws IOException {
        var findings = new Findings();

        assertThat(IdentityFile.read(file("fields: [email]\nreview: {from: 0.9, to: 0.2}"), findings))
                .isEmpty();
        assertThat(findings.list())
                .extracting(Finding::line, Finding::problem)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(6, "no confidence is from 0.9 to 0.2"));
    }

    @Test
    void keyShowsNoValue() {
        assertThat(new IdentityKey("email", "ann@example.com")).hasToString("IdentityKey[email]");
    }

    private Path file(String fields) throws IOException {
        return Files.writeString(
                folder.resolve("identity.yaml"),
                "description: keys\nkeys:\n  - key: both\n    description: together\n    " + fields + "\n");
    }
}
