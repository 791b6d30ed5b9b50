package io.customerhub.warehouse.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerhub.model.CustomerId;
import io.customerhub.model.SourceKey;
import io.customerhub.warehouse.store.WaitingPair.Side;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Pairs that wait, put together by the customers whom they are about. */
final class WaitingGroupTest {
    @Test
    void whoHangTogetherAreOneGroupAndThatFirstWhichIsWorthMost() {
        List<WaitingGroup> groups = WaitingGroup.of(List.of(
                pair(1, 1, 2, 0.8), pair(2, 2, 3, 0.6), pair(3, 4, 5, 0.5), pair(4, 3, 3, 0.7), pair(5, 6, 7, 0.3)));
        assertThat(groups).extracting(WaitingGroup::ids).containsExactly(List.of(3L), List.of(2L, 4L, 1L), List.of(5L));
        assertThat(groups.get(1).customers()).containsOnlyKeys(customer(1), customer(2), customer(3));
    }

    @Test
    void manyPairsOfOneGroupDoNotPassOnePairThatIsWorthMore() {
        List<WaitingGroup> groups = WaitingGroup.of(
                List.of(pair(1, 1, 2, 0.7), pair(2, 2, 3, 0.7), pair(3, 1, 3, 0.7), pair(4, 4, 5, 0.5)));
        assertThat(groups).extracting(group -> group.best().id()).containsExactly(4L, 1L);
    }

    @Test
    void aGroupHoldsNoMoreCustomersThanFitSideBySideAndNoPairIsLost() {
        var chain = new ArrayList<WaitingPair>();
        for (int at = 1; at < 30_000; at++) {
            chain.add(pair(at, at, at + 1, 0.2 + at % 7 / 10.0));
        }
        List<WaitingGroup> groups = WaitingGroup.of(chain);
        assertThat(groups).allMatch(group -> group.customers().size() <= WaitingGroup.MOST_CUSTOMERS);
        assertThat(groups.stream().flatMap(group -> group.ids().stream()))
                .hasSize(chain.size())
                .doesNotHaveDuplicates();
        assertThat(groups).hasSizeLessThan(chain.size() / 3);

        Collections.shuffle(chain, new Random(7));
        assertThat(WaitingGroup.of(chain)).isEqualTo(groups);
    }

    @Test
    void whatWasOnlyDrawnAtRandomComesAfterWhatIsUncertain() {
        WaitingPair drawn = new WaitingPair(1, side(1), side(2), 0.5, false, true, Instant.EPOCH);
        List<WaitingGroup> groups = WaitingGroup.of(List.of(drawn, pair(2, 2, 3, 0.94), pair(3, 4, 4, 0.9)));
        assertThat(groups).extracting(WaitingGroup::ids).containsExactly(List.of(3L), List.of(2L, 1L));
        assertThat(groups).allMatch(WaitingGroup::uncertain);
        assertThat(WaitingGroup.of(List.of(drawn))).noneMatch(WaitingGroup::uncertain);
    }

    private static WaitingPair pair(long id, int one, int two, double confidence) {
        return new WaitingPair(id, side(one), side(two), confidence, true, false, Instant.EPOCH);
    }

    private static Side side(int customer) {
        return new Side(new SourceKey("shop", "Buyer", "r" + customer), customer(customer), BigDecimal.TEN);
    }

    private static CustomerId customer(int number) {
        return new CustomerId(new UUID(0, number));
    }
}
