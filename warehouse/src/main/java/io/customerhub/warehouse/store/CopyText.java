package io.customerhub.warehouse.store;

import java.io.IOException;
import java.io.StringReader;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/** Rows in the text form of PostgreSQL's {@code COPY}, the fastest way for rows that are new. */
final class CopyText {
    private static final int BUFFER = 1 << 16;

    private final StringBuilder rows = new StringBuilder();
    private boolean rowBegun;

    /** Adds a value to the row. */
    CopyText add(@Nullable Object value) {
        if (rowBegun) {
            rows.append('\t');
        }
        rowBegun = true;
        if (value == null) {
            rows.append("\\N");
        } else if (value instanceof String text) {
            escape(text);
        } else {
            rows.append(value);
        }
        return this;
    }

    /** Ends the row. */
    void end() {
        rows.append('\n');
        rowBegun = false;
    }

    private void escape(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '\\' -> rows.append("\\\\");
                case '\t' -> rows.append("\\t");
                case '\n' -> rows.append("\\n");
                case '\r' -> rows.append("\\r");
                default -> rows.append(c);
            }
        }
    }

    /**
     * Writes the rows.
     *
     * @param table a table and its columns
     */
    void into(Connection connection, String table) throws SQLException {
        if (rows.isEmpty()) {
            return;
        }
        try {
            connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn("copy " + table + " from stdin", new StringReader(rows.toString()), BUFFER);
        } catch (IOException e) {
            throw new SQLException("copying rows into " + table, e);
        }
    }
}
