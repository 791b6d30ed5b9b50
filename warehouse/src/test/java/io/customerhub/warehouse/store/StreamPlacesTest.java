package io.customerhub.warehouse.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.customerhub.warehouse.store.StreamPlaces.Place;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Places in Kafka's topics on a real PostgreSQL. */
final class StreamPlacesTest extends StoreTest {
    private static final StreamPartition ZERO = new StreamPartition("clicks", 0);
    private static final StreamPartition ONE = new StreamPartition("clicks", 1);
    private static final PageCounts NOTHING = new PageCounts(0, 0, 0, 0);

    @BeforeEach
    void empty() {
        Jdbi.create(database.dataSource()).useHandle(handle -> handle.execute("truncate hub.stream_partitions"));
    }

    @Test
    void aPageMovesItsPartitionsBehindItself() {
        assertThat(keep(new StreamSpan(ONE, 7, 20), new StreamSpan(ZERO, 0, 10)))
                .containsExactly(Map.entry(ZERO, 0L), Map.entry(ONE, 7L));

        assertThat(next()).containsExactlyInAnyOrderEntriesOf(Map.of(ZERO, 10L, ONE, 20L));
        assertThat(warehouse.streamPlaces().all()).extracting(Place::next).containsExactly(10L, 20L);
    }

    @Test
    void aPageThatFailsMovesNothing() {
        keep(new StreamSpan(ZERO, 0, 10));
        try (PageTransaction page = page()) {
            page.advance(List.of(new StreamSpan(ZERO, 10, 20)));
        }
        assertThat(next()).containsEntry(ZERO, 10L);
    }

    @Test
    void whatWasKeptBeforeIsToldAndThePlaceNeverGoesBack() {
        keep(new StreamSpan(ZERO, 0, 10));

        assertThat(keep(new StreamSpan(ZERO, 0, 8))).containsEntry(ZERO, 10L);
        assertThat(next()).containsEntry(ZERO, 10L);
        assertThat(keep(new StreamSpan(ZERO, 5, 15))).containsEntry(ZERO, 10L);
        assertThat(next()).containsEntry(ZERO, 15L);
    }

    @Test
    void aGapIsRefused() {
        keep(new StreamSpan(ZERO, 0, 10));

        assertThatThrownBy(() -> keep(new StreamSpan(ZERO, 11, 20)))
                .isInstanceOf(StreamGapException.class)
                .hasMessageContaining("clicks-0 from offset 11: the warehouse stands at 10");
        assertThat(next()).containsEntry(ZERO, 10L);
    }

    @Test
    void ofTwoPagesWithTheSameEventsOneWaitsAndSeesThemKept() throws Exception {
        try (PageTransaction first = page()) {
            first.advance(List.of(new StreamSpan(ZERO, 0, 10), new StreamSpan(ONE, 0, 10)));
            CompletableFuture<Map<StreamPartition, Long>> second =
                    CompletableFuture.supplyAsync(() -> keep(new StreamSpan(ONE, 0, 12), new StreamSpan(ZERO, 0, 10)));
            assertThat(second.completeOnTimeout(Map.of(), 300, TimeUnit.MILLISECONDS)
                            .copy())
                    .isNotDone();
            first.commit(NOTHING, "{}");
        }
        for (int looks = 0; looks < 100 && !Long.valueOf(12).equals(next().get(ONE)); looks++) {
            Thread.sleep(50);
        }
        assertThat(next()).containsExactlyInAnyOrderEntriesOf(Map.of(ZERO, 10L, ONE, 12L));
    }

    @Test
    void whatTheTopicHasLostIsGivenUpAndAPlaceNeverGoesBack() {
        warehouse.streamPlaces().giveUpBefore(ZERO, 30);
        assertThat(next()).isEmpty();
        keep(new StreamSpan(ZERO, 0, 10));

        warehouse.streamPlaces().giveUpBefore(ZERO, 30);
        assertThat(next()).containsEntry(ZERO, 30L);
        warehouse.streamPlaces().giveUpBefore(ZERO, 20);
        assertThat(next()).containsEntry(ZERO, 30L);
    }

    private static Map<StreamPartition, Long> keep(StreamSpan... spans) {
        try (PageTransaction page = page()) {
            Map<StreamPartition, Long> kept = page.advance(List.of(spans));
            page.commit(NOTHING, "{}");
            return kept;
        }
    }

    private static PageTransaction page() {
        return warehouse.begin(warehouse.streamRuns().begin("clicks"));
    }

    private static Map<StreamPartition, Long> next() {
        return warehouse.streamPlaces().next(List.of(ZERO, ONE));
    }
}
