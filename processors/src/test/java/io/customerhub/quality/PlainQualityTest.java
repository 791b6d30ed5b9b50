package io.customerhub.quality;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerhub.declaration.Finding;
import io.customerhub.declaration.Findings;
import io.customerhub.model.PlainKind;
import io.customerhub.model.PlainRecord;
import io.customerhub.model.Problem;
import io.customerhub.model.SourceKey;
import io.customerhub.quality.QualityVerdict.Accepted;
import io.customerhub.quality.QualityVerdict.Quarantined;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rules about interactions, opportunities, social profiles and campaigns. */
final class PlainQualityTest {
    private static final String NONE = """
            description: No rules but these
            region: JM
            customer: []
            transaction: []
            """;

    @TempDir
    private Path folder = Path.of("");

    @Test
    void shippedRulesBringValuesToTheirNormalForm() {
        assertThat(accepted(shipped(
                                PlainKind.OPPORTUNITY, "name", "a", "status", "open", "amount", "5", "currency", "jmd"))
                        .get("currency"))
                .contains("JMD");
        assertThat(accepted(shipped(PlainKind.SOCIAL_PROFILE, "network", "Twitter", "handle", "@ann"))
                        .get("network"))
                .contains("x");
    }

    @Test
    void shippedRulesQuarantineWhatCannotGoOnAndDropWhatCan() {
        assertThat(shipped(PlainKind.INTERACTION, "kind", "mail", "occurredAt", "1970-01-01T00:00:00Z"))
                .isInstanceOfSatisfying(
                        Quarantined.class,
                        quarantined -> assertThat(quarantined.problems())
                                .extracting(Problem::rule)
                                .containsExactly("time-plausible"));
        QualityVerdict opportunity =
                shipped(PlainKind.OPPORTUNITY, "name", "a", "status", "open", "closesOn", "1970-01-01");
        assertThat(accepted(opportunity).get("closesOn")).isEmpty();
        assertThat(((Accepted<?>) opportunity).notes()).hasSize(1);
    }

    @Test
    void kindWithoutRulesGoesOnAsItIs() {
        PlainRecord record = record(PlainKind.CAMPAIGN, "name", "Easter", "currency", "shells");

        assertThat(read(NONE).judge(record)).isEqualTo(new Accepted<>(record, List.of()));
    }

    @Test
    void noRuleWritesAmountOtherwise() {
        QualityRules rules = read(NONE + """
                campaign:
                  - {rule: odd, description: Only digits count, field: budget, format: digits, otherwise: note}
                """);

        assertThat(accepted(rules.judge(record(PlainKind.CAMPAIGN, "name", "a", "budget", "12.50", "currency", "JMD")))
                        .get("budget"))
                .contains("12.50");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "interaction | field: occuredAt, not-before: '1990', otherwise: note |"
                        + " unknown field 'occuredAt'; did you mean 'occurredAt'?",
                "interaction | field: kind, pattern: x, otherwise: drop |"
                        + " without 'kind' it is no interaction; write 'otherwise: quarantine' or 'otherwise: note'",
                "opportunity | field: currency, format: currency, otherwise: drop |"
                        + " without 'currency' it is no opportunity; write 'otherwise: quarantine' or 'otherwise: note'",
                "campaign | lines-add-up: true, otherwise: note |"
                        + " campaign has no lines; move the rule to 'transaction', or remove it"
            })
    void reportsRuleThatCannotBe(String section, String rule, String finding) {
        var findings = new Findings();
        QualityFile.read(file(NONE + section + ":\n  - {rule: odd, description: Odd, " + rule + "}\n"), findings);

        assertThat(findings.list())
                .singleElement()
                .extracting(Finding::toString)
                .asString()
                .endsWith(finding);
    }

    private static PlainRecord accepted(QualityVerdict verdict) {
        return (PlainRecord) ((Accepted<?>) verdict).record();
    }

    private static QualityVerdict shipped(PlainKind kind, String... wordsAndValues) {
        return read(Path.of("../config/quality.yaml")).judge(record(kind, wordsAndValues));
    }

    private QualityRules read(String rules) {
        return read(file(rules));
    }

    private static QualityRules read(Path file) {
        var findings = new Findings();
        Optional<QualityRules> rules = QualityFile.read(file, findings);
        findings.throwIfAny();
        return rules.orElseThrow();
    }

    private Path file(String rules) {
        try {
            return Files.writeString(folder.resolve("quality.yaml"), rules);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static PlainRecord record(PlainKind kind, String... wordsAndValues) {
        var values = new java.util.HashMap<String, String>();
        for (int i = 0; i < wordsAndValues.length; i += 2) {
            values.put(wordsAndValues[i], wordsAndValues[i + 1]);
        }
        return new PlainRecord(
                kind, new SourceKey("shop", "Thing", "1"), Instant.EPOCH, Optional.empty(), Map.copyOf(values));
    }
}
