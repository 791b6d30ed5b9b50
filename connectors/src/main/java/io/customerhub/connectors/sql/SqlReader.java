package io.customerhub.connectors.sql;

import io.customerhub.connectors.Reading;
import io.customerhub.connectors.VendorException;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.Exchange;

/** The Java behind the Kamelet {@code sql-source}: asks a table page by page and reads rows into records. */
public final class SqlReader {
    private static final String QUERY = "sqlQuery";

    private SqlDatabases databases = new SqlDatabases(List.of());
    private String source = "";
    private String database = "";
    private String table = "";
    private String entity = "";
    private String columns = "";
    private String keyColumn = "";
    private String changedAtColumn = "";
    private String deletedColumn = "";
    private int pageSize = 1000;
    private Duration overlap = Duration.ofMinutes(5);

    public void setDatabases(SqlDatabases databases) {
        this.databases = databases;
    }

    public void setSource(String source) {
        this.source = source;
    }

    public void setDatabase(String database) {
        this.database = database;
    }

    public void setTable(String table) {
        this.table = table;
    }

    public void setEntity(String entity) {
        this.entity = entity;
    }

    public void setColumns(String columns) {
        this.columns = columns;
    }

    public void setKeyColumn(String keyColumn) {
        this.keyColumn = keyColumn;
    }

    public void setChangedAtColumn(String changedAtColumn) {
        this.changedAtColumn = changedAtColumn;
    }

    public void setDeletedColumn(String deletedColumn) {
        this.deletedColumn = deletedColumn;
    }

    public void setPageSize(int pageSize) {
        this.pageSize = pageSize;
    }

    public void setOverlapSeconds(int seconds) {
        this.overlap = Duration.ofSeconds(seconds);
    }

    /** Asks which columns the table has. */
    public void describe(Exchange exchange) {
        SqlMessages.ask(exchange, databases.dialect(database, doing()).columns(Identifier.path(table)));
    }

    /** Makes the declared columns, as the table has them, the question that is asked from now on; then asks for rows without a key. */
    public void check(Exchange exchange) {
        Dialect dialect = databases.dialect(database, doing());
        SqlTable found = SqlTable.of(database, dialect, Identifier.path(table), SqlMessages.rows(exchange), doing());
        Column key = found.columns(List.of(new Identifier(keyColumn)), doing()).get(0);
        Optional<Column> changedAt = Optional.of(changedAtColumn)
                .filter(name -> !name.isBlank())
                .map(name ->
                        found.columns(List.of(new Identifier(name)), doing()).get(0));
        changedAt.filter(column -> !dialect.isMoment(column)).ifPresent(column -> {
            throw new VendorException.Refused(
                    database,
                    doing(),
                    "column " + column.name() + " is a " + column.type() + ", which does not say when a row changed",
                    "declare a date or a timestamp, or none");
        });
        var names = new java.util.LinkedHashSet<>(Identifier.list(columns));
        deleted().ifPresent(names::add);
        var query = new KeysetQuery(
                dialect, Identifier.path(table), found.columns(List.copyOf(names), doing()), key, changedAt, pageSize);
        exchange.setProperty(QUERY, query);
        SqlMessages.ask(exchange, query.withoutKey());
    }

    /** Begins at the flow's cursor. */
    public void begin(Exchange exchange) throws IOException {
        KeysetQuery query = exchange.getProperty(QUERY, KeysetQuery.class);
        Object withoutKey = SqlMessages.rows(exchange).get(0).get("hub_rows");
        if (withoutKey instanceof Number rows && rows.longValue() > 0) {
            throw new VendorException.Refused(
                    database,
                    doing(),
                    rows + " rows have no " + keyColumn + ", so they could not be recognised again",
                    "give them one, or declare a view that leaves them out");
        }
        exchange.setProperty(
                Reading.PROPERTY,
                new SqlReading(
                        source,
                        entity,
                        query,
                        deleted(),
                        overlap,
                        exchange.getProperty(Reading.CURSOR, "{}", String.class)));
    }

    /** Makes the question for the next rows the message. */
    public void request(Exchange exchange) {
        SqlMessages.ask(exchange, reading(exchange).request());
    }

    /** Makes the rows a page. */
    public void page(Exchange exchange) {
        List<Map<String, Object>> rows = SqlMessages.rows(exchange);
        exchange.getMessage().removeHeaders("*");
        exchange.getMessage().setBody(reading(exchange).page(rows));
    }

    /** Turns the database's exception into ours. */
    public void failed(Exchange exchange) {
        throw SqlTrouble.exception(database, doing(), SqlMessages.failure(exchange));
    }

    private Optional<Identifier> deleted() {
        return Optional.of(deletedColumn).filter(name -> !name.isBlank()).map(Identifier::new);
    }

    private String doing() {
        return "reading table " + table + " of database " + database;
    }

    private static SqlReading reading(Exchange exchange) {
        return exchange.getProperty(Reading.PROPERTY, SqlReading.class);
    }
}
