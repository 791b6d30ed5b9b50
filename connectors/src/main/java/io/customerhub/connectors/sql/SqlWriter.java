package io.customerhub.connectors.sql;

import io.customerhub.connectors.BatchWriting;
import io.customerhub.connectors.Delivery;
import io.customerhub.connectors.VendorException.Refused;
import java.util.List;
import org.apache.camel.Exchange;

/** The Java behind the Kamelet {@code sql-sink}: a batch as statements, and its answers row by row. */
public final class SqlWriter {
    private static final String DELIVERIES = "sqlDeliveries";
    private static final String STATEMENTS = "sqlStatements";

    private SqlDatabases databases = new SqlDatabases(List.of());
    private String database = "";
    private String table = "";
    private String keyColumn = "";

    public void setDatabases(SqlDatabases databases) {
        this.databases = databases;
    }

    public void setDatabase(String database) {
        this.database = database;
    }

    public void setTable(String table) {
        this.table = table;
    }

    public void setKeyColumn(String keyColumn) {
        this.keyColumn = keyColumn;
    }

    /** Remembers the batch, and asks which columns the table has. */
    public void describe(Exchange exchange) {
        exchange.setProperty(DELIVERIES, exchange.getMessage().getBody(List.class));
        SqlMessages.ask(exchange, databases.dialect(database, doing()).columns(Identifier.path(table)));
    }

    /** Begins to write what fits the columns that the table has. */
    public void begin(Exchange exchange) {
        @SuppressWarnings("unchecked")
        List<Delivery> deliveries = exchange.getProperty(DELIVERIES, List.class);
        SqlTable found = SqlTable.of(
                database,
                databases.dialect(database, doing()),
                Identifier.path(table),
                SqlMessages.rows(exchange),
                doing());
        var statements = new SqlWriting(found, new Identifier(keyColumn), deliveries, doing());
        exchange.setProperty(STATEMENTS, statements);
        exchange.setProperty(BatchWriting.PROPERTY, new BatchWriting(deliveries, statements.most()));
    }

    /** Makes the next statement the message. */
    public void request(Exchange exchange) {
        SqlWriting statements = exchange.getProperty(STATEMENTS, SqlWriting.class);
        SqlMessages.ask(exchange, statements.statement(writing(exchange).next()));
    }

    /** Notes that the statement went through. */
    public void written(Exchange exchange) {
        writing(exchange).written();
    }

    /** Splits a statement that was refused for one of its rows; anything else is the whole batch's affair. */
    public void refused(Exchange exchange) {
        Exception failure = SqlMessages.failure(exchange);
        if (!SqlTrouble.isOfARow(failure)) {
            throw SqlTrouble.exception(database, doing(), failure);
        }
        writing(exchange).refused(Refused.ofContent(database, doing(), SqlTrouble.words(failure)));
    }

    /** Turns the database's exception into ours. */
    public void failed(Exchange exchange) {
        throw SqlTrouble.exception(database, doing(), SqlMessages.failure(exchange));
    }

    /** Makes the message an answer for each delivery. */
    public void answers(Exchange exchange) {
        exchange.getMessage().removeHeaders("*");
        exchange.getMessage().setBody(writing(exchange).answers());
    }

    private String doing() {
        return "writing table " + table + " of database " + database;
    }

    private static BatchWriting writing(Exchange exchange) {
        return exchange.getProperty(BatchWriting.PROPERTY, BatchWriting.class);
    }
}
