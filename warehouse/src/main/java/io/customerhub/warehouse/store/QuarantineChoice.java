package io.customerhub.warehouse.store;

import static io.customerhub.warehouse.store.Texts.keys;

import io.customerhub.model.SourceKey;
import java.util.List;
import org.jdbi.v3.core.statement.SqlStatement;

/** Which records in quarantine are meant. */
public sealed interface QuarantineChoice {
    /** The condition on {@code hub.quarantine q}. */
    String condition();

    /** Gives a statement with that condition its values. */
    <S extends SqlStatement<S>> S bind(S statement);

    /** Records by name. */
    record Named(List<SourceKey> names) implements QuarantineChoice {
        public Named {
            names = List.copyOf(names);
        }

        @Override
        public String condition() {
            return "(q.record_id, q.entity, q.source) in"
                    + " (select n.record_id, n.entity, n.source"
                    + " from unnest(:sources, :entities, :ids) as n (source, entity, record_id))";
        }

        @Override
        public <S extends SqlStatement<S>> S bind(S statement) {
            return statement.bindNamedArgumentFinder(keys(names));
        }
    }

    /**
     * Records by what they have in common; an empty text means any.
     *
     * @param problem a rule, or some of the words of a problem
     */
    record Filtered(String source, String entity, String problem) implements QuarantineChoice {
        /** All there are. */
        public static final Filtered ALL = new Filtered("", "", "");

        @Override
        public String condition() {
            return """
                    (:source = '' or q.source = :source) and (:entity = '' or q.entity = :entity)
                    and (:problem = '' or exists (
                         select from jsonb_array_elements(q.problems) c
                         where c ->> 'rule' = :problem
                               or strpos(lower(concat_ws(' ', c ->> 'field', c ->> 'message')), lower(:problem)) > 0))
                    """;
        }

        @Override
        public <S extends SqlStatement<S>> S bind(S statement) {
            return statement.bind("source", source).bind("entity", entity).bind("problem", problem);
        }
    }
}
