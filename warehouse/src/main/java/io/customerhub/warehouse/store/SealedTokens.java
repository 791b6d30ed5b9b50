package io.customerhub.warehouse.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.customerhub.connectors.tokens.Secret;
import io.customerhub.connectors.tokens.TokenStore;
import io.customerhub.connectors.tokens.Tokens;
import io.customerhub.mapping.Json;
import io.customerhub.warehouse.secrets.Vault;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;

/** Tokens in the warehouse, sealed, each under its account's name. */
public final class SealedTokens implements TokenStore {
    private final Jdbi jdbi;
    private final String tenant;
    private final Vault vault;
    private final InstantSource clock;

    public SealedTokens(DataSource dataSource, String tenant, Vault vault, InstantSource clock) {
        this.jdbi = Jdbi.create(dataSource);
        this.tenant = tenant;
        this.vault = vault;
        this.clock = clock;
    }

    /** The lock is a transaction's, and what the work saves is in the same one: kept when this returns, gone where it throws. */
    @Override
    public <T> T exclusively(String account, Supplier<T> work) {
        return jdbi.inTransaction(handle -> {
            handle.createQuery("select 1 from (select pg_advisory_xact_lock(hashtext(:tenant), hashtext(:account))) l")
                    .bind("tenant", tenant)
                    .bind("account", "token " + account)
                    .mapTo(Integer.class)
                    .one();
            return work.get();
        });
    }

    @Override
    public Optional<Tokens> load(String account) {
        return jdbi.withHandle(handle -> handle.createQuery(
                                "select sealed from hub.tokens where tenant = :tenant and account = :account")
                        .bind("tenant", tenant)
                        .bind("account", account)
                        .mapTo(byte[].class)
                        .findOne())
                .map(kept -> Rows.tree(vault.open(kept, account)))
                .map(SealedTokens::tokens);
    }

    private static Tokens tokens(JsonNode json) {
        return new Tokens(
                new Secret(json.path("access").asText()),
                Instant.parse(json.path("expiresAt").asText()),
                new Secret(json.path("refresh").asText()),
                json.path("seed").asText(),
                Optional.of(json.path("refusedAt").asText())
                        .filter(moment -> !moment.isEmpty())
                        .map(Instant::parse));
    }

    @Override
    public void save(String account, Tokens tokens) {
        ObjectNode json = Json.MAPPER
                .createObjectNode()
                .put("access", tokens.access().reveal())
                .put("expiresAt", tokens.expiresAt().toString())
                .put("refresh", tokens.refresh().reveal())
                .put("seed", tokens.seed());
        tokens.refusedAt().ifPresent(moment -> json.put("refusedAt", moment.toString()));
        jdbi.useHandle(handle -> handle.createUpdate("""
                        insert into hub.tokens (tenant, account, sealed, updated_at)
                        values (:tenant, :account, :sealed, :now)
                        on conflict (tenant, account) do update
                        set sealed = excluded.sealed, updated_at = excluded.updated_at
                        """)
                .bind("tenant", tenant)
                .bind("account", account)
                .bind("sealed", vault.seal(json.toString(), account))
                .bind("now", clock.instant())
                .execute());
    }
}
