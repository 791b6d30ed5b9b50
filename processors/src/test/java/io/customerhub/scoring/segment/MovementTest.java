package io.customerhub.scoring.segment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class MovementTest {
    @Test
    void countsWhoWentWhereAndWhoCame() {
        Movement movement = Movement.between(
                List.of("loyal", "at risk"),
                Map.of("Ann", "loyal", "Ben", "loyal", "Cleo", "at risk"),
                Map.of("Ann", "at risk", "Ben", "loyal", "Dan", "loyal"));
        assertThat(movement.segments()).containsExactly("loyal", "at risk", Movement.NOBODY);
        assertThat(movement.customers()).containsExactly(List.of(1, 1, 0), List.of(0, 0, 1), List.of(1, 0, 0));
        assertThat(movement.count("at risk", Movement.NOBODY)).isEqualTo(1);
    }
}
