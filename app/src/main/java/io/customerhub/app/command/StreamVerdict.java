package io.customerhub.app.command;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.customerhub.app.HubException;
import io.customerhub.app.WarehouseAccess;
import io.customerhub.app.command.StreamInput.Truth;
import io.customerhub.warehouse.store.RunReport;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How a warehouse compares with a plain reading of the topic that it was fed from.
 *
 * @param events in the topic, with repeated ones and garbage
 * @param different rows of interactions that are missing, too many or not as they should be
 * @param quarantineDifferent events that wait in quarantine and should not, or the other way round
 * @param lettersDifferent places of garbage that the dead-letter topic was not told of, or of what is none
 * @param expected what the runs of all nodes should say together
 * @param said what they say
 * @param unbalanced runs whose counts do not add up
 */
record StreamVerdict(
        long events,
        long rows,
        long different,
        long quarantineDifferent,
        long lettersDifferent,
        Counts expected,
        Counts said,
        int runs,
        long unbalanced) {

    /** Records by what became of them; an address that an event names is a record of its own. */
    record Counts(long read, long applied, long known, long quarantined) {}

    boolean holds() {
        return different + quarantineDifferent + lettersDifferent + unbalanced == 0 && said.equals(expected);
    }

    static StreamVerdict of(StreamInput input, WarehouseAccess warehouse) {
        Truth truth = input.read();
        long applied = (long) truth.rows().size() + truth.addresses().size();
        long garbage = truth.garbage().size();
        var expected = new Counts(truth.records(), applied, truth.records() - applied - garbage, garbage);
        List<RunReport> runs = warehouse.warehouse().reports().runs(Integer.MAX_VALUE);
        var said = new Counts(
                runs.stream().mapToLong(RunReport::read).sum(),
                runs.stream().mapToLong(RunReport::accepted).sum(),
                runs.stream().mapToLong(RunReport::unchanged).sum(),
                runs.stream().mapToLong(RunReport::quarantined).sum());
        try (Connection connection = warehouse.database().dataSource().getConnection()) {
            connection.setAutoCommit(false);
            long rows = truth.rows().size();
            return new StreamVerdict(
                    truth.events(),
                    rows,
                    different(connection, truth.rows()),
                    quarantineDifferent(connection, truth.garbage()),
                    difference(letters(input), truth.garbage()),
                    expected,
                    said,
                    runs.size(),
                    runs.stream().filter(run -> !run.balanced()).count());
        } catch (SQLException e) {
            throw new HubException("comparing the warehouse with the topic: " + e.getMessage());
        }
    }

    /** Takes from the rows those that are in the warehouse as they should be. */
    private static long different(Connection connection, Map<String, String> rows) throws SQLException {
        long wrong = 0;
        try (Statement statement = connection.createStatement()) {
            // Without a size all rows would come at once.
            statement.setFetchSize(5_000);
            try (ResultSet row = statement.executeQuery("""
                    select record_id, kind, subject, occurred_at, coalesce(customer_source, source), customer_entity,
                           customer_record
                    from customer_360.customer_interactions where source = 'events'
                    """)) {
                while (row.next()) {
                    String held = String.join(
                            " ",
                            row.getString(2),
                            row.getString(3),
                            row.getTimestamp(4).toInstant().toString(),
                            row.getString(5),
                            row.getString(6),
                            row.getString(7));
                    wrong += held.equals(rows.remove(row.getString(1))) ? 0 : 1;
                }
            }
        }
        return wrong + rows.size();
    }

    private static long quarantineDifferent(Connection connection, Set<String> garbage) throws SQLException {
        Set<String> held = new HashSet<>();
        try (Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery("select record_id from hub.quarantine where source = 'events'")) {
            while (row.next()) {
                held.add(row.getString(1));
            }
        }
        return difference(held, garbage);
    }

    private static Set<String> letters(StreamInput input) {
        Set<String> told = new HashSet<>();
        input.each(
                StreamProof.LETTERS,
                1,
                letter -> told.add(
                        new String(letter.headers().lastHeader("hub-record").value(), UTF_8)));
        return told;
    }

    private static long difference(Set<String> some, Set<String> others) {
        return some.stream().filter(one -> !others.contains(one)).count()
                + others.stream().filter(one -> !some.contains(one)).count();
    }
}
