package io.customerhub.connectors.quota;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class CallLimitTest {
    @ParameterizedTest
    @CsvSource({
        "9/2h, 2025-02-03T05:05:06Z, 2025-02-03T04:00:00Z, 2025-02-03T06:00:00Z",
        "9/day, 2025-02-03T05:05:06Z, 2025-02-03T00:00:00Z, 2025-02-04T00:00:00Z",
        "9/month, 2024-02-29T05:05:06Z, 2024-02-01T00:00:00Z, 2024-03-01T00:00:00Z"
    })
    void budgetsHaveTheirPlaceInTime(String written, Instant moment, Instant begin, Instant end) {
        CallLimit limit = CallLimit.parse(written).get(0);

        assertThat(limit.begin(moment)).isEqualTo(begin);
        assertThat(limit.end(moment)).isEqualTo(end);
        assertThat(limit).hasToString(written);
    }

    @ParameterizedTest
    @CsvSource({"4/1s, PT0.35S", "101/10s, PT0.105S", "500/1m, PT0.127S", "1/2m, PT2M6S"})
    void ratesAreKeptEvenlyWithSomeTimeToSpare(String written, Duration interval) {
        assertThat(CallLimit.parse(written).get(0).interval()).isEqualTo(interval);
        assertThat(CallLimit.parse(written).get(0).isBudget()).isFalse();
    }

    @Test
    void severalStandSideBySide() {
        assertThat(CallLimit.parse("100/10s, 500000/day"))
                .containsExactly(new CallLimit(100, "10s"), new CallLimit(500_000, "day"));
        assertThat(CallLimit.parse("")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"100", "0/day", "10/week", "10/0s", "-1/day", "10 / day"})
    void whatIsNoneIsRefusedWithAnExample(String written) {
        assertThatThrownBy(() -> CallLimit.parse(written)).hasMessageContaining("write as 100/10s");
    }
}
