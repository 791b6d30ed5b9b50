package io.customerhub.sandbox.dynamics;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;

/**
 * One column of a table.
 *
 * @param length the most characters of a text, 0 for other types
 */
record Column(String name, Type type, int length, boolean writable) {

    /** What a column's values are. */
    enum Type {
        TEXT("Edm.String"),
        WHOLE("Edm.Int32"),
        MONEY("Edm.Decimal"),
        FLAG("Edm.Boolean"),
        DAY("Edm.Date"),
        TIME("Edm.DateTimeOffset"),
        GUID("Edm.Guid");

        private final String word;

        Type(String word) {
            this.word = word;
        }
    }

    static Column text(String name, int length) {
        return new Column(name, Type.TEXT, length, true);
    }

    static Column of(String name, Type type) {
        return new Column(name, type, 0, true);
    }

    static Column readOnly(String name, Type type) {
        return new Column(name, type, 0, false);
    }

    /** Refuses a value that the column cannot take. */
    void check(TableKind table, JsonNode value) {
        if (!writable) {
            throw DynamicsErrors.badPayload(table, "The property '" + name + "' cannot be set by a client.");
        }
        if (value.isNull()) {
            return;
        }
        boolean good = switch (type) {
            case TEXT -> value.isTextual();
            case WHOLE -> value.isInt();
            case MONEY -> value.isNumber();
            case FLAG -> value.isBoolean();
            case DAY -> value.isTextual() && isDay(value.asText());
            case TIME -> value.isTextual() && isTime(value.asText());
            case GUID -> value.asText().matches("[0-9a-fA-F-]{36}");
        };
        if (!good) {
            throw DynamicsErrors.badPayload(
                    table,
                    "Cannot convert the literal '" + value.asText() + "' to the expected type '" + type.word + "'.");
        }
        if (type == Type.TEXT && value.asText().length() > length) {
            throw DynamicsErrors.refused(
                    400,
                    "0x80044331",
                    "A validation error occurred. The length of the '" + name + "' attribute of the '"
                            + table.logicalName() + "' entity exceeded the maximum allowed length of '" + length
                            + "'.");
        }
    }

    private static boolean isDay(String text) {
        try {
            return LocalDate.parse(text).getYear() > 1752;
        } catch (DateTimeException malformed) {
            return false;
        }
    }

    private static boolean isTime(String text) {
        try {
            return OffsetDateTime.parse(text).getYear() > 1752;
        } catch (DateTimeException malformed) {
            return false;
        }
    }
}
