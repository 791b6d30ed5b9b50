package io.customerhub.scoring.feature;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerhub.declaration.Findings;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FeatureFileTest {
    private static final Path FILE = Path.of("features.yaml");

    private final Findings findings = new Findings();

    private Optional<FeatureRules> parse(String feature) {
        return FeatureFile.parse(
                FILE,
                "description: some\ncurrencies: {JMD: 1}\nfeatures:\n  - {feature: one, description: one, " + feature
                        + "}\n",
                findings);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "of: profile, field: status | 'status' of the profile can be no feature",
                "of: interactions, measure: sum | 'sum' is told of documents, and interactions are none",
                "of: purchases, measure: mood | 'mood' is told of interactions, and purchases are none",
                "of: purchases, measure: trend | a trend has no halves without a time",
                "of: purchases, measure: count, kinds: [visit] | 'kinds' are those of interactions",
                "of: purchases, measure: counts | 'counts' is not allowed",
                "of: purchases | 'measure' is missing",
            })
    void refusesWhatCanBeNoFeature(String feature, String problem) {
        assertThat(parse(feature)).isEmpty();
        assertThat(findings.list())
                .singleElement()
                .satisfies(finding -> assertThat(finding.toString()).contains(problem));
    }

    @Test
    void refusesTwoOfOneName() {
        assertThat(
                        parse(
                                "of: purchases, measure: count}\n  - {feature: one, description: two, of: payments, measure: count"))
                .isEmpty();
        assertThat(findings.list())
                .singleElement()
                .satisfies(finding -> assertThat(finding.toString()).contains("a second feature 'one'"));
    }

    @Test
    void picksSomeInTheOrderGiven() {
        FeatureRules rules = parse(
                        "of: purchases, measure: count}\n  - {feature: two, description: two, of: payments, measure: count")
                .orElseThrow();
        assertThat(rules.only(java.util.List.of("two", "one")).features())
                .extracting(FeatureRule::name)
                .containsExactly("two", "one");
    }
}
