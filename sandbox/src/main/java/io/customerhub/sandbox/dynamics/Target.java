package io.customerhub.sandbox.dynamics;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a path or an {@code @odata.id} points at: a table, or one row of it by id or by alternate key. */
record Target(TableKind table, Optional<String> id, Optional<String> key) {

    private static final Pattern SHAPE = Pattern.compile("([a-z]+)(?:\\((.*)\\))?");
    private static final Pattern BY_KEY = Pattern.compile("([a-z_0-9]+)='((?:[^']|'')*)'");

    static Target of(String text) {
        Matcher shape = SHAPE.matcher(text);
        Optional<TableKind> table = shape.matches() ? TableKind.of(shape.group(1)) : Optional.empty();
        if (table.isEmpty()) {
            throw DynamicsErrors.refused(404, "0x8006088a", "Resource not found for the segment '" + text + "'.");
        }
        Optional<String> inner = Optional.ofNullable(shape.group(2));
        if (inner.isEmpty()) {
            return new Target(table.get(), Optional.empty(), Optional.empty());
        }
        if (inner.get().matches("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")) {
            return new Target(table.get(), inner.map(id -> id.toLowerCase(Locale.ROOT)), Optional.empty());
        }
        Matcher key = BY_KEY.matcher(inner.get());
        if (!key.matches() || !key.group(1).equals(TableKind.KEY)) {
            throw DynamicsErrors.refused(
                    400,
                    "0x80060888",
                    "The key '" + inner.get() + "' is no id and no alternate key of "
                            + table.get().type() + ".");
        }
        return new Target(
                table.get(), Optional.empty(), Optional.of(key.group(2).replace("''", "'")));
    }

    boolean isTable() {
        return id.isEmpty() && key.isEmpty();
    }

    /** The row's id or key, for messages. */
    String words() {
        return id.map(text -> "Id = " + text)
                .or(() -> key.map(text -> TableKind.KEY + " = " + text))
                .orElse("no key");
    }
}
