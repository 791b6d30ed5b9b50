package io.customerhub.warehouse.store;

import io.customerhub.connectors.quota.RestBook;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.postgres.PostgresPlugin;

/** Which systems are left alone, in the warehouse: a process that serves writes it, one that is asked reads it. */
public final class Rests implements RestBook {
    private final Jdbi jdbi;
    private final String tenant;
    private final InstantSource clock;

    public Rests(DataSource dataSource, String tenant, InstantSource clock) {
        this.jdbi = Jdbi.create(dataSource).installPlugin(new PostgresPlugin());
        this.tenant = tenant;
        this.clock = clock;
    }

    @Override
    public void rests(String account, Duration time) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        insert into hub.rests (tenant, account, until) values (:tenant, :account, :until)
                        on conflict (account, tenant) do update set until = excluded.until
                        """)
                .bind("tenant", tenant)
                .bind("account", account)
                .bind("until", clock.instant().plus(time))
                .execute());
    }

    @Override
    public void works(String account) {
        jdbi.useHandle(
                handle -> handle.createUpdate("delete from hub.rests where tenant = :tenant and account = :account")
                        .bind("tenant", tenant)
                        .bind("account", account)
                        .execute());
    }

    /** Until when which accounts are left alone. */
    public Map<String, Instant> current() {
        return jdbi.withHandle(handle -> {
            var until = new TreeMap<String, Instant>();
            handle.createQuery("select account, until from hub.rests where tenant = :tenant and until > :now")
                    .bind("tenant", tenant)
                    .bind("now", clock.instant())
                    .map((row, context) ->
                            until.put(row.getString(1), row.getTimestamp(2).toInstant()))
                    .list();
            return until;
        });
    }
}
