package io.customerhub.warehouse.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.customerhub.warehouse.database.Database;
import io.customerhub.warehouse.database.DatabaseSettings;
import io.customerhub.warehouse.secrets.HubKey;
import io.customerhub.warehouse.store.Requests.Request;
import io.customerhub.warehouse.store.WebhookCalls.Audited;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Calls of webhooks on a real PostgreSQL. */
final class WebhookCallsTest {
    private static final Duration HOUR = Duration.ofHours(1);
    private static final List<Audited> NOTHING = List.of();

    @TempDir
    static Path folder;

    private static Database database;

    private Instant now = Instant.parse("2026-10-31T12:00:00Z");

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
        Jdbi.create(database.dataSource())
                .useHandle(handle -> handle.execute("truncate hub.webhook_calls, hub.requests, hub.audit"));
    }

    private Warehouse warehouse(String tenant) {
        return new Warehouse(database.dataSource(), tenant, () -> now);
    }

    private WebhookCalls calls() {
        return warehouse("one").webhookCalls();
    }

    private List<String> waiting() {
        return warehouse("one").requests().waiting().stream().map(Request::flow).toList();
    }

    @Test
    void theFirstCallAsksForItsFlows() {
        assertThat(calls().keep("crm", "f1", HOUR, Set.of("people", "companies"), NOTHING))
                .isTrue();

        assertThat(waiting()).containsExactly("companies", "people");
    }

    @Test
    void aRepeatedCallAsksForNothing() {
        calls().keep("crm", "f1", HOUR, Set.of("people"), NOTHING);

        assertThat(calls().keep("crm", "f1", HOUR, Set.of("companies"), List.of(new Audited("forget", "7"))))
                .isFalse();
        assertThat(waiting()).containsExactly("people");
        assertThat(audit()).isEmpty();
    }

    @Test
    void callsOfOtherWebhooksAndTenantsAreOtherCalls() {
        calls().keep("crm", "f1", HOUR, Set.of(), NOTHING);

        assertThat(calls().keep("shop", "f1", HOUR, Set.of(), NOTHING)).isTrue();
        assertThat(warehouse("two").webhookCalls().keep("crm", "f1", HOUR, Set.of(), NOTHING))
                .isTrue();
    }

    @Test
    void aCallIsNewAgainWhenItsTimeIsOver() {
        calls().keep("crm", "f1", HOUR, Set.of(), NOTHING);
        now = now.plus(HOUR).minusSeconds(1);
        assertThat(calls().keep("crm", "f1", HOUR, Set.of(), NOTHING)).isFalse();
        now = now.plusSeconds(1);
        assertThat(calls().keep("crm", "f1", HOUR, Set.of("people"), NOTHING)).isTrue();
        assertThat(waiting()).containsExactly("people");
        assertThat(calls().keep("crm", "f1", HOUR, Set.of(), NOTHING)).isFalse();
    }

    @Test
    void onlyCallsWhoseTimeIsOverAreForgotten() {
        calls().keep("crm", "f1", HOUR, Set.of(), NOTHING);
        calls().keep("crm", "f2", HOUR.multipliedBy(2), Set.of(), NOTHING);
        warehouse("two").webhookCalls().keep("crm", "f1", HOUR, Set.of(), NOTHING);
        assertThat(calls().forget()).isZero();
        now = now.plus(HOUR);

        assertThat(calls().forget()).isEqualTo(1);
        assertThat(count("select count(*) from hub.webhook_calls")).isEqualTo(2);
    }

    @Test
    void auditedEventsLeaveRows() {
        calls().keep("crm", "f1", HOUR, Set.of(), List.of(new Audited("contact.privacyDeletion", "31")));

        assertThat(audit()).containsExactly("one webhook crm contact.privacyDeletion 31 2026-10-31 12:00:00+00");
    }

    @Test
    void nothingIsKeptOfACallThatCannotBeKeptWhole() {
        assertThatThrownBy(() -> calls().keep(
                                "crm", "f1", HOUR, Set.of("people"), List.of(new Audited("not for text: \u0000", ""))))
                .isInstanceOf(RuntimeException.class);

        assertThat(waiting()).isEmpty();
        assertThat(calls().keep("crm", "f1", HOUR, Set.of("people"), NOTHING)).isTrue();
    }

    @Test
    void ofManyThatBringTheSameCallAtOnceOneIsFirst() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            var attempts = new ArrayList<Callable<Boolean>>();
            for (int i = 0; i < 200; i++) {
                String fingerprint = "f" + i / 8;
                Set<String> flows = i % 2 == 0 ? Set.of("a", "b", "c") : Set.of("c", "b", "a");
                attempts.add(() -> calls().keep("crm", fingerprint, HOUR, flows, List.of(new Audited("x", ""))));
            }
            int first = 0;
            for (Future<Boolean> attempt : threads.invokeAll(attempts)) {
                first += attempt.get() ? 1 : 0;
            }
            assertThat(first).isEqualTo(25);
            assertThat(audit()).hasSize(25);
        } finally {
            threads.shutdownNow();
        }
    }

    private static List<String> audit() {
        return Jdbi.create(database.dataSource())
                .withHandle(handle -> handle.createQuery(
                                "select concat_ws(' ', tenant, actor, action, subject, at at time zone 'UTC' || '+00') from hub.audit")
                        .mapTo(String.class)
                        .list());
    }

    private static int count(String query) {
        return Jdbi.create(database.dataSource())
                .withHandle(
                        handle -> handle.createQuery(query).mapTo(Integer.class).one());
    }
}
