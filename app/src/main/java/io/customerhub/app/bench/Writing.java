package io.customerhub.app.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;

/**
 * Rows written without a hub: some heads, each with its lines. Customers are heads without lines.
 *
 * @param heads one row a record
 * @param lines the heads' lines in the heads' order
 * @param counts how many lines each head has
 */
record Writing(TableRows heads, Optional<TableRows> lines, List<Integer> counts) {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int ROUNDS = 3;

    /** Rows per second, and of how many rows that was found out. */
    record Rate(double perSecond, long rows) {}

    static Writing customers(Connection connection) throws SQLException {
        TableRows customers = TableRows.read(connection, "customers", "customer_360.customers t");
        return new Writing(customers, Optional.empty(), Collections.nCopies(customers.size(), 1));
    }

    static Writing transactions(Connection connection) throws SQLException {
        // In the order in which the hub has written them.
        TableRows heads = TableRows.read(connection, "transactions", "customer_360.transactions t order by t.ctid");
        TableRows lines = TableRows.read(
                connection,
                "transaction_lines",
                "customer_360.transaction_lines t join customer_360.transactions h using (transaction_id)"
                        + " order by h.ctid, t.line");
        return new Writing(heads, Optional.of(lines), heads.numbers("lines"));
    }

    /** How many records there are: lines, or heads where they have none. */
    long records() {
        return counts.stream().mapToLong(Integer::longValue).sum();
    }

    /** The limit: whole pages, one statement a table and one commit a page; the middle one of some rounds. */
    double limit(Connection connection, int headsPerPage, int linesPerPage) throws SQLException {
        double[] seconds = new double[ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            startAfresh(connection);
            long begun = System.nanoTime();
            writePages(connection, headsPerPage, linesPerPage);
            seconds[round] = (System.nanoTime() - begun) / 1e9;
        }
        return records() / DoubleStream.of(seconds).sorted().toArray()[ROUNDS / 2];
    }

    private void writePages(Connection connection, int headsPerPage, int linesPerPage) throws SQLException {
        connection.setAutoCommit(false);
        try (PreparedStatement head = heads.pageStatement(connection);
                PreparedStatement line = lines.orElse(heads).pageStatement(connection)) {
            int firstLine = 0;
            int first = 0;
            while (first < heads.size()) {
                int last = first;
                int lastLine = firstLine;
                while (last < heads.size() && last - first < headsPerPage && lastLine - firstLine < linesPerPage) {
                    lastLine += counts.get(last);
                    last++;
                }
                heads.writePage(head, first, last);
                if (lines.isPresent()) {
                    lines.get().writePage(line, firstLine, lastLine);
                }
                connection.commit();
                first = last;
                firstLine = lastLine;
            }
        }
    }

    /** What a route does that inserts row by row, each its own transaction; ends early when that takes long. */
    Rate rowByRow(Connection connection) throws SQLException {
        startAfresh(connection);
        connection.setAutoCommit(true);
        long begun = System.nanoTime();
        long rows = 0;
        int nextLine = 0;
        try (PreparedStatement head = heads.rowStatement(connection);
                PreparedStatement line = lines.orElse(heads).rowStatement(connection)) {
            for (int i = 0; i < heads.size() && System.nanoTime() - begun < PATIENCE.toNanos(); i++) {
                heads.writeRow(head, i);
                if (lines.isPresent()) {
                    for (int n = 0; n < counts.get(i); n++) {
                        lines.get().writeRow(line, nextLine + n);
                    }
                }
                nextLine += counts.get(i);
                rows = nextLine;
            }
        }
        return new Rate(rows / ((System.nanoTime() - begun) / 1e9), rows);
    }

    /** Empty tables, and nothing left of what was measured before for the disk to do. */
    private void startAfresh(Connection connection) throws SQLException {
        connection.setAutoCommit(true);
        heads.empty(connection);
        if (lines.isPresent()) {
            lines.get().empty(connection);
        }
        settle(connection);
    }

    static void settle(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("checkpoint");
        }
    }
}
