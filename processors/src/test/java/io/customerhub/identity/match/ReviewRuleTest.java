package io.customerhub.identity.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.customerhub.model.SourceKey;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Of which pairs people are asked. */
final class ReviewRuleTest {
    private final ReviewRule rule = new ReviewRule(0.1, 0.95, 0.05);

    @Test
    void asksBetweenItsThresholds() {
        assertThat(rule.isUncertain(0)).isTrue();
        assertThat(rule.isUncertain(rule.leastOdds())).isTrue();
        assertThat(rule.isUncertain(rule.leastOdds() - 0.01)).isFalse();
        assertThat(rule.isUncertain(4.2)).isTrue();
        assertThat(rule.isUncertain(4.3)).isFalse();
        assertThat(ReviewRule.NOTHING.isUncertain(60)).isFalse();
        assertThat(ReviewRule.NOTHING.leastOdds()).isInfinite().isPositive();
    }

    @Test
    void drawsTheDeclaredShareWhicheverOfTwoIsNamedFirst() {
        long drawn = IntStream.range(0, 20_000)
                .filter(each -> rule.isSampled(key("a", each), key("b", each)))
                .count();
        assertThat(drawn / 20_000.0).isCloseTo(0.05, within(0.01));
        assertThat(IntStream.range(0, 1000))
                .allMatch(each -> rule.isSampled(key("a", each), key("b", each))
                        == rule.isSampled(key("b", each), key("a", each)));
    }

    private static SourceKey key(String source, int id) {
        return new SourceKey(source, "Person", String.valueOf(id));
    }
}
