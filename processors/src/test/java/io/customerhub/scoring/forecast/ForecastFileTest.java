package io.customerhub.scoring.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerhub.declaration.Findings;
import io.customerhub.scoring.feature.FeatureFile;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ForecastFileTest {
    private static final Path FILE = Path.of("forecast.yaml");
    private static final Path FEATURES = Path.of("features.yaml");

    private final Findings findings = new Findings();

    private Optional<ForecastRule> parse(String text, String currencies) {
        String features = "description: some\ncurrencies: " + currencies
                + "\nfeatures:\n  - {feature: one, description: one, of: purchases, measure: count}\n";
        return ForecastFile.parse(
                FILE,
                "description: some\n" + text.replace("; ", "\n") + "\n",
                FeatureFile.parse(FEATURES, features, findings),
                FEATURES,
                findings);
    }

    @Test
    void readsGroupsAndTakesCurrenciesFromTheFeatures() {
        ForecastRule rule =
                parse("by: segment; weeks: 4; least: 26", "{USD: 157, JMD: 1}").orElseThrow();
        assertThat(rule.by()).isEqualTo(Grouping.SEGMENT);
        assertThat(rule.unit()).isEqualTo("JMD");
        assertThat(rule.currencies()).containsOnlyKeys("JMD", "USD");
        assertThat(findings.list()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "by: email; weeks: 4; least: 26 | {JMD: 1} | 'email' is not allowed in 'by'",
                "by: parrish; weeks: 4; least: 26 | {JMD: 1} | did you mean 'parish'?",
                "by: parish; weeks: 0; least: 26 | {JMD: 1} | forecast.yaml line 3",
                "by: parish; weeks: 4 | {JMD: 1} | 'least' is missing",
                "by: parish; weeks: 4; lest: 26; least: 26 | {JMD: 1} | unknown key 'lest'",
                "by: parish; weeks: 4; least: 10 | {JMD: 1} | forecast.yaml line 4",
                "by: parish; weeks: 4; least: 10 | {JMD: 1} | write 17 or more, or forecast fewer weeks",
                "by: parish; weeks: 4; least: 26 | {USD: 157} | no currency counts for 1",
            })
    void refusesWhatCannotBeForecast(String text, String currencies, String problem) {
        assertThat(parse(text, currencies)).isEmpty();
        assertThat(findings.list())
                .singleElement()
                .satisfies(finding -> assertThat(finding.toString()).contains(problem));
    }

    @Test
    void reportsWhatIsWrongWithBothFilesAtOnce() {
        assertThat(parse("by: email; weeks: 4; least: 26", "{USD: 157}")).isEmpty();
        assertThat(findings.list()).hasSize(2);
    }

    @Test
    void shippedFileIsSound() {
        assertThat(ForecastFile.read(
                        Path.of("../config/scoring/forecast.yaml"),
                        Path.of("../config/scoring/features.yaml"),
                        findings))
                .isPresent();
        assertThat(findings.list()).isEmpty();
    }
}
