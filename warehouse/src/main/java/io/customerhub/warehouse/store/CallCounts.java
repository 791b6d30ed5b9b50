package io.customerhub.warehouse.store;

import io.customerhub.connectors.quota.CallCounter;
import io.customerhub.connectors.quota.CallLimit;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.postgres.PostgresPlugin;

/** Calls of accounts in the warehouse: a row an account and period, so that all nodes count together. */
public final class CallCounts implements CallCounter {
    /** When to look again at a line that is too long. */
    private static final Duration LATER = Duration.ofSeconds(10);

    private final Jdbi jdbi;
    private final String tenant;
    private final InstantSource clock;

    public CallCounts(DataSource dataSource, String tenant, InstantSource clock) {
        this.jdbi = Jdbi.create(dataSource).installPlugin(new PostgresPlugin());
        this.tenant = tenant;
        this.clock = clock;
    }

    /**
     * What an account has used of a limit.
     *
     * @param calls in the period that began at {@code begunAt}; of a rate, all calls ever, the next at {@code begunAt}
     */
    public record Used(String account, String period, long calls, Instant begunAt) {}

    @Override
    public Place take(String account, List<CallLimit> limits, Duration patience) {
        Instant now = clock.instant();
        return jdbi.withHandle(handle -> {
            handle.begin();
            Duration wait = Duration.ZERO;
            for (CallLimit limit : limits) {
                Optional<Instant> slot = limit.isBudget()
                        ? spend(handle, account, limit, now)
                        : line(handle, account, limit, now, patience);
                if (slot.isEmpty()) {
                    handle.rollback();
                    return new Place(
                            Optional.of(limit), limit.isBudget() ? Duration.between(now, limit.end(now)) : LATER);
                }
                Duration own = Duration.between(now, slot.get());
                wait = own.compareTo(wait) > 0 ? own : wait;
            }
            handle.commit();
            return new Place(Optional.empty(), wait);
        });
    }

    /** Takes one call of a budget; the row counts the calls since the period's beginning. */
    private Optional<Instant> spend(Handle handle, String account, CallLimit limit, Instant now) {
        return handle.createQuery("""
                        insert into hub.calls (tenant, account, period, begun_at, calls)
                        values (:tenant, :account, :period, :begun, 1)
                        on conflict (account, period, tenant) do update
                        set calls = case when hub.calls.begun_at = excluded.begun_at then hub.calls.calls + 1 else 1 end,
                            begun_at = excluded.begun_at
                        where hub.calls.begun_at < excluded.begun_at or hub.calls.calls < :limit
                        returning :now
                        """)
                .bind("tenant", tenant)
                .bind("account", account)
                .bind("period", limit.period())
                .bind("begun", limit.begin(now))
                .bind("limit", limit.calls())
                .bind("now", now)
                .mapTo(Instant.class)
                .findOne();
    }

    /** Stands in a rate's line; the row says when the next call after this one may be made. */
    private Optional<Instant> line(Handle handle, String account, CallLimit limit, Instant now, Duration patience) {
        return handle.createQuery("""
                        insert into hub.calls (tenant, account, period, begun_at, calls)
                        values (:tenant, :account, :period, :next, 1)
                        on conflict (account, period, tenant) do update
                        set calls = hub.calls.calls + 1,
                            begun_at = greatest(hub.calls.begun_at, :now) + :interval
                        where hub.calls.begun_at <= :latest
                        returning begun_at - :interval
                        """)
                .bind("tenant", tenant)
                .bind("account", account)
                .bind("period", limit.period())
                .bind("now", now)
                .bind("next", now.plus(limit.interval()))
                .bind("interval", limit.interval())
                .bind("latest", now.plus(patience))
                .mapTo(Instant.class)
                .findOne();
    }

    /** What the accounts have used, by account and period. */
    public List<Used> used() {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select account, period, calls, begun_at from hub.calls
                        where tenant = :tenant order by account, period
                        """)
                .bind("tenant", tenant)
                .map((row, context) -> new Used(
                        row.getString(1),
                        row.getString(2),
                        row.getLong(3),
                        row.getTimestamp(4).toInstant()))
                .list());
    }
}
