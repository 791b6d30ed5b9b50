package io.customerhub.warehouse.store;

import io.customerhub.model.TransactionLine;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A page's transaction lines, column by column: the hub's widest stream, so one statement takes them all. */
final class LineColumns {
    private static final String INSERT = """
            insert into customer_360.transaction_lines
                (transaction_id, line, item, description, quantity, unit_price, amount)
            select * from unnest(?, ?, ?, ?, ?, ?, ?)
            """;

    private final List<UUID> transactions = new ArrayList<>();
    private final List<Integer> numbers = new ArrayList<>();
    private final List<@Nullable String> items = new ArrayList<>();
    private final List<@Nullable String> descriptions = new ArrayList<>();
    private final List<@Nullable BigDecimal> quantities = new ArrayList<>();
    private final List<@Nullable BigDecimal> prices = new ArrayList<>();
    private final List<BigDecimal> amounts = new ArrayList<>();

    void add(UUID transaction, TransactionLine line) {
        transactions.add(transaction);
        numbers.add(line.number());
        items.add(line.item().orElse(null));
        descriptions.add(line.description().orElse(null));
        quantities.add(line.quantity().orElse(null));
        prices.add(line.unitPrice().orElse(null));
        amounts.add(line.amount());
    }

    void insert(Connection connection) throws SQLException {
        if (transactions.isEmpty()) {
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement(INSERT)) {
            statement.setArray(1, connection.createArrayOf("uuid", transactions.toArray()));
            statement.setArray(2, connection.createArrayOf("int4", numbers.toArray()));
            statement.setArray(3, connection.createArrayOf("text", items.toArray()));
            statement.setArray(4, connection.createArrayOf("text", descriptions.toArray()));
            statement.setArray(5, connection.createArrayOf("numeric", quantities.toArray()));
            statement.setArray(6, connection.createArrayOf("numeric", prices.toArray()));
            statement.setArray(7, connection.createArrayOf("numeric", amounts.toArray()));
            statement.executeUpdate();
        }
    }
}
