package io.customerhub.app.command;

import io.customerhub.app.Hub;
import io.customerhub.app.WarehouseAccess;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a test sees of the records of a source in the warehouse. */
final class WarehouseSight implements AutoCloseable {
    private static final List<String> TABLES = List.of(
            "transactions",
            "customer_interactions",
            "opportunities",
            "social_media_profiles",
            "marketing_campaigns",
            "products");
    private static final String PROFILE =
            "kind, name, given_name, family_name, organisation, email, phone, tax_id, birth_date, address, town, parish,"
                    + " postal_code, country, currency, website, status, notes, records, changed_at";

    private final HubFixture fixture;
    private WarehouseAccess access;

    WarehouseSight(HubFixture fixture) {
        this.fixture = fixture;
        this.access = WarehouseAccess.open(fixture.settings);
    }

    /** Restarts the hub with other properties, and with it the database. */
    void restart(Map<String, String> changed) {
        access.close();
        fixture.restart(Hub.Mode.COMMAND, changed);
        access = WarehouseAccess.open(fixture.settings);
    }

    /** The ids of the records that have landed, in order. */
    List<String> ids(String source, List<String> entities) throws SQLException {
        return query(
                "select entity || '/' || record_id from hub.raw_records where source = ? and entity = any(?)"
                        + " and not deleted order by 1",
                source,
                entities);
    }

    /** The problems of the records in quarantine. */
    List<String> quarantine(String source, List<String> entities) throws SQLException {
        return query(
                "select problems::text from hub.quarantine where source = ? and entity = any(?) order by 1",
                source,
                entities);
    }

    /** Forgets that some of the records ever landed: they come anew. */
    int forgetSome(String source, List<String> entities) throws SQLException {
        return query(
                        "delete from hub.raw_records where source = ? and entity = any(?)"
                                + " and abs(hashtext(record_id)) % 4 = 0 returning record_id",
                        source, entities)
                .size();
    }

    /** What is known of a source's records and of all customers: for each the sum of all its values. */
    Map<String, String> known(String source, List<String> entities) throws SQLException {
        var known = new TreeMap<String, String>();
        for (String table : TABLES) {
            add(
                    known,
                    query(
                            "select '" + table + "/' || entity || '/' || record_id || ' ' || md5(t::text)"
                                    + " from customer_360." + table + " t where source = ? and entity = any(?)",
                            source,
                            entities));
        }
        add(
                known,
                query(
                        "select 'line/' || record_id || '/' || line || ' ' || md5(l::text)"
                                + " from customer_360.transactions t join customer_360.transaction_lines l"
                                + " using (transaction_id) where source = ? and entity = any(?)",
                        source,
                        entities));
        add(
                known,
                query(
                        "select 'customer/' || entity || '/' || record_id || ' '"
                                + " || md5(concat(customer_id, facts, changed_at))"
                                + " from hub.customer_records where source = ? and entity = any(?)",
                        source,
                        entities));
        add(
                known,
                query(
                        "select 'profile/' || customer_id || ' ' || md5((" + PROFILE + ")::text)"
                                + " from customer_360.customers where ? <> '' and cardinality(?) > 0",
                        source,
                        entities));
        return known;
    }

    private static void add(Map<String, String> known, List<String> rows) {
        for (String row : rows) {
            int space = row.lastIndexOf(' ');
            String twice = known.put(row.substring(0, space), row.substring(space + 1));
            if (twice != null) {
                throw new AssertionError("twice in the warehouse: " + row);
            }
        }
    }

    /** The first column of a query that asks for a source and its kinds of records. */
    List<String> query(String sql, String source, List<String> entities) throws SQLException {
        try (Connection connection = access.database().dataSource().getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, source);
            statement.setArray(2, connection.createArrayOf("text", entities.toArray()));
            var rows = new ArrayList<String>();
            try (ResultSet result = statement.executeQuery()) {
                while (result.next()) {
                    rows.add(result.getString(1));
                }
            }
            if (!connection.getAutoCommit()) {
                connection.commit();
            }
            return rows;
        }
    }

    @Override
    public void close() {
        access.close();
    }
}
