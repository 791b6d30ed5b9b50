package io.customerhub.sandbox.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * The page of records that a call is about to give, and how it can go wrong.
 *
 * @param shortened the same call for fewer records, where the vendor's paging allows a page to be short
 * @param shape changes the answer's rows
 */
public record Page(Optional<Request> shortened, Shape shape) {

    private static final int MOST_OF_SHORT = 50;

    /** Finds the rows in an answer and changes each of them. */
    public interface Shape {
        Response drifted(Response answer, Drift drift);
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

    /** A page of fixed size, because its place is counted in pages or it is all there is. */
    public static Page alwaysFull(String list, String fields, String usual) {
        return new Page(Optional.empty(), rows(list, fields, usual));
    }

    /** A shape whose rows are found by code: each is changed in place. */
    public static Shape json(BiConsumer<JsonNode, Drift> change) {
        return (answer, drift) -> {
            JsonNode body = answer.json();
            change.accept(body, drift);
            return answer.withText(Json.text(body));
        };
    }

    private static Shape rows(String list, String fields, String usual) {
        return json((body, drift) -> {
            for (JsonNode row : body.at(list)) {
                if (row.at(fields) instanceof ObjectNode object) {
                    drift.change(object, usual);
                }
            }
        });
    }

    /** Half of a number of records, as below. */
    public static int half(int size) {
        return Math.max(1, Math.min(MOST_OF_SHORT, size / 2));
    }

    /** Half of a number of records, at most fifty so that small tables are cut too, but never none. */
    public static String half(Optional<String> size, int usual) {
        int full = size.filter(text -> text.matches("[0-9]{1,9}"))
                .map(Integer::parseInt)
                .orElse(usual);
        return String.valueOf(half(full));
    }
}
