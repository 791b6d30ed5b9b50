package io.customerhub.sandbox.company;

import java.math.BigDecimal;
import java.time.LocalDate;

/** What a cell of a sheet holds, which is not always what it looks like. */
public sealed interface Cell {

    /** Nothing. */
    record Blank() implements Cell {}

    /** Text; blank if empty. */
    record Text(String value) implements Cell {}

    /** A number, also where someone typed a phone or tax number and the sheet took it for one. */
    record Numeric(BigDecimal value) implements Cell {}

    /** A calendar day, held as days since 1899-12-30 and shown as day/month/year. */
    record Day(LocalDate value) implements Cell {}

    default boolean isBlank() {
        return this instanceof Blank
                || (this instanceof Text text && text.value().isEmpty());
    }
}
