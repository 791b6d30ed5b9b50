package io.customerhub.scoring.action;

import static io.customerhub.scoring.action.DeclaredActions.DAY;
import static org.assertj.core.api.Assertions.assertThat;

import io.customerhub.scoring.action.DeclaredActions.Customers;
import io.customerhub.scoring.feature.Column;
import io.customerhub.scoring.served.CustomerScore;
import io.customerhub.scoring.served.Score.Driver;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Choices that are drawn for a share of customers, so that it can be learned later what works. */
final class RandomShareTest {
    private static final int MANY = 20_000;
    private static final String ACTION = """
            - decision: action
              description: What to do
              random: 0.05
              choices:
                - {say: call, description: d, when: [{feature: purchases, from: 1}], eligible: []}
                - {say: visit, description: d, when: [{feature: purchases, from: 9}], eligible: [{feature: purchases, from: 1}]}
                - {say: visit, description: d, when: [{feature: purchases, from: 8}]}
                - {say: thank, description: d, when: [{feature: purchases, from: 7}], eligible: [{feature: parish, is: [Kingston]}]}
                - {say: pay, description: d, when: [{feature: purchases, to: -1}]}
            """;

    private static List<CustomerScore> decide(String rules, int customers, LocalDate day, double purchases) {
        double[] values = new double[customers];
        Arrays.fill(values, purchases);
        var asked = new Customers(
                customers,
                day,
                new Column.Numbers("purchases", values),
                new Column.Words("parish", Collections.nCopies(customers, "Kingston")));
        return DeclaredActions.of(rules).decide(asked.ids(), asked, Map.of(), 1).stream()
                .flatMap(List::stream)
                .toList();
    }

    private static long count(List<CustomerScore> said, String word) {
        return labels(said).stream().filter(word::equals).count();
    }

    /** Within four standard deviations of a binomial count, which chance leaves once in 16,000 times. */
    private static void assertShare(long count, double share) {
        double deviation = Math.sqrt(MANY * share * (1 - share));
        assertThat((double) count).isBetween(MANY * share - 4 * deviation, MANY * share + 4 * deviation);
    }

    @Test
    void choiceIsDrawnForAShareAndEachEligibleOneIsAsLikely() {
        List<CustomerScore> said = decide(ACTION, MANY, DAY, 1);

        assertThat(labels(said)).containsOnly("call", "visit", "thank");
        assertShare(count(said, "visit"), .05 / 3);
        assertShare(count(said, "thank"), .05 / 3);
        assertShare(count(said, "call"), .95 + .05 / 3);
    }

    @Test
    void propensityIsWhatTheWordWasLikelyToBeSaidWith() {
        assertThat(decide(ACTION, MANY, DAY, 1))
                .allSatisfy(score -> assertThat(score.score())
                        .contains(
                                new BigDecimal(score.label().orElseThrow().equals("call") ? "0.966667" : "0.016667")));
    }

    @Test
    void propensitiesWeighWhatWasSaidBackToEverybody() {
        double weighed = decide(ACTION, MANY, DAY, 1).stream()
                .filter(score -> score.label().orElseThrow().equals("visit"))
                .mapToDouble(score ->
                        1 / Double.parseDouble(score.score().orElseThrow().toPlainString()))
                .sum();

        double deviation = Math.sqrt(MANY * (1 - .05 / 3) / (.05 / 3));
        assertThat(weighed).isBetween(MANY - 4 * deviation, MANY + 4 * deviation);
    }

    @Test
    void sameCustomerDrawsTheSameAllTheMonthAndAnotherLotInTheNext() {
        List<CustomerScore> last = decide(ACTION, MANY, DAY, 1);

        assertThat(labels(decide(ACTION, MANY, DAY.withDayOfMonth(1), 1))).isEqualTo(labels(last));
        List<String> next = labels(decide(ACTION, MANY, DAY.plusDays(1), 1));
        List<String> now = labels(last);
        long bothDrawn = IntStream.range(0, MANY)
                .filter(row -> !now.get(row).equals("call") && !next.get(row).equals("call"))
                .count();
        assertShare(bothDrawn, .05 * 2 / 3 * .05 * 2 / 3);
    }

    @Test
    void drawsOfTwoDecisionsHaveNothingToDoWithEachOther() {
        List<String> one = labels(decide(ACTION, MANY, DAY, 1));
        List<String> other = labels(decide(ACTION.replace("decision: action", "decision: other"), MANY, DAY, 1));

        long bothDrawn = IntStream.range(0, MANY)
                .filter(row -> !one.get(row).equals("call") && !other.get(row).equals("call"))
                .count();
        assertShare(bothDrawn, .05 * 2 / 3 * .05 * 2 / 3);
    }

    @Test
    void orderOfTheOtherChoicesIsNothingToTheDraw() {
        String rules = """
                - decision: action
                  description: What to do
                  random: 0.5
                  choices:
                    - {say: call, description: d}
                    - {say: %s, description: d, when: [{feature: purchases, to: 0}], eligible: []}
                    - {say: %s, description: d, when: [{feature: purchases, to: 0}], eligible: []}
                """;

        List<String> said = labels(decide(rules.formatted("visit", "thank"), MANY, DAY, 1));

        assertThat(said).contains("call", "visit", "thank");
        assertThat(labels(decide(rules.formatted("thank", "visit"), MANY, DAY, 1)))
                .isEqualTo(said);
    }

    @Test
    void drawnChoiceSaysSoWithTheConditionsThatMadeItEligible() {
        CustomerScore drawn = decide(ACTION, MANY, DAY, 1).stream()
                .filter(score -> score.label().orElseThrow().equals("thank"))
                .findFirst()
                .orElseThrow();

        assertThat(drawn.drivers())
                .containsExactly(
                        new Driver("chance", "one of 3, where the rules say call", 0),
                        new Driver("parish", "Kingston", 0));
    }

    @Test
    void wordOfTheRulesThatIsNotEligibleIsSaidAllTheSameToTheRest() {
        String rules = """
                - decision: action
                  description: What to do
                  random: 0.25
                  choices:
                    - {say: call, description: d, eligible: [{feature: purchases, from: 5}]}
                    - {say: visit, description: d, eligible: [{feature: purchases, to: 1}]}
                    - {say: thank, description: d, eligible: [{feature: purchases, to: 1}]}
                """;
        assertThat(decide(rules, MANY, DAY, 1))
                .allSatisfy(score -> assertThat(score.score())
                        .contains(
                                new BigDecimal(score.label().orElseThrow().equals("call") ? "0.750000" : "0.125000")));
        assertShare(count(decide(rules, MANY, DAY, 1), "call"), .75);

        assertThat(decide(rules, 500, DAY, 3)).allSatisfy(score -> {
            assertThat(score.label()).contains("call");
            assertThat(score.score()).contains(new BigDecimal("1.000000"));
        });
    }

    @Test
    void nothingIsDrawnForWhomTheRulesSayNothing() {
        assertThat(decide(ACTION, 2_000, DAY, 0)).isEmpty();
    }

    private static List<String> labels(List<CustomerScore> said) {
        return said.stream().map(score -> score.label().orElseThrow()).toList();
    }
}
