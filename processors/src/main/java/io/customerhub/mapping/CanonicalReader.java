package io.customerhub.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import io.customerhub.model.CanonicalRecord;
import io.customerhub.model.CustomerField;
import io.customerhub.model.CustomerRecord;
import io.customerhub.model.Facts;
import io.customerhub.model.PlainField;
import io.customerhub.model.PlainKind;
import io.customerhub.model.PlainRecord;
import io.customerhub.model.Problem;
import io.customerhub.model.Relation;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Reads the fields that a mapping produced into a canonical record, collecting every problem on the way. */
final class CanonicalReader {
    static final String CHANGED_AT = "changedAt";
    private static final String CUSTOMER = "customer";
    private static final String CUSTOMER_ENTITY = "customerEntity";
    private static final String CUSTOMER_SOURCE = "customerSource";
    private static final String RULE = "mapping";
    private static final int MOST_DIGITS = 100;

    private final SourceKey key;
    private final JsonNode fields;
    private final List<Problem> problems = new ArrayList<>();

    CanonicalReader(SourceKey key, JsonNode fields) {
        this.key = key;
        this.fields = fields;
    }

    /** The fields of what may belong to a customer: its own, and those that name the customer. */
    static List<String> owned(String... fields) {
        return Stream.concat(Stream.of(CUSTOMER, CUSTOMER_SOURCE, CUSTOMER_ENTITY), Stream.of(fields))
                .toList();
    }

    List<Problem> problems() {
        return problems;
    }

    CanonicalRecord customer() {
        var values = new EnumMap<CustomerField, String>(CustomerField.class);
        for (CustomerField field : CustomerField.values()) {
            text(fields, field.word()).ifPresent(value -> values.put(field, value));
        }
        var relations = new EnumMap<Relation, SourceKey>(Relation.class);
        for (Relation relation : Relation.values()) {
            record(key.source(), relation.word(), relation.entityWord())
                    .ifPresent(other -> relations.put(relation, other));
        }
        return new CustomerRecord(key, changedAt(), new Facts(values), Map.of(), relations);
    }

    CanonicalRecord transaction() {
        List<String> kinds = TransactionKind.words();
        TransactionKind kind = required("kind")
                .flatMap(word -> checked("kind", word, kinds::contains, "is none of " + kinds))
                .flatMap(TransactionKind::of)
                .orElse(TransactionKind.ADJUSTMENT);
        var lines = new ArrayList<TransactionLine>();
        for (JsonNode line : fields.path("lines")) {
            lines.add(line(line, lines.size() + 1));
        }
        return new TransactionRecord(
                key,
                changedAt(),
                kind,
                owner(),
                text(fields, "number"),
                required("date").flatMap(written -> day("date", written)).orElse(LocalDate.EPOCH),
                required("currency").orElse(""),
                decimal(fields, "total", "total").orElseGet(() -> missing("total")),
                lines);
    }

    /** A record of this kind; none where there is a problem with it. */
    Optional<CanonicalRecord> plain(PlainKind kind) {
        var values = new HashMap<String, String>();
        for (PlainField field : kind.fields()) {
            (field.required() ? required(field.word()) : text(fields, field.word()))
                    .flatMap(written -> normal(field, written))
                    .ifPresent(value -> values.put(field.word(), value));
            if (field.type() == PlainField.Type.AMOUNT
                    && values.containsKey(field.word())
                    && text(fields, PlainKind.CURRENCY).isEmpty()) {
                problem(PlainKind.CURRENCY, "is missing beside the " + field.word());
            }
        }
        Optional<SourceKey> owner = kind.belongs() ? owner() : Optional.empty();
        Instant changedAt = changedAt();
        return problems.isEmpty()
                ? Optional.of(new PlainRecord(kind, key, changedAt, owner, values))
                : Optional.empty();
    }

    private Optional<String> normal(PlainField field, String written) {
        String word = field.word();
        return switch (field.type()) {
            case TEXT -> Optional.of(written);
            case CHOICE -> checked(word, written, field.choices()::contains, "is none of " + field.choices());
            case DATE -> day(word, written).map(LocalDate::toString);
            case TIME -> time(word, written).map(Instant::toString);
            case AMOUNT -> decimal(fields, word, word).map(BigDecimal::toPlainString);
            case SHARE ->
                decimal(fields, word, word)
                        .flatMap(share -> checked(word, share, CanonicalReader::isShare, "is not between 0 and 1"))
                        .map(BigDecimal::toPlainString);
            case COUNT ->
                decimal(fields, word, word)
                        .flatMap(count -> checked(word, count, CanonicalReader::isCount, "is not a whole number"))
                        .map(count -> count.toBigInteger().toString());
        };
    }

    private static boolean isShare(BigDecimal number) {
        return number.signum() >= 0 && number.compareTo(BigDecimal.ONE) <= 0;
    }

    private static boolean isCount(BigDecimal number) {
        return number.signum() >= 0
                && number.stripTrailingZeros().scale() <= 0
                && number.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) <= 0;
    }

    private <T> Optional<T> checked(String word, T value, Predicate<T> condition, String complaint) {
        if (condition.test(value)) {
            return Optional.of(value);
        }
        problem(word, complaint);
        return Optional.empty();
    }

    /** The customer this is of, as its source names them, or the source that it says. */
    private Optional<SourceKey> owner() {
        String source = text(fields, CUSTOMER_SOURCE)
                .flatMap(named -> checked(CUSTOMER_SOURCE, named, CanonicalReader::isSource, "is no name of a source"))
                .orElse(key.source());
        return record(source, CUSTOMER, CUSTOMER_ENTITY);
    }

    private static boolean isSource(String name) {
        return name.matches("[a-z][a-z0-9-]*");
    }

    private Optional<SourceKey> record(String source, String id, String entity) {
        return text(fields, id)
                .map(named -> new SourceKey(source, text(fields, entity).orElse("Customer"), named));
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
                .flatMap(written -> time(CHANGED_AT, written))
                .orElse(Instant.EPOCH);
    }

    private Optional<Instant> time(String word, String written) {
        try {
            return Optional.of(OffsetDateTime.parse(written).toInstant());
        } catch (DateTimeException e) {
            problem(word, "is not an ISO 8601 time with an offset");
            return Optional.empty();
        }
    }

    private Optional<LocalDate> day(String word, String written) {
        try {
            return Optional.of(LocalDate.parse(written));
        } catch (DateTimeException e) {
            problem(word, "is not an ISO 8601 date");
            return Optional.empty();
        }
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
