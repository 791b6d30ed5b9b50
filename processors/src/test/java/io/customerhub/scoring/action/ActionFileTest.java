package io.customerhub.scoring.action;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerhub.declaration.Findings;
import io.customerhub.scoring.feature.FeatureRules;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ActionFileTest {
    private static final String JOURNEY = """
            - decision: journey
              description: Where they are
              choices:
                - {say: prospect, description: Never bought, when: [{feature: purchases, to: 0}]}
                - {say: customer, description: All others}
            """;

    private final Findings findings = new Findings();

    private static String action(String choices) {
        return JOURNEY + "- decision: action\n  description: What to do\n  choices:\n" + choices.indent(4);
    }

    @Test
    void readsDecisionsInTheirOrder() {
        assertThat(DeclaredActions.of(action("- {say: call, description: d, when: [{score: journey, is: [prospect]}]}"))
                        .names())
                .containsExactly("journey", "action");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{feature: purchase, to: 0} | line 11: no feature is called 'purchase'; did you mean 'purchases'?",
                "{feature: parish, to: 0} | 'parish' is words, and no number; write 'is', with the words",
                "{feature: purchases, is: [many]} | 'purchases' is a number, and no words; write 'from', 'to' or both",
                "{score: chrun, from: .6} | no model, and no decision before this one, is called 'chrun'; did you mean 'churn'?",
                "{score: action, is: [call]} | no model, and no decision before this one, is called 'action'",
                "{score: churn, is: [high]} | 'churn' is a number, and no words",
                "{score: behaviour, from: .6} | 'behaviour' is words, and no number",
                "{score: journey, from: .6} | 'journey' is words, and no number",
                "{score: journey, is: [prospekt]} | 'journey' never says 'prospekt'; did you mean 'prospect'?",
                "{score: churn, from: .6, to: .5} | no number is 0.6 to 0.5; let 'to' be no less than 'from'",
                "{feature: purchases, score: churn, to: 0} | line 11",
                "{feature: purchases} | line 11",
                "{to: 0} | line 11",
            })
    void refusesConditionsThatNobodyCouldMeet(String condition, String problem) {
        assertThat(DeclaredActions.parse(action("- {say: call, description: d, when: [" + condition + "]}"), findings))
                .isEmpty();
        assertThat(findings.list())
                .isNotEmpty()
                .allSatisfy(finding -> assertThat(finding.toString()).contains("actions.yaml line 11"))
                .anySatisfy(finding -> assertThat(finding.toString()).contains(problem));
    }

    @Test
    void refusesNamesThatAreTaken() {
        assertThat(DeclaredActions.parse(JOURNEY + JOURNEY + JOURNEY.replace("journey", "churn"), findings))
                .isEmpty();
        assertThat(findings.list())
                .extracting(Object::toString)
                .satisfiesExactly(
                        second -> assertThat(second).contains("line 8: a second decision 'journey'"),
                        model -> assertThat(model).contains("line 13: a model is called 'churn', too"));
    }

    @Test
    void refusesChoiceThatIsNeverSaid() {
        assertThat(DeclaredActions.parse(
                        action("- {say: call, description: d}\n- {say: visit, description: d}"), findings))
                .isEmpty();
        assertThat(findings.list())
                .singleElement()
                .hasToString("actions.yaml line 12: 'visit' is never said: 'call' before it is said of everybody; add"
                        + " 'when' to 'call', or put it last");
    }

    @Test
    void refusesWhoIsEligibleWhereNothingIsDrawn() {
        assertThat(DeclaredActions.parse(action("- {say: call, description: d, eligible: []}"), findings))
                .isEmpty();
        assertThat(findings.list())
                .singleElement()
                .asString()
                .contains("line 11: 'eligible' is of choices that are drawn, and none is");
    }

    @ParameterizedTest
    @CsvSource({"1.01", "-0.1", "often"})
    void refusesRandomThatIsNoShare(String share) {
        assertThat(DeclaredActions.parse(
                        JOURNEY.replace("  choices:", "  random: " + share + "\n  choices:"), findings))
                .isEmpty();
        assertThat(findings.list()).singleElement().asString().contains("in 'decisions/0/random'");
    }

    @Test
    void shippedDecisionsNeedTheirFeaturesAndModels() {
        var none = new FeatureRules(Map.of(), List.of());
        Path shipped = Path.of("../config/scoring/actions.yaml");
        assertThat(ActionFile.read(shipped, none, List.of(), findings)).isEmpty();
        assertThat(findings.list())
                .extracting(Object::toString)
                .anySatisfy(finding -> assertThat(finding).contains("no feature is called 'purchases'"))
                .anySatisfy(finding -> assertThat(finding).contains("is called 'churn'"));
    }
}
