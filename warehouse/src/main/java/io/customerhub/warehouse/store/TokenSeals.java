package io.customerhub.warehouse.store;

import io.customerhub.warehouse.secrets.Vault;
import java.util.List;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** The seals of all tenants' tokens: under which of the hub's keys they are, and how they come under the one in use. */
public final class TokenSeals {
    private final Jdbi jdbi;
    private final Vault vault;

    public TokenSeals(DataSource dataSource, Vault vault) {
        this.jdbi = Jdbi.create(dataSource);
        this.vault = vault;
    }

    /**
     * How many tokens are sealed how.
     *
     * @param current under the key in use
     * @param older under one of those it replaced
     */
    public record Seals(int current, int older) {}

    private static final class Row {
        final String tenant;
        final String account;
        final byte[] sealed;

        Row(String tenant, String account, byte[] sealed) {
            this.tenant = tenant;
            this.account = account;
            this.sealed = sealed;
        }
    }

    /**
     * Counts the seals.
     *
     * @throws io.customerhub.warehouse.secrets.SecretsException where a token is under none of the keys
     */
    public Seals count() {
        return jdbi.withHandle(handle -> {
            List<Row> rows = rows(handle);
            int current = (int) rows.stream().filter(this::isCurrent).count();
            rows.forEach(row -> vault.open(row.sealed, row.account));
            return new Seals(current, rows.size() - current);
        });
    }

    /**
     * Seals anew what is under an older key, all of it or, where one does not open, nothing.
     *
     * @return how many there were
     */
    public int renew() {
        return jdbi.inTransaction(handle -> {
            // A hub that stores a new token meanwhile waits, or its token would be overwritten by the one before.
            handle.execute("lock table hub.tokens in share row exclusive mode");
            List<Row> older =
                    rows(handle).stream().filter(row -> !isCurrent(row)).toList();
            for (Row row : older) {
                handle.createUpdate(
                                "update hub.tokens set sealed = :sealed where tenant = :tenant and account = :account")
                        .bind("tenant", row.tenant)
                        .bind("account", row.account)
                        .bind("sealed", vault.seal(vault.open(row.sealed, row.account), row.account))
                        .execute();
            }
            return older.size();
        });
    }

    private boolean isCurrent(Row row) {
        return vault.isUnderKeyInUse(row.sealed, row.account);
    }

    private static List<Row> rows(Handle handle) {
        return handle.createQuery("select tenant, account, sealed from hub.tokens order by tenant, account")
                .map((row, context) -> new Row(row.getString(1), row.getString(2), row.getBytes(3)))
                .list();
    }
}
