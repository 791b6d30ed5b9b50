package io.customerhub.warehouse.store;

import io.customerhub.connectors.quota.CallCounter;
import io.customerhub.connectors.quota.CallLimit;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Calls of accounts in the warehouse: a row an account and period, so that all nodes count together. */
public final class CallCounts implements CallCounter {
    private final Jdbi jdbi;
    private final String tenant;
    private final InstantSource clock;

    public CallCounts(DataSource dataSource, String tenant, InstantSource clock) {
        this.jdbi = Jdbi.create(dataSource);
        this.tenant = tenant;
        this.clock = clock;
    }

    /**
     * What an account has used of a limit.
     *
     * @param calls in the period that began at {@code begunAt}
     */
    public record Used(String account, String period, long calls, Instant begunAt) {}

    @Override
    public Optional<CallLimit> count(String account, List<CallLimit> limits) {
        Instant now = clock.instant();
        return jdbi.withHandle(handle -> {
            handle.begin();
            for (CallLimit limit : limits) {
                if (!count(handle, account, limit, now)) {
                    handle.rollback();
                    return Optional.of(limit);
                }
            }
            handle.commit();
            return Optional.empty();
        });
    }

    private boolean count(Handle handle, String account, CallLimit limit, Instant now) {
        return handle.createUpdate("""
                        insert into hub.calls (tenant, account, period, begun_at, calls)
                        values (:tenant, :account, :period, :begun, 1)
                        on conflict (account, period, tenant) do update
                        set calls = case when hub.calls.begun_at = excluded.begun_at then hub.calls.calls + 1 else 1 end,
                            begun_at = excluded.begun_at
                        where hub.calls.begun_at < excluded.begun_at or hub.calls.calls < :limit
                        """)
                        .bind("tenant", tenant)
                        .bind("account", account)
                        .bind("period", limit.period())
                        .bind("begun", limit.begin(now))
                        .bind("limit", limit.calls())
                        .execute()
                == 1;
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
