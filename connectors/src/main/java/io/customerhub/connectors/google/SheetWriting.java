package io.customerhub.connectors.google;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.api.services.sheets.v4.model.ValueRange;
import io.customerhub.connectors.Answer;
import io.customerhub.connectors.Delivery;
import io.customerhub.connectors.Delivery.Operation;
import io.customerhub.connectors.VendorException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A batch on its way into columns of a sheet. What the columns should hold is known by key, for rows of the batch what it
 * brings and for all others what they held at the first look; so a row that moves between a look and a write is put right
 * by the next round.
 */
public final class SheetWriting {
    private static final int MOST_ROUNDS = 5;
    private static final String SYSTEM = "google-sheets";

    private final String sheet;
    private final String keyColumn;
    private final List<Delivery> deliveries;
    private final Set<String> columns = new LinkedHashSet<>();
    private final Map<String, Map<String, Object>> wanted = new HashMap<>();
    private final Map<String, Map<String, Object>> before = new HashMap<>();
    private final List<ValueRange> differences = new ArrayList<>();
    private final Set<String> keysFound = new LinkedHashSet<>();
    private int rounds;
    private boolean done;

    SheetWriting(String sheet, String keyColumn, List<Delivery> deliveries) {
        this.sheet = sheet;
        this.keyColumn = keyColumn;
        this.deliveries = List.copyOf(deliveries);
        this.done = deliveries.get(0).operation() == Operation.RETIRE;
        for (Delivery delivery : deliveries) {
            var values = new LinkedHashMap<String, Object>();
            delivery.fields().properties().forEach(field -> {
                if (!field.getKey().equals(keyColumn)) {
                    columns.add(field.getKey());
                    values.put(field.getKey(), cell(field.getValue()));
                }
            });
            keys(delivery).forEach(key -> wanted.put(key, values));
        }
    }

    /** The keys of the rows that a delivery is about. */
    private List<String> keys(Delivery delivery) {
        JsonNode named = delivery.fields().path(keyColumn);
        var keys = new ArrayList<String>();
        if (named.isArray()) {
            named.forEach(key -> keys.add(key.asText()));
        } else if (!named.asText().isEmpty()) {
            keys.add(named.asText());
        }
        return keys;
    }

    private static Object cell(JsonNode value) {
        if (value.isNull()) {
            return "";
        }
        return value.isNumber() ? value.decimalValue() : value.asText();
    }

    /** Whether the sheet is still to be looked at. */
    public boolean isMore() {
        return !done;
    }

    /** Whether it holds something else than it should. */
    public boolean isDifferent() {
        return !differences.isEmpty();
    }

    List<ValueRange> differences() {
        return List.copyOf(differences);
    }

    /** Takes the sheet's rows, the header first. */
    void compare(List<List<Object>> rows) {
        List<String> header = rows.isEmpty()
                ? List.of()
                : rows.get(0).stream().map(String::valueOf).toList();
        var needed = new LinkedHashSet<String>(Set.of(keyColumn));
        needed.addAll(columns);
        List<String> missing =
                needed.stream().filter(column -> !header.contains(column)).toList();
        if (!missing.isEmpty()) {
            throw new VendorException.Refused(
                    SYSTEM,
                    "writing columns of sheet " + sheet,
                    "its header has no " + missing + " but " + header,
                    "write them into the first row, or change the mapping");
        }
        differences.clear();
        keysFound.clear();
        int keyAt = header.indexOf(keyColumn);
        for (int i = 1; i < rows.size(); i++) {
            String key = text(value(rows.get(i), keyAt)).strip();
            if (!key.isEmpty()) {
                keysFound.add(key);
                compare(header, rows.get(i), key, i + 1);
            }
        }
        rounds++;
        if (differences.isEmpty()) {
            done = true;
        } else if (rounds >= MOST_ROUNDS) {
            throw new VendorException.Unavailable(
                    SYSTEM, "writing columns of sheet " + sheet, "somebody keeps changing the order of its rows");
        }
    }

    private void compare(List<String> header, List<Object> row, String key, int rowNumber) {
        var present = new LinkedHashMap<String, Object>();
        columns.forEach(column -> present.put(column, value(row, header.indexOf(column))));
        Map<String, Object> first = before.computeIfAbsent(key, unseen -> present);
        Map<String, Object> should = wanted.getOrDefault(key, first);
        should.forEach((column, value) -> {
            if (!text(value).equals(text(present.get(column)))) {
                String place = sheet + "!" + letters(header.indexOf(column)) + rowNumber;
                differences.add(new ValueRange().setRange(place).setValues(List.of(List.of(value))));
            }
        });
    }

    private static Object value(List<Object> row, int column) {
        return column < row.size() ? row.get(column) : "";
    }

    private static String text(@Nullable Object value) {
        if (value instanceof Number number) {
            return new BigDecimal(number.toString()).stripTrailingZeros().toPlainString();
        }
        return value == null ? "" : value.toString();
    }

    private static String letters(int column) {
        var letters = new StringBuilder();
        for (int rest = column + 1; rest > 0; rest = (rest - 1) / 26) {
            letters.insert(0, (char) ('A' + (rest - 1) % 26));
        }
        return letters.toString();
    }

    /** A delivery none of whose rows is in the sheet is refused; a retired one has none. */
    List<Answer> answers() {
        return deliveries.stream()
                .map(delivery -> {
                    List<String> keys = keys(delivery);
                    boolean isThere = delivery.operation() == Operation.RETIRE
                            || keys.stream().anyMatch(keysFound::contains);
                    return isThere
                            ? Answer.written(delivery.externalId(), String.join(",", keys))
                            : Answer.refused(
                                    delivery.externalId(),
                                    "sheet " + sheet + " has no row whose " + keyColumn + " is one of " + keys);
                })
                .toList();
    }
}
