package io.customerhub.app;

import io.customerhub.app.account.AccountReports;
import io.customerhub.app.account.AccountStates;
import io.customerhub.app.account.Accounts;
import io.customerhub.warehouse.database.Database;
import io.customerhub.warehouse.secrets.Vault;
import io.customerhub.warehouse.store.CallCounts;
import io.customerhub.warehouse.store.NodeSettings;
import io.customerhub.warehouse.store.Rests;
import io.customerhub.warehouse.store.SealedTokens;
import io.customerhub.warehouse.store.TokenSeals;
import io.customerhub.warehouse.store.Warehouse;

/** The warehouse for a command that only asks: nothing is started but, where none is running, the database. */
public record WarehouseAccess(HubSettings settings, Database database, Warehouse warehouse) implements AutoCloseable {
    public static WarehouseAccess open(HubSettings settings) {
        HubProperties properties = settings.properties();
        NodeSettings node = properties.node();
        Database database = Database.open(settings.database());
        return new WarehouseAccess(
                settings,
                database,
                new Warehouse(database.dataSource(), properties.get("hub.tenant"), settings.clock(), node));
    }

    /** The accounts, with their tokens and counts in the warehouse. */
    public Accounts accounts() {
        return accounts(settings, settings.properties(), database);
    }

    /** The seals of the accounts' tokens. */
    public TokenSeals seals() {
        return new TokenSeals(database.dataSource(), Vault.of(settings.key()));
    }

    /** How the accounts stand, and what they have used. */
    public AccountReports accountReports() {
        return accountReports(settings, settings.properties(), database, accounts());
    }

    static AccountReports accountReports(
            HubSettings settings, HubProperties properties, Database database, Accounts accounts) {
        String tenant = properties.get("hub.tenant");
        return new AccountReports(
                accounts,
                new AccountStates(properties, accounts),
                new CallCounts(database.dataSource(), tenant, settings.clock()),
                new Rests(database.dataSource(), tenant, settings.clock()),
                settings.clock());
    }

    static Accounts accounts(HubSettings settings, HubProperties properties, Database database) {
        String tenant = properties.get("hub.tenant");
        return new Accounts(
                properties,
                new SealedTokens(database.dataSource(), tenant, Vault.of(settings.key()), settings.clock()),
                new CallCounts(database.dataSource(), tenant, settings.clock()),
                new Rests(database.dataSource(), tenant, settings.clock()),
                settings.clock());
    }

    @Override
    public void close() {
        warehouse.node().close();
        database.close();
    }
}
