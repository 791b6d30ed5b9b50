package io.customerhub.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.customerhub.declaration.Finding;
import io.customerhub.declaration.Findings;
import io.customerhub.identity.compare.ComparisonRule;
import io.customerhub.identity.compare.ComparisonRule.Kind;
import io.customerhub.identity.match.ReviewRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class IdentityFileTest {
    @TempDir
    private Path folder = Path.of("");

    @Test
    void suggestsTheFieldThatWasMeantAtItsLine() throws IOException {
        assertThat(findings("fields: [emial]"))
                .extracting(Finding::line, Finding::problem, Finding::remedy)
                .containsExactly(tuple(6, "unknown field 'emial'", "did you mean 'email'?"));
    }

    @Test
    void comparisonsReadTheFieldsOfTheirKind() throws IOException {
        assertThat(findings("fields: [email, phone]"))
                .extracting(Finding::problem, Finding::remedy)
                .containsExactly(tuple(
                        "a comparison of the kind number has 2 fields",
                        "give it 1; docs/reference/files.md says which"));
    }

    @Test
    void aVetoNamesAnOutcomeOfItsComparison() throws IOException {
        assertThat(findings("fields: [taxId]\n    veto: [tax id different, tax id diferent]"))
                .extracting(Finding::line, Finding::problem, Finding::remedy)
                .containsExactly(tuple(
                        7,
                        "the comparison 'tax id' has no outcome 'tax id diferent'",
                        "did you mean 'tax id different'?"));
    }

    @Test
    void thresholdsOfReviewAreInOrder() throws IOException {
        assertThat(findings("fields: [taxId]\nreview: {from: 0.9, to: 0.2}"))
                .extracting(Finding::line, Finding::problem)
                .containsExactly(tuple(7, "no confidence is from 0.9 to 0.2"));
    }

    @Test
    void whatIsDeclaredIsRead() throws IOException {
        assertThat(read("fields: [taxId]\n    except: ['000']\nduplicateFree: [shop/Buyer]", new Findings()))
                .get()
                .satisfies(rules -> {
                    assertThat(rules.comparisons())
                            .containsExactly(new ComparisonRule(
                                    "tax id", Kind.NUMBER, List.of("taxId"), false, true, List.of(), List.of("000")));
                    assertThat(rules.duplicateFree()).containsExactly("shop/Buyer");
                    assertThat(rules.review()).isEqualTo(ReviewRule.USUAL);
                });
    }

    private List<Finding> findings(String declared) throws IOException {
        var findings = new Findings();
        assertThat(read(declared, findings)).isEmpty();
        return findings.list();
    }

    /** Reads a file with a comparison of tax ids. */
    private Optional<IdentityRules> read(String declared, Findings findings) throws IOException {
        Path file = Files.writeString(folder.resolve("identity.yaml"), """
                description: what is compared
                comparisons:
                  - comparison: tax id
                    description: the authority's
                    kind: number
                    %s
                """.formatted(declared));
        return IdentityFile.read(file, findings);
    }
}
