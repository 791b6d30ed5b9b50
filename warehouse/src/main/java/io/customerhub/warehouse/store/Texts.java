package io.customerhub.warehouse.store;

import io.customerhub.model.SourceKey;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.argument.NamedArgumentFinder;
import org.jdbi.v3.core.statement.StatementContext;

/**
 * A column of texts as the parameter of a statement. The driver sends an array of strings in binary; of objects, as
 * Jdbi would give it one, it makes a text in which it escapes every quote: a third of the time of a page of JSON.
 */
final class Texts {
    private Texts() {}

    static Argument texts(Collection<String> texts) {
        String[] array = texts.toArray(String[]::new);
        return (position, statement, context) ->
                statement.setArray(position, statement.getConnection().createArrayOf("text", array));
    }

    /** The columns of records' keys: {@code sources}, {@code entities} and {@code ids}. */
    static NamedArgumentFinder keys(Collection<SourceKey> keys) {
        return columns(Map.of(
                "sources", texts(keys, SourceKey::source),
                "entities", texts(keys, SourceKey::entity),
                "ids", texts(keys, SourceKey::id)));
    }

    /** Several columns, each under the name by which the statement knows it. */
    static NamedArgumentFinder columns(Map<String, Argument> columns) {
        return new NamedArgumentFinder() {
            @Override
            public Optional<Argument> find(String name, StatementContext context) {
                return Optional.ofNullable(columns.get(name));
            }

            @Override
            public Collection<String> getNames() {
                return columns.keySet();
            }
        };
    }

    static <T> Argument texts(Collection<T> elements, Function<T, String> text) {
        return texts(elements.stream().map(text).toList());
    }
}
