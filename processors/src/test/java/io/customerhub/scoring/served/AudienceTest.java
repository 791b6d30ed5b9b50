package io.customerhub.scoring.served;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.customerhub.scoring.feature.Column;
import io.customerhub.scoring.feature.FeatureTable;
import io.customerhub.scoring.served.ModelRule.Condition;
import io.customerhub.scoring.served.ModelRule.Range;
import java.util.List;
import org.junit.jupiter.api.Test;

final class AudienceTest {
    private static final FeatureTable CUSTOMERS = new FeatureTable(
            5,
            List.of(
                    new Column.Numbers("orders", new double[] {0, 2, 5, Double.NaN, 3}),
                    new Column.Words("parish", List.of("Kingston", "", "St Ann", "Kingston", "Portland"))));

    @Test
    void allConditionsHaveToHold() {
        assertThat(rows(number("orders", 2, 5), word("parish", "Kingston", "St Ann", "Portland")))
                .containsExactly(2, 4);
    }

    @Test
    void bothEndsOfARangeAreInIt() {
        assertThat(rows(number("orders", 2, 3))).containsExactly(1, 4);
    }

    @Test
    void whatIsNotKnownHoldsInNoRangeAndIsNoWord() {
        assertThat(rows(number("orders", Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY)))
                .containsExactly(0, 1, 2, 4);
        assertThat(rows(word("parish", "Kingston", ""))).containsExactly(0, 3);
    }

    @Test
    void itIsOfEverybodyWhereNothingHasToHold() {
        assertThat(rows()).containsExactly(0, 1, 2, 3, 4);
    }

    @Test
    void itSaysWhatCannotBeTold() {
        assertThatThrownBy(() -> rows(number("visits", 0, 1)))
                .hasMessage("telling of whom a model is: 'visits' has to hold, which these customers do not have: they"
                        + " have [orders, parish]");
        assertThatThrownBy(() -> rows(number("parish", 0, 1)))
                .hasMessage("telling of whom a model is: 'parish' is words; write which");
        assertThatThrownBy(() -> rows(word("orders", "many")))
                .hasMessage("telling of whom a model is: 'orders' is a number; write a range");
    }

    private static int[] rows(Condition... conditions) {
        return new Audience(List.of(conditions)).rows(CUSTOMERS);
    }

    private static Condition number(String feature, double from, double to) {
        return new Condition(feature, new Range(from, to), List.of());
    }

    private static Condition word(String feature, String... words) {
        return new Condition(feature, new Range(0, 0), List.of(words));
    }
}
