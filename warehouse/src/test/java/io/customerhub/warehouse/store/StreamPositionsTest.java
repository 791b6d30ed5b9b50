package io.customerhub.warehouse.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.customerhub.warehouse.database.Database;
import io.customerhub.warehouse.database.DatabaseSettings;
import io.customerhub.warehouse.secrets.HubKey;
import io.customerhub.warehouse.store.Requests.Request;
import java.nio.file.Path;
import java.time.Instant;
import java.util.OptionalLong;
import java.util.Set;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Places of streams on a real PostgreSQL. */
final class StreamPositionsTest {
    private static final OptionalLong NONE = OptionalLong.empty();

    @TempDir
    static Path folder;

    private static Database database;

    @BeforeAll
    static void open() {
        database = Database.open(new DatabaseSettings.Embedded(folder, HubKey.ofFolder(folder)));
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @BeforeEach
    void empty() {
        execute("truncate hub.stream_positions, hub.requests");
    }

    @Test
    void keepsAnEventsPlaceWithTheFlowsItAsksFor() {
        Warehouse warehouse = warehouse("one");
        assertThat(warehouse.streamPositions().last("s")).isEmpty();

        warehouse.streamPositions().keep("s", OptionalLong.of(7), Set.of("people", "leads"));

        assertThat(warehouse.streamPositions().last("s")).hasValue(7);
        assertThat(warehouse.requests().waiting())
                .containsExactlyInAnyOrder(new Request("people", "event"), new Request("leads", "event"));
        assertThat(warehouse.streamPositions().last("other")).isEmpty();
        assertThat(warehouse("two").streamPositions().last("s")).isEmpty();
    }

    @Test
    void leavesThePlaceWhereAnEventHasNone() {
        StreamPositions positions = warehouse("one").streamPositions();
        positions.keep("s", OptionalLong.of(7), Set.of());
        positions.keep("s", NONE, Set.of("people"));
        assertThat(positions.last("s")).hasValue(7);
        positions.keep("s", OptionalLong.of(9), Set.of("people"));
        assertThat(positions.last("s")).hasValue(9);
    }

    @Test
    void keepsNothingWhereThePlaceCannotBeKept() {
        execute("alter table hub.stream_positions add constraint small check (position < 100)");
        try {
            Warehouse warehouse = warehouse("one");
            assertThatThrownBy(() -> warehouse.streamPositions().keep("s", OptionalLong.of(100), Set.of("people")))
                    .hasMessageContaining("small");
            assertThat(warehouse.requests().waiting()).isEmpty();
        } finally {
            execute("alter table hub.stream_positions drop constraint small");
        }
    }

    private static void execute(String sql) {
        Jdbi.create(database.dataSource()).useHandle(handle -> handle.execute(sql));
    }

    private static Warehouse warehouse(String tenant) {
        return new Warehouse(database.dataSource(), tenant, () -> Instant.parse("2026-10-31T12:00:00Z"));
    }
}
