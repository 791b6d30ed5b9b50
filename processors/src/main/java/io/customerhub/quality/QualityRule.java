package io.customerhub.quality;

import java.util.List;

/** A declared rule. */
sealed interface QualityRule {
    String name();

    Otherwise otherwise();

    /** At least one of these fields must be there, after the rules above have had their say. */
    record AnyOf(String name, List<String> fields, Otherwise otherwise) implements QualityRule {
        public AnyOf {
            fields = List.copyOf(fields);
        }
    }

    /** A field, where it is there, must fulfil a requirement. */
    record Value(String name, String field, Requirement requirement, Otherwise otherwise) implements QualityRule {}

    /** A transaction's lines must add up to its total, to the last digit. */
    record LinesAddUp(String name, Otherwise otherwise) implements QualityRule {}
}
