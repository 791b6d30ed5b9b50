package io.customerhub.warehouse.database;

import java.sql.SQLException;
import java.util.Set;

/** The few of PostgreSQL's error codes that change what we do (its appendix A). */
final class SqlStates {
    static final String UNKNOWN_DATABASE = "3D000";
    private static final Set<String> WRONG_PASSWORD = Set.of("28P01", "28000");
    private static final Set<String> COMING_OR_GOING = Set.of("57P01", "57P02", "57P03", UNKNOWN_DATABASE);

    private SqlStates() {}

    static boolean wrongPassword(SQLException e) {
        return e.getSQLState() != null && WRONG_PASSWORD.contains(e.getSQLState());
    }

    /** The server is starting, stopping, or being set up; class 08 is a connection that failed or broke. */
    static boolean comingOrGoing(SQLException e) {
        return e.getSQLState() != null
                && (COMING_OR_GOING.contains(e.getSQLState()) || e.getSQLState().startsWith("08"));
    }
}
