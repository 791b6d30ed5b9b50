package io.customerhub.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import io.customerhub.model.CanonicalRecord;
import io.customerhub.model.CustomerField;
import io.customerhub.model.CustomerRecord;
import io.customerhub.model.Facts;
import io.customerhub.model.Problem;
import io.customerhub.model.SourceKey;
import io.customerhub.model.TransactionKind;
import io.customerhub.model.TransactionLine;
import io.customerhub.model.TransactionRecord;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Optional;

/** Reads the fields that a mapping produced into a canonical record, collecting every problem on the way. */
final class CanonicalReader {
    static final String CHANGED_AT = "changedAt";
    static final List<String> TRANSACTION_FIELDS =
            List.of(CHANGED_AT, "kind", "customer", "customerEntity", "number", "date", "currency", "total", "lines");
    private static final String RULE = "mapping";
    private static final int MOST_DIGITS = 100;

    private final SourceKey key;
    private final JsonNode fields;
    private final List<Problem> problems = new ArrayList<>();

    CanonicalReader(SourceKey key, JsonNode fields) {
        this.key = key;
        this.fields = fields;
    }

    List<Problem> problems() {
        return problems;
    }

    CanonicalRecord customer() {
        var values = new EnumMap<CustomerField, String>(CustomerField.class);
        for (CustomerField field : CustomerField.values()) {
            text(fields, field.word()).ifPresent(value -> values.put(field, value));
        }
        return new CustomerRecord(key, changedAt(), new Facts(values));
    }

    CanonicalRecord transaction() {
        TransactionKind kind = required("kind")
                .flatMap(word -> {
                    Optional<TransactionKind> known = TransactionKind.of(word);
                    if (known.isEmpty()) {
                        problem("kind", "is none of " + TransactionKind.words());
                    }
                    return known;
                })
                .orElse(TransactionKind.ADJUSTMENT);
        Optional<SourceKey> customer = text(fields, "customer")
                .map(id -> new SourceKey(
                        key.source(), text(fields, "customerEntity").orElse("Customer"), id));
        var lines = new ArrayList<TransactionLine>();
        for (JsonNode line : fields.path("lines")) {
            lines.add(line(line, lines.size() + 1));
        }
        return new TransactionRecord(
                key,
                changedAt(),
                kind,
                customer,
                text(fields, "number"),
                date(),
                required("currency").orElse(""),
                decimal(fields, "total", "total").orElseGet(() -> missing("total")),
                lines);
    }

    private TransactionLine line(JsonNode line, int number) {
        String place = "lines/" + number + "/";
        return new TransactionLine(
                number,
                text(line, "item"),
                text(line, "description"),
                decimal(line, "quantity", place + "quantity"),
                decimal(line, "unitPrice", place + "unitPrice"),
                decimal(line, "amount", place + "amount").orElseGet(() -> missing(place + "amount")));
    }

    private Instant changedAt() {
        return text(fields, CHANGED_AT)
                .map(value -> {
                    try {
                        return OffsetDateTime.parse(value).toInstant();
                    } catch (DateTimeException e) {
                        problem(CHANGED_AT, "is not an ISO 8601 time with an offset");
                        return Instant.EPOCH;
                    }
                })
                .orElse(Instant.EPOCH);
    }

    private LocalDate date() {
        return required("date")
                .flatMap(value -> {
                    try {
                        return Optional.of(LocalDate.parse(value));
                    } catch (DateTimeException e) {
                        problem("date", "is not an ISO 8601 date");
                        return Optional.empty();
                    }
                })
                .orElse(LocalDate.EPOCH);
    }

    private Optional<BigDecimal> decimal(JsonNode parent, String name, String place) {
        JsonNode value = parent.path(name);
        if (value.isDouble() || value.isFloat()) {
            problem(place, "went through floating point: use " + ExactFunction.INSTEAD);
            return Optional.of(BigDecimal.ZERO);
        }
        if (value.isNumber()) {
            return Optional.of(bounded(value.decimalValue(), place));
        }
        return text(parent, name).map(text -> {
            try {
                return bounded(new BigDecimal(text), place);
            } catch (NumberFormatException e) {
                problem(place, "is not a number");
                return BigDecimal.ZERO;
            }
        });
    }

    /** 1e999999999 is a number, too: written out it would fill the memory. */
    private BigDecimal bounded(BigDecimal number, String place) {
        if (Math.abs((long) number.scale()) > MOST_DIGITS || number.precision() > MOST_DIGITS) {
            problem(place, "has more than " + MOST_DIGITS + " digits");
            return BigDecimal.ZERO;
        }
        return number;
    }

    private BigDecimal missing(String place) {
        problem(place, "is missing");
        return BigDecimal.ZERO;
    }

    private Optional<String> required(String name) {
        Optional<String> value = text(fields, name);
        if (value.isEmpty()) {
            problem(name, "is missing");
        }
        return value;
    }

    private Optional<String> text(JsonNode parent, String name) {
        JsonNode value = parent.path(name);
        if (value.isContainerNode()) {
            problem(name, "is a table or list, not a single value");
            return Optional.empty();
        }
        String text = value.isBigDecimal() ? bounded(value.decimalValue(), name).toPlainString() : value.asText("");
        return value.isNull() || text.isBlank() ? Optional.empty() : Optional.of(text.strip());
    }

    private void problem(String field, String message) {
        problems.add(new Problem(RULE, field, message));
    }
}
