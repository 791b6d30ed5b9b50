package io.customerhub.scoring.served;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerhub.declaration.Findings;
import io.customerhub.scoring.feature.FeatureFile;
import io.customerhub.scoring.feature.FeatureRules;
import io.customerhub.scoring.served.ModelRule.Except;
import io.customerhub.scoring.served.ModelRule.Likelihood;
import io.customerhub.scoring.served.ModelRule.Recommendation;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ModelFileTest {
    private static final Path FILE = Path.of("models.yaml");
    private static final FeatureRules FEATURES =
            FeatureFile.parse(Path.of("features.yaml"), """
                    description: some
                    currencies: {JMD: 1}
                    features:
                      - {feature: purchases, description: how often, of: purchases, measure: count}
                      - {feature: kind, description: what, of: profile, field: kind}
                    """, new Findings()).orElseThrow();

    private final Findings findings = new Findings();

    private Optional<List<ModelRule>> parse(String model) {
        return ModelFile.parse(
                FILE,
                "description: some\nmodels:\n  - {model: one, description: one, " + model + "}\n",
                FEATURES,
                findings);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "kind: likelihood | 'outcome' is missing",
                "kind: likelihood, outcome: {of: purchases, within: 9} | outcome",
                "kind: value | 'within' is missing",
                "kind: segments | 'features' is missing",
                "kind: segments, features: [purchases], fewest: 5, most: 4 | 'fewest' is 5 and 'most' is 4",
                "kind: recommendation | 'within' is missing",
                "kind: recommendation, within: 9, features: [purchases] | features",
                "kind: value, within: 9, offers: 3 | offers",
                "kind: recommendation, within: 9, except: {stock: [none]} | stock",
                "kind: value, within: 9, features: [purchase] | no feature is called 'purchase'",
                "kind: value, within: 9, about: [{feature: kinds, is: [person]}] | no feature is called 'kinds'",
                "kind: value, within: 9, about: [{feature: purchases, is: [many]}] | 'purchases' is a number",
                "kind: value, within: 9, about: [{feature: kind, from: 1}] | 'kind' is words",
                "kind: likelihood, outcome: {of: purchases, kinds: [visit], within: 9, to: 0} | 'kinds' are those of interactions",
                "kind: likelihood, outcome: {of: purchases, within: 9, to: 0}, groups: [purchases] | 'purchases' is a number",
            })
    void refusesWhatCanBeNoModel(String model, String problem) {
        assertThat(parse(model)).isEmpty();
        assertThat(findings.list())
                .isNotEmpty()
                .allSatisfy(finding -> assertThat(finding.toString())
                        .startsWith("models.yaml line 3: ")
                        .contains(problem));
    }

    @Test
    void refusesTwoOfOneName() {
        assertThat(parse("kind: value, within: 9}\n  - {model: one, description: two, kind: value, within: 9"))
                .isEmpty();
        assertThat(findings.list())
                .singleElement()
                .satisfies(finding -> assertThat(finding.toString()).contains("a second model 'one'"));
    }

    @Test
    void recommendationSaysWhatIsNotOffered() {
        var kind = (Recommendation) parse(
                        "kind: recommendation, within: 9, most-of-category: 2, except: {items: [POST], bought-within: 30}")
                .orElseThrow()
                .get(0)
                .kind();
        assertThat(kind)
                .isEqualTo(new Recommendation(
                        9, 5, new Except(Set.of("POST"), Set.of(), Set.of(), 30), OptionalInt.of(2)));
        assertThat(kind.isWord()).isTrue();
    }

    @Test
    void modelReadsAllFeaturesUnlessItSaysWhich() {
        ModelRule rule = parse("kind: likelihood, outcome: {of: purchases, within: 9, to: 0}, good-for: 3")
                .orElseThrow()
                .get(0);
        assertThat(rule.features()).containsExactly("purchases", "kind");
        assertThat(rule.goodForDays()).isEqualTo(3);
        assertThat(((Likelihood) rule.kind()).came().holds(0)).isTrue();
        assertThat(((Likelihood) rule.kind()).came().holds(1)).isFalse();
    }
}
