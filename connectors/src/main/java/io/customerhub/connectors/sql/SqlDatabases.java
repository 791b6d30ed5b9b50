package io.customerhub.connectors.sql;

import com.zaxxer.hikari.HikariDataSource;
import io.customerhub.connectors.VendorException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import javax.sql.DataSource;

/** The SQL databases that are set up, beside the warehouse. None is called before a flow needs it. */
public final class SqlDatabases implements AutoCloseable {
    private static final int CONNECTIONS = 4;
    private static final long MILLIS_TO_CONNECT = 10_000;
    private static final long MILLIS_IDLE = 60_000;
    private static final Pattern SECRET_IN_URL = Pattern.compile("(?i)[?&;]password=|//[^/@]*:[^/@]*@");

    private final Map<String, Dialect> dialects = new TreeMap<>();
    private final Map<String, HikariDataSource> pools = new TreeMap<>();

    /**
     * Sets databases up.
     *
     * @throws VendorException.Refused where an address is none that the hub has a driver for, or holds a password
     */
    public SqlDatabases(List<SqlAccount> accounts) {
        for (SqlAccount account : accounts) {
            dialects.put(account.name(), dialect(account));
            pools.put(account.name(), pool(account, dialects.get(account.name())));
        }
    }

    /** The data sources by the names under which camel-jdbc finds them. */
    public Map<String, DataSource> beans() {
        var beans = new TreeMap<String, DataSource>();
        pools.forEach((name, pool) -> beans.put("sql-" + name, pool));
        return beans;
    }

    /** The dialect of a database that is set up. */
    Dialect dialect(String name, String doing) {
        if (!dialects.containsKey(name)) {
            throw new VendorException.Refused(
                    name,
                    doing,
                    "no database of that name is set up, only " + dialects.keySet(),
                    "set hub.sql." + name + ".url, hub.sql." + name + ".user and hub.sql." + name + ".password");
        }
        return dialects.get(name);
    }

    private static Dialect dialect(SqlAccount account) {
        String doing = "reading hub.sql." + account.name() + ".url";
        if (SECRET_IN_URL.matcher(account.url()).find()) {
            throw new VendorException.Refused(
                    account.name(),
                    doing,
                    "it holds a password, which logs would show",
                    "take it out and set hub.sql." + account.name() + ".password");
        }
        return Dialect.of(account.url())
                .orElseThrow(() -> new VendorException.Refused(
                        account.name(),
                        doing,
                        "there is no driver for it",
                        "begin it with jdbc:postgresql:, jdbc:sqlserver: or jdbc:mariadb:"));
    }

    /** A pool that opens when it is first asked. */
    private static HikariDataSource pool(SqlAccount account, Dialect dialect) {
        var pool = new HikariDataSource();
        pool.setPoolName("sql-" + account.name());
        pool.setJdbcUrl(account.url());
        pool.setUsername(account.user());
        pool.setPassword(account.password().reveal());
        pool.setMaximumPoolSize(CONNECTIONS);
        pool.setMinimumIdle(0);
        pool.setIdleTimeout(MILLIS_IDLE);
        pool.setConnectionTimeout(MILLIS_TO_CONNECT);
        dialect.timeouts().forEach(pool::addDataSourceProperty);
        if (!dialect.greeting().isEmpty()) {
            pool.setConnectionInitSql(dialect.greeting());
        }
        return pool;
    }

    @Override
    public void close() {
        pools.values().forEach(HikariDataSource::close);
    }
}
