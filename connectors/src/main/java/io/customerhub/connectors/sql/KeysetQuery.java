package io.customerhub.connectors.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The question for the next rows of a table, from the last row seen on. It asks by value and not by position, so rows
 * that come or change meanwhile push none over a page's edge, and thousands of rows of one moment are read once each.
 *
 * @param columns what to read, the key and the changed time aside
 * @param changedAt the column that says when a row changed; where there is none, all rows are read
 */
record KeysetQuery(
        Dialect dialect,
        List<Identifier> table,
        List<Column> columns,
        Column key,
        Optional<Column> changedAt,
        int pageSize) {
    /** The names under which an answer's rows have the place of the last row seen. */
    static final String KEY = "hub_key";

    static final String CHANGED_AT = "hub_changed_at";

    /** Rows that do not say when they changed, after this key. */
    Statement withoutTime(Optional<String> after) {
        var values = new Statement.Values();
        var conditions = new ArrayList<String>();
        changedAt.ifPresent(column -> conditions.add(name(column) + " is null"));
        after.ifPresent(last -> conditions.add(name(key) + " > " + dialect.compared(key, values.place(last))));
        return ask(values, conditions, name(key));
    }

    /** Rows that changed at this moment or later; of this very moment those after this key. */
    Statement withTime(Column changed, Optional<String> moment, Optional<String> after) {
        var values = new Statement.Values();
        var conditions = new ArrayList<String>();
        if (moment.isEmpty()) {
            conditions.add(name(changed) + " is not null");
        } else {
            conditions.add(name(changed) + " >= " + moment(changed, values, moment.get()));
            after.ifPresent(last -> conditions.add("(" + name(changed) + " > "
                    + moment(changed, values, moment.get()) + " or " + name(key) + " > "
                    + dialect.compared(key, values.place(last)) + ")"));
        }
        return ask(values, conditions, name(changed) + ", " + name(key));
    }

    /** How many rows have no key. */
    Statement withoutKey() {
        return new Statement.Values()
                .in("select count(*) as hub_rows from " + dialect.quote(table) + " where " + name(key) + " is null");
    }

    private String moment(Column changed, Statement.Values values, String iso) {
        return dialect.compared(changed, values.place(dialect.moment(changed, iso)));
    }

    private Statement ask(Statement.Values values, List<String> conditions, String order) {
        String select = Stream.of(
                        Stream.of(dialect.read(key) + " as " + KEY),
                        changedAt.stream().map(column -> dialect.read(column) + " as " + CHANGED_AT),
                        columns.stream().map(column -> dialect.read(column) + " as " + name(column)))
                .flatMap(part -> part)
                .collect(Collectors.joining(", "));
        String where = conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
        return values.in(
                dialect.first(pageSize, select, " from " + dialect.quote(table) + where + " order by " + order));
    }

    private String name(Column column) {
        return dialect.quote(column.name());
    }
}
