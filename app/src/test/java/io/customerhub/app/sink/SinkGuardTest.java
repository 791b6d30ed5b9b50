package io.customerhub.app.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

final class SinkGuardTest {
    @Test
    void aFifthMayChangeAndNoMore() {
        SinkGuard guard = SinkGuard.of("crm", "0.2", "100");

        assertThat(guard.trips(200, 1_000)).isEmpty();
        assertThat(guard.trips(201, 1_000))
                .contains("a run would change or take away 201 of the 1,000 records it holds, more than 20 % of them");
    }

    @Test
    void whoHoldsLittleIsNotGuarded() {
        assertThat(SinkGuard.of("crm", "0.2", "100").trips(100, 100)).isEmpty();
    }

    @Test
    void aShareOfOneIsNoRailEvenWhereCustomersChangeTwice() {
        assertThat(SinkGuard.of("topic", "1.0", "100").trips(1_798, 1_698)).isEmpty();
    }

    @Test
    void aShareIsAPartOfOne() {
        assertThatThrownBy(() -> SinkGuard.of("crm", "20", "100")).hasMessageContaining("must be from 0 to 1");
    }
}
