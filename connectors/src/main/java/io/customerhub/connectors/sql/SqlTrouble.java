package io.customerhub.connectors.sql;

import io.customerhub.connectors.VendorException;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;

/** Tells what a database's refusal is about: one of the rows, or the whole of it. */
final class SqlTrouble {
    /** Classes of SQLSTATE that say nothing of the rows but that the same may go through later. */
    private static final Set<String> PASSING = Set.of("08", "40", "53", "57", "58");

    /** Classes that say that the statement, the table or the account's rights are wrong. */
    private static final Set<String> LASTING = Set.of("28", "3D", "3F", "42");

    private SqlTrouble() {}

    /** The database's own exception in the chain of causes. */
    static Optional<SQLException> of(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException refusal && refusal.getSQLState() != null) {
                return Optional.of(refusal);
            }
        }
        return Optional.empty();
    }

    /** Whether it is about the values of a row, as a text too long or a key that another has. */
    static boolean isOfARow(Throwable failure) {
        return of(failure)
                .map(SqlTrouble::kind)
                .filter(kind -> !PASSING.contains(kind) && !LASTING.contains(kind))
                .isPresent();
    }

    /** The first line of what the database says: further ones may quote the row. */
    static String words(Throwable failure) {
        Throwable cause = of(failure).<Throwable>map(refusal -> refusal).orElse(failure);
        String message = cause.getMessage();
        return message == null
                ? cause.getClass().getSimpleName()
                : message.lines().findFirst().orElse("");
    }

    /** What the run or the sink is to be told. */
    static VendorException exception(String database, String doing, Throwable failure) {
        if (failure instanceof VendorException known) {
            return known;
        }
        Optional<SQLException> refusal = of(failure);
        boolean passing = refusal.isEmpty() || PASSING.contains(kind(refusal.get()));
        return passing
                ? new VendorException.Unavailable(database, doing, words(failure))
                : new VendorException.Refused(
                        database,
                        doing,
                        words(failure),
                        "check the table, its columns and what hub.sql." + database + ".user may do");
    }

    private static String kind(SQLException refusal) {
        String state = String.valueOf(refusal.getSQLState());
        return state.substring(0, Math.min(2, state.length()));
    }
}
