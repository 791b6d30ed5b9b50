package io.customerhub.sandbox.salesforce;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.customerhub.sandbox.http.Json;
import io.customerhub.sandbox.http.Request;
import io.customerhub.sandbox.http.Response;
import io.customerhub.sandbox.http.Statistics;
import io.customerhub.sandbox.http.Statistics.Outcome;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Up to 200 records in one call; the answer has one outcome a record, in the order of the request. */
final class ObjectCollections {

    private static final int LARGEST_COLLECTION = 200;
    private static final RowError ROLLED_BACK = new RowError(
            "ALL_OR_NONE_OPERATION_ROLLED_BACK",
            "Record rolled back because not all records were valid and the request was using AllOrNone header",
            "");

    private final Map<SObjectKind, ObjectTable> tables;
    private final Statistics statistics;
    private final Clock clock;

    ObjectCollections(Map<SObjectKind, ObjectTable> tables, Statistics statistics, Clock clock) {
        this.tables = tables;
        this.statistics = statistics;
        this.clock = clock;
    }

    /** Creates or changes records by their external id. */
    Response upsert(JsonNode body, ObjectTable table, String externalIdField) {
        if (!table.kind().isUpserted() || !externalIdField.equalsIgnoreCase(FieldCatalogue.EXTERNAL_ID)) {
            return SalesforceErrors.error(
                    404,
                    "NOT_FOUND",
                    "Provided external ID field does not exist or is not accessible: " + externalIdField);
        }
        JsonNode records = body.path("records");
        refuseSize(records.isArray() ? records.size() : 0);
        List<JsonNode> rows = new ArrayList<>();
        records.forEach(rows::add);
        List<Optional<RowError>> errors = problems(rows, table);
        boolean none = body.path("allOrNone").asBoolean() && errors.stream().anyMatch(Optional::isPresent);
        ArrayNode answer = Json.array();
        Instant now = clock.instant();
        synchronized (table) {
            for (int i = 0; i < records.size(); i++) {
                Optional<RowError> error = errors.get(i).or(() -> none ? Optional.of(ROLLED_BACK) : Optional.empty());
                if (error.isPresent()) {
                    statistics.record(Salesforce.NAME, Outcome.REFUSED);
                    answer.add(error.get().toUpsertJson());
                } else {
                    answer.add(write(records.get(i), table, now));
                }
            }
            table.commit();
        }
        return Response.json(200, answer);
    }

    /** What is wrong with each record, in their order; records that share an external id are all wrong. */
    List<Optional<RowError>> problems(List<JsonNode> records, ObjectTable table) {
        Map<String, Integer> uses = new HashMap<>();
        records.forEach(record -> uses.merge(externalId(record).toLowerCase(Locale.ROOT), 1, Integer::sum));
        return records.stream().map(record -> problem(record, table, uses)).toList();
    }

    Response delete(Request request) {
        List<String> ids = List.of(request.parameter("ids").orElse("").split(",", -1));
        refuseSize(ids.get(0).isEmpty() ? 0 : ids.size());
        ArrayNode answer = Json.array();
        boolean whole = request.parameter("allOrNone").equals(Optional.of("true"));
        boolean none = whole && ids.stream().anyMatch(id -> find(id.trim()).isEmpty());
        for (String id : ids) {
            Optional<SObject> found = find(id.trim());
            if (found.isEmpty() || none) {
                statistics.record(Salesforce.NAME, Outcome.REFUSED);
                RowError missing = id.trim().matches("[A-Za-z0-9]{15}([A-Za-z0-9]{3})?")
                        ? new RowError("ENTITY_IS_DELETED", "entity is deleted", "")
                        : new RowError("MALFORMED_ID", "malformed id " + id, "Id");
                answer.add((found.isEmpty() ? missing : ROLLED_BACK).toJson());
            } else {
                ObjectTable table =
                        Objects.requireNonNull(tables.get(found.get().kind()));
                table.delete(found.get().id(), clock.instant());
                table.commit();
                statistics.record(Salesforce.NAME, Outcome.ARCHIVED);
                answer.add(RowError.success(found.get().id()));
            }
        }
        return Response.json(200, answer);
    }

    private Optional<SObject> find(String id) {
        return tables.values().stream()
                .filter(table -> id.startsWith(table.kind().prefix()))
                .findFirst()
                .flatMap(table -> table.find(id));
    }

    private static void refuseSize(int size) {
        if (size == 0) {
            throw SalesforceErrors.refused("INVALID_INPUT", "The request must hold at least one record");
        }
        if (size > LARGEST_COLLECTION) {
            throw SalesforceErrors.refused(
                    "EXCEEDED_MAX_SIZE_REQUEST",
                    "record limit reached. cannot submit more than 200 records in one request");
        }
    }

    private static String externalId(JsonNode record) {
        for (Map.Entry<String, JsonNode> member : record.properties()) {
            if (member.getKey().equalsIgnoreCase(FieldCatalogue.EXTERNAL_ID)) {
                return member.getValue().isNull() ? "" : member.getValue().asText();
            }
        }
        return "";
    }

    private Optional<RowError> problem(JsonNode record, ObjectTable table, Map<String, Integer> uses) {
        SObjectKind kind = table.kind();
        if (!record.path("attributes").path("type").asText().equals(kind.word())) {
            return Optional.of(new RowError("INVALID_TYPE", "attributes.type must be " + kind.word(), ""));
        }
        String externalId = externalId(record);
        if (externalId.isEmpty()) {
            return Optional.of(new RowError(
                    "MISSING_ARGUMENT", FieldCatalogue.EXTERNAL_ID + " not specified", FieldCatalogue.EXTERNAL_ID));
        }
        if (uses.getOrDefault(externalId.toLowerCase(Locale.ROOT), 0) > 1) {
            return Optional.of(new RowError(
                    "DUPLICATE_VALUE", "Duplicate external id specified: " + externalId, FieldCatalogue.EXTERNAL_ID));
        }
        Set<String> missing =
                new TreeSet<>(table.findByExternalId(externalId).isPresent() ? List.of() : kind.required());
        for (Map.Entry<String, JsonNode> member : record.properties()) {
            String name = member.getKey();
            if (name.equals("attributes")) {
                continue;
            }
            if (name.equalsIgnoreCase("Id")) {
                return Optional.of(new RowError(
                        "INVALID_FIELD", "Cannot specify both an external ID reference and a salesforce id, Id", "Id"));
            }
            Optional<SalesforceField> field = FieldCatalogue.find(kind, name);
            if (field.isEmpty()) {
                return Optional.of(new RowError(
                        "INVALID_FIELD", "No such column '" + name + "' on sobject of type " + kind.word(), name));
            }
            Optional<RowError> problem = field.get().problem(member.getValue());
            if (problem.isPresent()) {
                return problem;
            }
            boolean empty =
                    member.getValue().isNull() || member.getValue().asText().isBlank();
            if (!empty) {
                missing.remove(field.get().name());
            } else if (kind.required().contains(field.get().name())) {
                missing.add(field.get().name());
            }
        }
        return missing.isEmpty()
                ? Optional.empty()
                : Optional.of(new RowError(
                        "REQUIRED_FIELD_MISSING",
                        "Required fields are missing: " + missing,
                        missing.iterator().next()));
    }

    /** Writes a record that nothing is wrong with; the caller commits. */
    ObjectNode write(JsonNode record, ObjectTable table, Instant now) {
        Optional<SObject> former = table.findByExternalId(externalId(record));
        Map<String, JsonNode> fields = new TreeMap<>(former.map(SObject::fields).orElse(Map.of()));
        record.properties()
                .forEach(member -> FieldCatalogue.find(table.kind(), member.getKey())
                        .ifPresent(field -> {
                            JsonNode value = member.getValue();
                            if (value.isNull() || value.asText().isEmpty()) {
                                fields.remove(field.name());
                            } else if (field.isNumber()) {
                                fields.put(field.name(), DecimalNode.valueOf(plain(value.asText())));
                            } else {
                                fields.put(field.name(), Json.object().textNode(value.asText()));
                            }
                        }));
        SObject object;
        if (former.isEmpty()) {
            object = table.create(fields, now);
            statistics.record(Salesforce.NAME, Outcome.CREATED);
        } else if (former.get().fields().equals(fields)) {
            object = former.get();
            statistics.record(Salesforce.NAME, Outcome.UNCHANGED);
        } else {
            object = table.change(former.get(), fields, now);
            statistics.record(Salesforce.NAME, Outcome.CHANGED);
        }
        return RowError.success(object.id()).put("created", former.isEmpty());
    }

    /** A number in the one form that equal numbers share. */
    private static BigDecimal plain(String text) {
        BigDecimal number = new BigDecimal(text).stripTrailingZeros();
        return number.scale() < 0 ? number.setScale(0) : number;
    }
}
