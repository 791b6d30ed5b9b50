package io.customerhub.sandbox.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/**
 * The page of records that a call is about to give, and how it can go wrong.
 *
 * @param shortened the same call for fewer records, where the vendor's paging allows a page to be short
 * @param shape changes the answer's rows
 */
public record Page(Optional<Request> shortened, Shape shape) {

    /** Finds the rows in an answer and changes each of them. */
    public interface Shape {
        void drift(JsonNode body, Drift drift);
    }

    /**
     * A page whose rows are objects in one list.
     *
     * @param list where the list is, as a JSON pointer
     * @param fields where a row's fields are, as a JSON pointer within the row; empty for the row itself
     * @param usual the field that is struck when none is named
     */
    public static Page of(Request shortened, String list, String fields, String usual) {
        return new Page(Optional.of(shortened), rows(list, fields, usual));
    }

    /** A page that is always full, because its place is counted in pages of one size. */
    public static Page alwaysFull(String list, String fields, String usual) {
        return new Page(Optional.empty(), rows(list, fields, usual));
    }

    private static Shape rows(String list, String fields, String usual) {
        return (body, drift) -> {
            for (JsonNode row : body.at(list)) {
                if (row.at(fields) instanceof ObjectNode object) {
                    drift.change(object, usual);
                }
            }
        };
    }

    /** Half of a number of records, but never none. */
    public static String half(Optional<String> size, int usual) {
        int full = size.filter(text -> text.matches("[0-9]{1,9}"))
                .map(Integer::parseInt)
                .orElse(usual);
        return String.valueOf(Math.max(1, full / 2));
    }
}
