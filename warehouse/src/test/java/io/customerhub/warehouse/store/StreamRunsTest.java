package io.customerhub.warehouse.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** Runs of streams of nodes that share a warehouse. */
final class StreamRunsTest extends NodesFixture {
    @Test
    void runsOfOneStreamStandBesideEachOther() {
        StreamRuns here = node("here").streamRuns();
        StreamRuns there = node("there").streamRuns();
        RunId one = here.begin("beside");
        RunId other = there.begin("beside");

        assertThat(here.isRunning(one)).isTrue();
        assertThat(there.isRunning(other)).isTrue();
        here.end(one, "the hub stops");
        assertThat(warehouse.reports().run(one).status()).isEqualTo("interrupted");
        assertThat(there.isRunning(other)).isTrue();
    }

    @Test
    void runOfANodeThatWasGivenUpIsEndedAndKeepsNoPageMore() {
        Warehouse paused = node("paused");
        Warehouse other = node("other");
        RunId late = paused.streamRuns().begin("events");
        RunId beside = other.streamRuns().begin("events");

        expire(paused);
        other.node().beat();

        assertThat(other.streamRuns().isRunning(late)).isFalse();
        assertThat(other.streamRuns().isRunning(beside)).isTrue();
        goOn(paused);
        assertThatThrownBy(() -> {
                    try (PageTransaction page = paused.begin(late)) {
                        page.commit(ONE, "{}");
                    }
                })
                .isInstanceOf(TakenOverException.class);
        RunId anew = paused.streamRuns().begin("events");
        assertThat(paused.streamRuns().isRunning(anew)).isTrue();
    }

    @Test
    void nobodyAsksForTheRunOfAStreamThatIsCutOff() {
        Warehouse gone = node("gone");
        Warehouse other = node("other");
        RunId run = gone.streamRuns().begin("cut off");
        other.streamRuns().begin("another");

        expire(gone);
        other.node().beat();

        assertThat(other.streamRuns().isRunning(run)).isFalse();
        assertThat(warehouse.requests().waiting())
                .noneMatch(request -> request.flow().equals("cut off"));
    }
}
