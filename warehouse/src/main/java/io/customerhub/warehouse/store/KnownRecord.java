package io.customerhub.warehouse.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.customerhub.model.PlainKind;
import io.customerhub.model.Problem;
import io.customerhub.model.SourceKey;
import java.util.List;
import java.util.Optional;

/**
 * Something the warehouse knows, in the words of mappings.
 *
 * @param key the source's record; empty for a customer, who may be the union of many
 * @param values null where nothing is known
 * @param lineage for each word of a customer the record its value came from; empty for all else
 * @param problems what is wrong with a record in quarantine, or was left out of a customer's
 */
public record KnownRecord(Optional<SourceKey> key, ObjectNode values, JsonNode lineage, List<Problem> problems) {
    public KnownRecord {
        problems = List.copyOf(problems);
    }

    /** What several records of a kind are called, as {@code social-profiles}. */
    public static String plural(PlainKind kind) {
        return kind == PlainKind.OPPORTUNITY ? "opportunities" : kind.word() + "s";
    }
}
