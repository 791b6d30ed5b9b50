package io.customerhub.warehouse.store;

import static org.assertj.core.api.Assertions.assertThat;

import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

/** Runs of streams on a real PostgreSQL. */
final class StreamRunsTest extends StoreTest {
    @Test
    void runsOfOneStreamStandBesideEachOther() {
        try (StreamRuns here = warehouse.streamRuns();
                StreamRuns there = warehouse.streamRuns()) {
            RunId one = here.begin("beside");
            RunId other = there.begin("beside");

            assertThat(status(one)).isEqualTo("running");
            assertThat(status(other)).isEqualTo("running");
            here.end(one, "the hub stops");
            assertThat(status(one)).isEqualTo("interrupted");
            assertThat(status(other)).isEqualTo("running");
        }
    }

    @Test
    void aRunWhoseProcessIsGoneIsEndedByTheNextThatBegins() {
        StreamRuns gone = warehouse.streamRuns();
        RunId cutOff = gone.begin("gone");
        gone.close();
        try (StreamRuns here = warehouse.streamRuns()) {
            here.begin("other");
            assertThat(status(cutOff)).isEqualTo("running");
            here.begin("gone");
            assertThat(status(cutOff)).isEqualTo("interrupted");
        }
    }

    @Test
    void aLostSessionIsSeenAndTheNextRunHasAnother() {
        try (StreamRuns here = warehouse.streamRuns()) {
            RunId before = here.begin("lost");
            assertThat(here.areHeld()).isTrue();
            Jdbi.create(database.dataSource()).useHandle(handle -> handle.execute("""
                    select pg_terminate_backend(pid) from pg_locks
                    where locktype = 'advisory' and classid = 5461074 and objid = %d
                    """.formatted(before.value())));

            assertThat(here.areHeld()).isFalse();
            RunId after = here.begin("lost");
            assertThat(status(before)).isEqualTo("interrupted");
            assertThat(status(after)).isEqualTo("running");
        }
    }

    private static String status(RunId run) {
        return warehouse.reports().run(run).status();
    }
}
