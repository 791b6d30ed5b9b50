package io.customerhub.scoring.action;

import static io.customerhub.scoring.action.DeclaredActions.DAY;
import static io.customerhub.scoring.action.DeclaredActions.customer;
import static io.customerhub.scoring.action.DeclaredActions.label;
import static io.customerhub.scoring.action.DeclaredActions.score;
import static org.assertj.core.api.Assertions.assertThat;

import io.customerhub.model.CustomerId;
import io.customerhub.scoring.action.DeclaredActions.Customers;
import io.customerhub.scoring.feature.Column;
import io.customerhub.scoring.feature.FeatureRule;
import io.customerhub.scoring.served.CustomerScore;
import io.customerhub.scoring.served.Score.Driver;
import io.customerhub.scoring.served.ToldScore;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

final class ActionRulesTest {
    private static final String RULES = """
            - decision: journey
              description: Where they are
              choices:
                - {say: prospect, description: d, when: [{feature: purchases, to: 0}]}
                - {say: at risk, description: d, when: [{score: churn, from: .6}]}
                - {say: at risk, description: d, when: [{feature: days since purchase, from: 181}]}
                - {say: near, description: d, when: [{feature: parish, is: [Kingston]}, {feature: purchases, from: 2, to: 9}]}
            - decision: action
              description: What to do
              choices:
                - {say: visit, description: d, when: [{score: journey, is: [at risk, near]}, {score: behaviour, is: [champions]}]}
                - {say: nothing, description: d}
            """;

    private final Customers customers = new Customers(
            5,
            DAY,
            new Column.Numbers("purchases", new double[] {0, 3, 4, 5, 10}),
            new Column.Numbers("days since purchase", new double[] {Double.NaN, 20, 200, 30, 40}),
            new Column.Words("parish", List.of("", "Kingston", "", "Kingston", "Kingston")));

    private List<List<CustomerScore>> decide(String rules, Map<CustomerId, List<CustomerScore>> known) {
        return DeclaredActions.of(rules).decide(customers.ids(), customers, told(known), 7);
    }

    private static Map<CustomerId, List<ToldScore>> told(Map<CustomerId, List<CustomerScore>> known) {
        return known.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        each -> each.getValue().stream().map(ToldScore::of).toList()));
    }

    private static List<String> labels(List<CustomerScore> scores) {
        return scores.stream()
                .map(score -> score.model() + " " + score.label().orElseThrow())
                .toList();
    }

    @Test
    void firstChoiceWhoseConditionsAllHoldIsSaid() {
        List<List<CustomerScore>> said = decide(
                RULES,
                Map.of(
                        customer(1), List.of(score("churn", "0.6000"), label("behaviour", "champions")),
                        customer(3), List.of(score("churn", "0.5999"), label("behaviour", "champions"))));

        assertThat(said)
                .extracting(ActionRulesTest::labels)
                .containsExactly(
                        List.of("journey prospect", "action nothing"),
                        List.of("journey at risk", "action visit"),
                        List.of("journey at risk", "action nothing"),
                        List.of("journey near", "action visit"),
                        List.of("action nothing"));
    }

    @Test
    void reasonsAreTheConditionsThatHeld() {
        List<List<CustomerScore>> said =
                decide(RULES, Map.of(customer(1), List.of(score("churn", "0.7134"), label("behaviour", "champions"))));

        assertThat(said.get(0).get(0))
                .isEqualTo(new CustomerScore(
                        "journey",
                        7,
                        Optional.empty(),
                        Optional.of("prospect"),
                        List.of(new Driver("purchases", "0 (at most 0)", 0)),
                        DAY,
                        Optional.empty()));
        assertThat(said.get(1).get(0).drivers()).containsExactly(new Driver("churn", "0.7134 (at least 0.6)", 0));
        assertThat(said.get(1).get(1).drivers())
                .containsExactly(new Driver("journey", "at risk", 0), new Driver("behaviour", "champions", 0));
        assertThat(said.get(3).get(0).drivers())
                .containsExactly(new Driver("parish", "Kingston", 0), new Driver("purchases", "5 (2 to 9)", 0));
    }

    @Test
    void whatModelsSayIsKnownAndWhatADecisionSaidBeforeIsNot() {
        List<List<CustomerScore>> said = decide(
                RULES,
                Map.of(
                        customer(3), List.of(score("churn", "0.9")),
                        customer(4), List.of(label("journey", "near"), label("behaviour", "champions"))));

        assertThat(labels(said.get(3))).containsExactly("journey at risk", "action nothing");
        assertThat(labels(said.get(4))).containsExactly("action nothing");
    }

    @Test
    void featuresOfAPageAreReadOnceAndNoOthersThanAreLookedAt() {
        decide(RULES, Map.of());

        assertThat(customers.reads())
                .singleElement()
                .satisfies(rules -> assertThat(rules.features())
                        .extracting(FeatureRule::name)
                        .containsExactly("purchases", "days since purchase", "parish"));
    }

    @Test
    void nothingIsReadWhereOnlyScoresAreLookedAt() {
        assertThat(decide(
                        "- {decision: risk, description: d, choices: [{say: high, description: d, when: [{score: churn, from: .6}]}]}",
                        Map.of(customer(2), List.of(score("churn", "0.8")))))
                .extracting(ActionRulesTest::labels)
                .containsExactly(List.of(), List.of(), List.of("risk high"), List.of(), List.of());
        assertThat(customers.reads()).isEmpty();
    }

    @Test
    void withoutDecisionsNothingIsSaid() {
        assertThat(ActionRules.NONE.decide(customers.ids(), customers, Map.of(), 7))
                .hasSize(5)
                .allSatisfy(said -> assertThat(said).isEmpty());
        assertThat(customers.reads()).isEmpty();
    }
}
