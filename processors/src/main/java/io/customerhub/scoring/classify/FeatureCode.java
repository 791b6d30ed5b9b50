package io.customerhub.scoring.classify;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.customerhub.scoring.feature.Column;

/** How the values of one feature become numbers that a model reads. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = NumberCode.class, name = "number"),
    @JsonSubTypes.Type(value = WordCode.class, name = "words")
})
sealed interface FeatureCode permits NumberCode, WordCode {
    /** The feature's name. */
    String feature();

    /** How many numbers it becomes. */
    int width();

    /**
     * Writes the numbers of every row.
     *
     * @param rows zeros, to be filled from {@code at} on
     */
    void write(Column column, float[][] rows, int at);
}
