package io.customerhub.connectors.sql;

import io.customerhub.connectors.VendorException;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A name in a database, as it is declared and with its case. It can hold nothing that ends a quoted name or begins
 * anything else, so a declaration cannot smuggle a statement in.
 */
record Identifier(String name) {
    private static final Pattern SAFE = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_$# -]{0,127}");

    Identifier {
        if (!isSafe(name)) {
            throw new VendorException.Refused(
                    "sql",
                    "reading the name '" + name + "'",
                    "a name has letters, digits, spaces and _ $ # - only, and begins with a letter",
                    "make a view whose names are such");
        }
    }

    static boolean isSafe(String name) {
        return SAFE.matcher(name).matches();
    }

    /** Names that are separated by commas. */
    static List<Identifier> list(String names) {
        return Stream.of(names.split(",", -1))
                .map(String::strip)
                .map(Identifier::new)
                .toList();
    }

    /** A table's or view's name, before it perhaps that of its schema and a dot. */
    static List<Identifier> path(String name) {
        List<Identifier> path = Stream.of(name.split("\\.", -1))
                .map(String::strip)
                .map(Identifier::new)
                .toList();
        if (path.size() > 2) {
            throw new VendorException.Refused(
                    "sql",
                    "reading the name '" + name + "'",
                    "it has more than a schema and a table",
                    "connect to the database that holds the table");
        }
        return path;
    }

    @Override
    public String toString() {
        return name;
    }
}
