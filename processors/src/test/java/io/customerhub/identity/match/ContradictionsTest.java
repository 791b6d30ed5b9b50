package io.customerhub.identity.match;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerhub.model.SourceKey;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What people said of pairs, taken together. */
final class ContradictionsTest {
    private final Contradictions said =
            new Contradictions(Map.of(1L, one("a", "b"), 2L, one("b", "c"), 3L, two("c", "d"), 4L, one("e", "d")));

    private static Decision one(String left, String right) {
        return new Decision(key(left), key(right), true);
    }

    private static Decision two(String left, String right) {
        return new Decision(key(left), key(right), false);
    }

    private static SourceKey key(String id) {
        return new SourceKey("crm", "Person", id);
    }

    @Test
    void whoAreOneByWayOfOthersAreNotTwo() {
        assertThat(said.against(two("a", "c"))).containsExactly(1L, 2L);
        assertThat(said.against(two("c", "a"))).containsExactly(2L, 1L);
        assertThat(said.against(two("b", "a"))).containsExactly(1L);
    }

    @Test
    void whoAreTwoByWayOfOthersAreNotOne() {
        assertThat(said.against(one("a", "e"))).containsExactly(1L, 2L, 3L, 4L);
        assertThat(said.against(one("e", "a"))).containsExactly(4L, 3L, 1L, 2L);
        assertThat(said.against(one("d", "c"))).containsExactly(3L);
    }

    @Test
    void whatFollowsFromWhatWasSaidContradictsNothing() {
        for (Decision follows : List.of(one("a", "c"), two("a", "e"), one("a", "x"), two("b", "x"))) {
            assertThat(said.against(follows)).isEmpty();
        }
    }

    @Test
    void whatFollowsNeedNotBeAsked() {
        assertThat(said.isSaid(key("a"), key("c"))).isTrue();
        assertThat(said.isSaid(key("a"), key("e"))).isTrue();
        assertThat(said.isSaid(key("a"), key("x"))).isFalse();
    }
}
