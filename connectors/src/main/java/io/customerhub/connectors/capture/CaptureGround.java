package io.customerhub.connectors.capture;

import io.customerhub.connectors.VendorException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** The database that is captured, looked at before and beside: whatever it lacks is said with its remedy before anything is made in it. */
final class CaptureGround implements AutoCloseable {
    private final Connection connection;
    private final CaptureSettings settings;

    private CaptureGround(Connection connection, CaptureSettings settings) {
        this.connection = connection;
        this.settings = settings;
    }

    static CaptureGround open(CaptureSettings settings) throws SQLException {
        return new CaptureGround(DriverManager.getConnection(settings.url(), settings.login()), settings);
    }

    /** What a publication's tables are like. */
    private record Table(String name, boolean exists, boolean readable, boolean owned, boolean identified) {}

    /** Ends the session of whoever had the capture before and does not know that it has it no more: a slot serves one. */
    void free() throws SQLException {
        text(
                "select pg_terminate_backend(active_pid) from pg_replication_slots where slot_name = ? and active",
                settings.slot());
    }

    /**
     * Makes sure that the database can be captured.
     *
     * @param fromTheBeginning whether nothing was ever captured
     * @return whether the publication is to be made, or tables to be added to it
     * @throws VendorException.Refused where something is missing
     */
    boolean check(boolean fromTheBeginning) throws SQLException {
        if (settings.tables().isEmpty()) {
            throw refused("no table is named", "name them under tableIncludeList, as public.customers");
        }
        log();
        right();
        List<Table> tables = tables();
        slot(fromTheBeginning);
        return publication(tables);
    }

    private void log() throws SQLException {
        String level = text("show wal_level").orElse("");
        if (!level.equals("logical")) {
            throw refused(
                    "its wal_level is '" + level + "', so its log does not say which rows changed",
                    "let its administrator run: alter system set wal_level = 'logical'; and start it anew"
                            + " (Amazon RDS: rds.logical_replication = 1)");
        }
    }

    private void right() throws SQLException {
        boolean may = is("""
                select rolsuper or rolreplication
                       or exists (select from pg_roles r where r.rolname = 'rds_replication'
                                                               and pg_has_role(current_user, r.oid, 'member'))
                from pg_roles where rolname = current_user
                """);
        if (!may) {
            throw refused(
                    "its user may not read the log",
                    "let its administrator run: alter role " + user() + " replication;"
                            + " (Amazon RDS: grant rds_replication to " + user() + ";)");
        }
    }

    private List<Table> tables() throws SQLException {
        var tables = new ArrayList<Table>();
        for (String name : settings.tables()) {
            Table table = table(name);
            if (!table.exists()) {
                throw refused("there is no table " + name, "correct tableIncludeList: it names tables as schema.table");
            }
            if (!table.identified()) {
                throw refused(
                        "the table " + name + " has no replica identity: the log would not say which row changed,"
                                + " and a publication would keep its own application from changing rows",
                        "let its owner add a primary key, or run: alter table " + name + " replica identity full;");
            }
            if (!table.readable()) {
                throw refused(
                        "its user may not read the table " + name,
                        "let its owner run: grant select on " + name + " to " + user() + ";");
            }
            tables.add(table);
        }
        return tables;
    }

    private Table table(String name) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("""
                select has_table_privilege(c.oid, 'select'), pg_has_role(c.relowner, 'usage'),
                       c.relreplident in ('f', 'i')
                       or c.relreplident = 'd' and exists (select from pg_index i where i.indrelid = c.oid and i.indisprimary)
                from pg_class c where c.oid = to_regclass(?) and c.relkind in ('r', 'p')
                """)) {
            query.setString(1, name);
            try (ResultSet row = query.executeQuery()) {
                return row.next()
                        ? new Table(name, true, row.getBoolean(1), row.getBoolean(2), row.getBoolean(3))
                        : new Table(name, false, false, false, false);
            }
        }
    }

    private void slot(boolean fromTheBeginning) throws SQLException {
        Optional<String> slot = text(
                "select case when database is distinct from current_database() then 'of the database ' || database"
                        + " when plugin is distinct from 'pgoutput' then 'made for ' || plugin"
                        + " when wal_status = 'lost' then 'lost' else '' end"
                        + " from pg_replication_slots where slot_name = ?",
                settings.slot());
        boolean isLost = slot.isEmpty() || slot.get().equals("lost");
        if (isLost && !fromTheBeginning) {
            throw refused(
                    "its slot " + settings.slot() + " is gone, and with it what changed since the hub was last here",
                    "run "
                            + slot.map(lost ->
                                            "select pg_drop_replication_slot('" + settings.slot() + "'); in it, and ")
                                    .orElse("")
                            + "delete from hub.capture_places where capture = '" + settings.name()
                            + "'; in the warehouse: all rows are read once more; see docs/how-to/capture-changes.md");
        }
        if (slot.filter(trouble -> !trouble.isEmpty() && !trouble.equals("lost"))
                .isPresent()) {
            throw refused(
                    "the slot " + settings.slot() + " is " + slot.get(),
                    "give this capture a slot of its own: slotName");
        }
    }

    private boolean publication(List<Table> tables) throws SQLException {
        var missing = new TreeSet<String>();
        for (Table table : tables) {
            boolean published = is("""
                    select exists (select from pg_publication_tables where pubname = ? and (schemaname, tablename) = (
                        select n.nspname, c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
                        where c.oid = to_regclass(?)))
                    """, settings.publication(), table.name());
            if (!published) {
                missing.add(table.name());
            }
        }
        if (missing.isEmpty()) {
            return false;
        }
        Optional<String> mine = text(
                "select pg_has_role(pubowner, 'usage')::text from pg_publication where pubname = ?",
                settings.publication());
        boolean may = tables.stream().allMatch(Table::owned)
                && (mine.isPresent()
                        ? mine.get().equals("true")
                        : is("select has_database_privilege(current_database(), 'create')"));
        if (!may) {
            throw refused(
                    "its user may not publish the changes of " + missing,
                    "let their owner run: " + (mine.isPresent() ? "alter" : "create") + " publication "
                            + settings.publication() + (mine.isPresent() ? " set table " : " for table ")
                            + String.join(", ", settings.tables()) + ";");
        }
        return true;
    }

    /** How many bytes of its log the database keeps for the capture; 0 where it has no slot yet. */
    long heldBack() throws SQLException {
        return text(
                        "select pg_wal_lsn_diff(pg_current_wal_lsn(), restart_lsn)::bigint from pg_replication_slots"
                                + " where slot_name = ? and restart_lsn is not null",
                        settings.slot())
                .map(Long::parseLong)
                .orElse(0L);
    }

    private boolean is(String query, String... values) throws SQLException {
        return text("select (" + query + ")::text", values)
                .filter("true"::equals)
                .isPresent();
    }

    private String user() throws SQLException {
        return text("select quote_ident(current_user)").orElse("");
    }

    private Optional<String> text(String query, String... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            for (int i = 0; i < values.length; i++) {
                statement.setString(i + 1, values[i]);
            }
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? Optional.ofNullable(row.getString(1)) : Optional.empty();
            }
        }
    }

    private VendorException.Refused refused(String problem, String remedy) {
        return new VendorException.Refused(
                "the database", "capturing " + settings.name() + " from " + settings.url(), problem, remedy);
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
