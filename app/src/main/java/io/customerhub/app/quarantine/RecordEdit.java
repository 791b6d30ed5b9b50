package io.customerhub.app.quarantine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.customerhub.app.HubException;
import io.customerhub.mapping.Json;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * One correction of a record: where, and what is to stand there.
 *
 * @param pointer a JSON pointer (RFC 6901), or names with dots between
 * @param value empty to take out what stands there
 * @param isJson whether the value is written as JSON; otherwise it is of the type of what it replaces, or text
 */
public record RecordEdit(String pointer, Optional<String> value, boolean isJson) {
    private static final String WRITTEN = "write POINTER=VALUE, or POINTER:=JSON";

    /** Reads {@code POINTER=VALUE} or {@code POINTER:=JSON}. */
    public static RecordEdit set(String written) {
        int equals = written.indexOf('=');
        boolean isJson = equals > 0 && written.charAt(equals - 1) == ':';
        String pointer = equals < 0 ? "" : written.substring(0, isJson ? equals - 1 : equals);
        if (pointer.isEmpty()) {
            throw new HubException("'" + written + "' is no correction; " + WRITTEN);
        }
        return new RecordEdit(pointer, Optional.of(written.substring(equals + 1)), isJson);
    }

    /** Takes out what stands there. */
    public static RecordEdit remove(String pointer) {
        return new RecordEdit(pointer, Optional.empty(), false);
    }

    /** The record corrected; the one given stays as it is. */
    public JsonNode apply(JsonNode record) {
        JsonNode corrected = record.deepCopy();
        List<String> way = way(record);
        JsonNode parent = corrected;
        for (String step : way.subList(0, way.size() - 1)) {
            parent = inside(parent, step);
        }
        String last = way.get(way.size() - 1);
        if (value.isEmpty()) {
            remove(parent, last);
        } else {
            put(parent, last, value(child(parent, last)));
        }
        return corrected;
    }

    /** The names on the way. A name with dots in it is found where the record has it. */
    private List<String> way(JsonNode record) {
        var way = new ArrayList<String>();
        if (pointer.startsWith("/")) {
            for (String step : pointer.substring(1).split("/", -1)) {
                way.add(step.replace("~1", "/").replace("~0", "~"));
            }
            return way;
        }
        JsonNode at = record;
        String rest = pointer;
        while (!at.has(rest) && rest.contains(".")) {
            String step = rest.substring(0, rest.indexOf('.'));
            way.add(step);
            at = child(at, step);
            rest = rest.substring(step.length() + 1);
        }
        way.add(rest);
        return way;
    }

    private JsonNode inside(JsonNode parent, String step) {
        JsonNode child = child(parent, step);
        if (child.isMissingNode() || child.isNull()) {
            ObjectNode made = Json.MAPPER.createObjectNode();
            put(parent, step, made);
            return made;
        }
        if (!child.isContainerNode()) {
            throw new HubException("'" + pointer + "' goes through '" + step + "', which is a single value");
        }
        return child;
    }

    private JsonNode child(JsonNode parent, String step) {
        return parent.isArray() && step.matches("[0-9]{1,9}") ? parent.path(Integer.parseInt(step)) : parent.path(step);
    }

    private void put(JsonNode parent, String step, JsonNode made) {
        if (parent instanceof ObjectNode object) {
            object.set(step, made);
        } else if (parent instanceof ArrayNode list) {
            int place = step.equals("-") ? list.size() : place(list, step, list.size());
            if (place == list.size()) {
                list.add(made);
            } else {
                list.set(place, made);
            }
        }
    }

    private void remove(JsonNode parent, String step) {
        if (child(parent, step).isMissingNode()) {
            throw new HubException("the record has no '" + pointer + "' to take out");
        }
        if (parent instanceof ObjectNode object) {
            object.remove(step);
        } else if (parent instanceof ArrayNode list) {
            list.remove(place(list, step, list.size() - 1));
        }
    }

    private int place(ArrayNode list, String step, int last) {
        if (!step.matches("[0-9]{1,9}") || Integer.parseInt(step) > last) {
            throw new HubException("'" + pointer + "' names '" + step + "' in a list of " + list.size()
                    + "; places are counted from 0, and '-' is behind the last");
        }
        return Integer.parseInt(step);
    }

    private JsonNode value(JsonNode before) {
        String written = value.orElse("");
        if (isJson) {
            return json(written, "the value of '" + pointer + "'");
        }
        if (before.isContainerNode()) {
            throw new HubException(
                    "'" + pointer + "' is a table or list; name a value inside it, or write " + pointer + ":=JSON");
        }
        if (before.isNumber()) {
            try {
                return DecimalNode.valueOf(new BigDecimal(written));
            } catch (NumberFormatException e) {
                throw new HubException(
                        "'" + pointer + "' is a number, and '" + written + "' is none; to put a text there,"
                                + " write it as JSON: " + pointer + ":='\"" + written + "\"'");
            }
        }
        if (before.isBoolean() && (written.equals("true") || written.equals("false"))) {
            return BooleanNode.valueOf(Boolean.parseBoolean(written));
        }
        return TextNode.valueOf(written);
    }

    /** Reads JSON that a person wrote. */
    public static JsonNode json(String written, String what) {
        try {
            JsonNode value = Json.MAPPER.readTree(written);
            if (value == null || value.isMissingNode()) {
                throw new HubException(what + " is empty, and not JSON");
            }
            return value;
        } catch (JsonProcessingException e) {
            throw new HubException(what + " is not JSON: " + e.getOriginalMessage());
        }
    }

    /** The JSON pointers of the single values in which two records differ. */
    public static List<String> differences(JsonNode before, JsonNode after) {
        var pointers = new ArrayList<String>();
        differences("", before, after, pointers);
        return pointers;
    }

    private static void differences(String at, JsonNode before, JsonNode after, List<String> pointers) {
        if (before.equals(after)) {
            return;
        }
        if (before.isObject() && after.isObject()) {
            var names = new TreeSet<String>();
            before.fieldNames().forEachRemaining(names::add);
            after.fieldNames().forEachRemaining(names::add);
            for (String name : names) {
                differences(
                        at + "/" + name.replace("~", "~0").replace("/", "~1"),
                        before.path(name),
                        after.path(name),
                        pointers);
            }
        } else if (before.isArray() && after.isArray() && before.size() == after.size()) {
            for (int place = 0; place < before.size(); place++) {
                differences(at + "/" + place, before.path(place), after.path(place), pointers);
            }
        } else {
            pointers.add(at);
        }
    }
}
