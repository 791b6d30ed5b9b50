package io.customerhub.warehouse.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerhub.connectors.quota.CallCounter.Place;
import io.customerhub.connectors.quota.CallLimit;
import io.customerhub.warehouse.database.Database;
import io.customerhub.warehouse.database.DatabaseSettings;
import io.customerhub.warehouse.secrets.HubKey;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Calls of several nodes, counted together on a real PostgreSQL. */
final class CallCountsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    @TempDir
    static Path folder;

    private static Database database;

    private Instant now = Instant.parse("2026-02-28T23:59:50Z");

    @BeforeAll
    static void open() {
        database = Database.open(new DatabaseSettings.Embedded(folder, HubKey.ofFolder(folder)));
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @Test
    void aRateIsKeptInEveryStretchOfItsPeriodByAllNodes() {
        List<CallLimit> limits = CallLimit.parse("4/1s");
        var made = new ArrayList<Instant>();
        for (int call = 0; call < 40; call++) {
            Place place = node().take("search", limits, PATIENCE);
            assertThat(place.full()).isEmpty();
            made.add(now.plus(place.delay()));
            now = call % 3 == 0 ? now : now.plus(place.delay());
        }

        assertThat(IntStream.range(4, made.size()).mapToObj(i -> Duration.between(made.get(i - 4), made.get(i))))
                .allSatisfy(stretch -> assertThat(stretch).isGreaterThan(Duration.ofSeconds(1)));
    }

    @Test
    void aLineThatIsTooLongIsLeft() {
        List<CallLimit> limits = CallLimit.parse("1/1s");
        assertThat(node().take("slow", limits, PATIENCE).delay()).isZero();
        assertThat(node().take("slow", limits, PATIENCE).delay()).isEqualTo(Duration.ofMillis(1050));
        assertThat(node().take("slow", limits, PATIENCE).full()).contains(new CallLimit(1, "1s"));
    }

    @Test
    void aBudgetEndsWithItsMonth() {
        List<CallLimit> limits = CallLimit.parse("2/month");
        assertThat(node().take("metered", limits, PATIENCE).full()).isEmpty();
        assertThat(node().take("metered", limits, PATIENCE).full()).isEmpty();

        Place third = node().take("metered", limits, PATIENCE);

        assertThat(third.full()).isEqualTo(limits.stream().findFirst());
        assertThat(third.delay()).isEqualTo(Duration.ofSeconds(10));
        now = now.plusSeconds(10);
        assertThat(node().take("metered", limits, PATIENCE).full()).isEmpty();
        assertThat(node().used())
                .filteredOn(used -> used.account().equals("metered"))
                .singleElement()
                .satisfies(used -> assertThat(used.calls()).isEqualTo(1));
    }

    @Test
    void aCallThatOneLimitRefusesCountsForNone() {
        List<CallLimit> limits = CallLimit.parse("9/month, 1/day");
        assertThat(node().take("both", limits, PATIENCE).full()).isEmpty();
        assertThat(node().take("both", limits, PATIENCE).full()).contains(new CallLimit(1, "day"));

        assertThat(node().used())
                .filteredOn(used -> used.account().equals("both"))
                .extracting(CallCounts.Used::calls)
                .containsOnly(1L);
    }

    /** Another node every time: what they have in common is the database. */
    private CallCounts node() {
        return new CallCounts(database.dataSource(), "test", () -> now);
    }
}
