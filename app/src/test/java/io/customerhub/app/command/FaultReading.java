package io.customerhub.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.customerhub.app.DemoCredentials;
import io.customerhub.warehouse.store.RunReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** A flow read to its end, whatever its source does; what asks to wait is waited for by the hub's clock. */
final class FaultReading {
    private static final int MOST_RUNS = 12;

    private final HubFixture fixture;
    private final MovableClock clock;
    private final WarehouseSight sight;
    private final LogTape tape;

    FaultReading(HubFixture fixture, MovableClock clock, WarehouseSight sight, LogTape tape) {
        this.tape = tape;
        this.fixture = fixture;
        this.clock = clock;
        this.sight = sight;
    }

    /** How it went. */
    record Outcome(List<RunReport> runs) {
        Outcome and(Outcome later) {
            return new Outcome(Stream.concat(runs.stream(), later.runs.stream()).toList());
        }

        long accepted() {
            return runs.stream().mapToLong(RunReport::accepted).sum();
        }

        long quarantined() {
            return runs.stream().mapToLong(RunReport::quarantined).sum();
        }

        String errors() {
            return String.join("\n", runs.stream().map(RunReport::error).toList());
        }
    }

    /** What is in the warehouse of a source. */
    record State(List<String> ids, Map<String, String> known, List<String> quarantine) {}

    State state(String source, List<String> entities) throws Exception {
        return new State(
                sight.ids(source, entities), sight.known(source, entities), sight.quarantine(source, entities));
    }

    /** Reads a flow until a run has come to the end. */
    Outcome toTheEnd(String flow) throws InterruptedException {
        var runs = new ArrayList<RunReport>();
        boolean full = true;
        do {
            fixture.hub().warehouse().runs().notBefore(flow).ifPresent(clock::moveTo);
            RunReport run = fixture.sync(flow, full);
            assertThat(run.balanced()).as(run.toString()).isTrue();
            runs.add(run);
            // A run that was cut off before its first page leaves the cursor of an earlier one.
            full = full && run.pages() == 0;
            if (run.error().contains("is left alone")) {
                clock.moveTo(clock.instant().plusSeconds(60));
            }
            if (run.error().contains("asks to wait")
                    && fixture.sandboxGet("/sandbox/faults").equals("{}")) {
                // Perhaps the sandbox's own limit, which goes by the system's clock.
                Thread.sleep(1_000);
            }
        } while (!last(runs).status().equals("complete") && runs.size() < MOST_RUNS);
        assertThat(last(runs).status()).as(runs.toString()).isEqualTo("complete");
        return new Outcome(runs);
    }

    /** Instagram's tokens cannot be renewed when they have ended: the flow stops and says so, until a person logs in. */
    Outcome untilSomebodyLogsIn(String flow) throws Exception {
        Outcome stopped = once(flow);
        assertThat(stopped.errors()).contains("instagram refuses").containsIgnoringCase("token");
        var json = new ObjectMapper();
        String secret = new DemoCredentials(fixture.settings.demoKey())
                .sandboxEnvironment()
                .getOrDefault("SANDBOX_INSTAGRAM_APP_SECRET", "");
        String first = json.readTree(fixture.sandboxPost("/sandbox/instagram/short-token", "")
                        .body())
                .path("access_token")
                .asText();
        String token = json.readTree(fixture.sandboxGet("/instagram/access_token?grant_type=ig_exchange_token"
                        + "&client_secret=" + secret + "&access_token=" + first))
                .path("access_token")
                .asText();
        sight.restart(Map.of("hub.instagram.access-token", token));
        return stopped.and(toTheEnd(flow));
    }

    /** Reads a flow once. */
    Outcome once(String flow) {
        RunReport run = fixture.sync(flow, true);
        assertThat(run.balanced()).as(run.toString()).isTrue();
        return new Outcome(List.of(run));
    }

    private static RunReport last(List<RunReport> runs) {
        return runs.get(runs.size() - 1);
    }

    /** Sees to it that a source's records are what they were: none lost, none new, no value another. */
    void same(String source, List<String> entities, State before) throws Exception {
        assertThat(sight.ids(source, entities)).as("landed").isEqualTo(before.ids());
        Map<String, String> known = sight.known(source, entities);
        List<String> different = known.keySet().stream()
                .filter(key -> !Objects.equals(known.get(key), before.known().get(key)))
                .limit(5)
                .toList();
        assertThat(different).as("changed or new").isEmpty();
        assertThat(known.keySet()).hasSameSizeAs(before.known().keySet());
    }

    /** Sees to it that a change of shape was noticed: by a run that stopped, or by records that wait, naming the field. */
    void noticed(String source, List<String> entities, String field, Outcome outcome, State before) throws Exception {
        var quarantine = new ArrayList<>(sight.quarantine(source, entities));
        tape.note("quarantine of " + source, String.join("\n", quarantine));
        quarantine.removeAll(before.quarantine());
        if (quarantine.isEmpty()) {
            assertThat(outcome.errors()).as("a run that stopped").contains(field);
        } else {
            assertThat(quarantine)
                    .as("reasons")
                    .allSatisfy(reason -> assertThat(reason).contains(field));
        }
    }

    /** Sees to it that nothing is in quarantine but what was there before, being unsound by itself. */
    void nothingWaits(String source, List<String> entities, State before) throws Exception {
        assertThat(sight.quarantine(source, entities)).as("quarantine").isEqualTo(before.quarantine());
    }
}
