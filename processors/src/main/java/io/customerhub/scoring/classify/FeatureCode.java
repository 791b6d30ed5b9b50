package io.customerhub.scoring.classify;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.customerhub.scoring.feature.Column;
import io.customerhub.scoring.net.PatternRows;
import java.util.List;

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

    /** Rows of these numbers between two of which, or on one of which, every value lies. */
    List<float[]> patterns();

    /** Says of every row between which patterns it lies, in a group of its own. */
    void place(Column column, PatternRows rows, int group);
}
