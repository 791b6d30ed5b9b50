package io.customerhub.connectors.sql;

import io.customerhub.connectors.VendorException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A table or view, with its columns as the database describes them. */
record SqlTable(String database, Dialect dialect, List<Identifier> name, Map<String, Column> columns) {
    /** Reads the answer to {@link Dialect#columns}. */
    static SqlTable of(
            String database, Dialect dialect, List<Identifier> name, List<Map<String, Object>> rows, String doing) {
        var columns = new LinkedHashMap<String, Column>();
        for (Map<String, Object> row : rows) {
            String column = String.valueOf(row.get("name"));
            if (!Identifier.isSafe(column)) {
                continue; // nor can it be declared
            }
            columns.put(
                    column,
                    new Column(
                            new Identifier(column),
                            String.valueOf(row.get("type")),
                            String.valueOf(row.get("nullable")).equals("YES"),
                            number(row, "precision"),
                            number(row, "scale")));
        }
        if (columns.isEmpty()) {
            throw new VendorException.Refused(
                    database,
                    doing,
                    "there is no such table or view, or its user may not see it",
                    "give it its name back, or grant hub.sql." + database + ".user the right to use it");
        }
        return new SqlTable(database, dialect, name, columns);
    }

    private static int number(Map<String, Object> row, String name) {
        return row.get(name) instanceof Number number ? number.intValue() : 0;
    }

    /** The columns of these names, in their order; all that are missing are said at once. */
    List<Column> columns(List<Identifier> names, String doing) {
        List<String> missing = names.stream()
                .map(Identifier::name)
                .filter(name -> !columns.containsKey(name))
                .toList();
        if (!missing.isEmpty()) {
            throw new VendorException.Refused(
                    database,
                    doing,
                    "it has no column " + missing + " but " + columns.keySet(),
                    "give the columns their names back, or change the route and the mapping");
        }
        return names.stream().map(name -> column(name.name())).toList();
    }

    private Column column(String name) {
        Column column = columns.get(name);
        if (column == null) {
            throw new IllegalArgumentException(name);
        }
        return column;
    }
}
