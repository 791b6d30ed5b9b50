package io.customerhub.sandbox.dynamics;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.customerhub.sandbox.http.Refusal;
import io.customerhub.sandbox.http.Request;
import io.customerhub.sandbox.http.Response;
import io.customerhub.sandbox.http.Statistics;
import io.customerhub.sandbox.http.Statistics.Outcome;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Creates, changes and deletes rows, one at a time or many that hold together. */
final class RowWriting {

    /** A row that is ready to be written: everything about it has been checked. */
    private record Draft(TableKind table, Optional<Row> former, Map<String, JsonNode> values) {}

    private final Tables tables;
    private final RowReading reading;
    private final Statistics statistics;

    RowWriting(Tables tables, RowReading reading, Statistics statistics) {
        this.tables = tables;
        this.reading = reading;
        this.statistics = statistics;
    }

    /** Makes a row. */
    Response create(Request request, Target target) {
        synchronized (tables) {
            Draft draft = draft(target.table(), Optional.empty(), body(request, target.table()));
            return answer(request, write(draft), target.table());
        }
    }

    /** Makes a row or changes it, whichever it takes; conditions in the request forbid the one or the other. */
    Response upsert(Request request, Target target) {
        if (target.isTable()) {
            throw DynamicsErrors.refused(
                    405,
                    "0x80060888",
                    "A row's key is missing behind " + target.table().set());
        }
        synchronized (tables) {
            Optional<Row> former = former(target);
            Optional<String> match = request.header("if-match");
            if (former.isEmpty() && match.isPresent()) {
                throw refused(DynamicsErrors.missing(target.table(), target.words()));
            }
            if (former.isPresent() && request.header("if-none-match").equals(Optional.of("*"))) {
                throw refused(
                        DynamicsErrors.refused(412, "0x80040237", "A record with matching key values already exists."));
            }
            if (former.isPresent()
                    && match.isPresent()
                    && !match.get().equals("*")
                    && !match.get().equals(former.get().etag())) {
                throw refused(DynamicsErrors.refused(
                        412,
                        "0x80060882",
                        "The version of the existing record doesn't match the RowVersion property provided."));
            }
            JsonNode body = body(request, target.table());
            String keyInBody = body.path(TableKind.KEY).asText();
            if (target.key().isPresent()
                    && !keyInBody.isEmpty()
                    && !keyInBody.equals(target.key().get())) {
                throw refused(DynamicsErrors.badPayload(
                        target.table(), "The alternate key in the body differs from the one in the address."));
            }
            Draft draft = draft(target.table(), former, body);
            target.key().ifPresent(key -> draft.values.put(TableKind.KEY, TextNode.valueOf(key)));
            return answer(request, write(draft), target.table());
        }
    }

    /** Makes or changes many rows by their alternate keys; if one cannot be, none is. */
    Response upsertMultiple(Request request, Target target) {
        JsonNode targets = body(request, target.table()).path("Targets");
        if (!targets.isArray() || targets.isEmpty()) {
            throw DynamicsErrors.badPayload(target.table(), "Targets must be a list of at least one row.");
        }
        synchronized (tables) {
            List<Draft> drafts = new ArrayList<>();
            Set<String> keys = new HashSet<>();
            for (JsonNode row : targets) {
                drafts.add(draftOfMany(target.table(), row, keys));
            }
            drafts.forEach(this::write);
            tables.commit();
        }
        return Response.empty(204);
    }

    Response delete(Target target) {
        synchronized (tables) {
            Row row = reading.find(target);
            tables.delete(target.table(), row.id());
            tables.commit();
        }
        statistics.record(Dynamics.NAME, Outcome.ARCHIVED);
        return Response.empty(204);
    }

    private Draft draftOfMany(TableKind table, JsonNode row, Set<String> keys) {
        if (!row.path("@odata.type").asText().equals(table.type())) {
            throw refused(DynamicsErrors.badPayload(table, "@odata.type of every target must be " + table.type()));
        }
        Target target = Target.of(row.path("@odata.id").asText(table.set()));
        if (target.isTable() || target.table() != table) {
            throw refused(DynamicsErrors.badPayload(
                    table, "@odata.id of every target must be " + table.set() + "(" + TableKind.KEY + "='…')"));
        }
        if (target.key().isPresent() && row.has(TableKind.KEY)) {
            throw refused(DynamicsErrors.badPayload(
                    table, "The alternate key " + TableKind.KEY + " must not be in the body as well."));
        }
        if (!keys.add(target.words().toLowerCase(Locale.ROOT))) {
            throw refused(
                    DynamicsErrors.refused(400, "0x80040237", "Targets has " + target.words() + " more than once."));
        }
        Draft draft = draft(table, former(target), row);
        target.key().ifPresent(key -> draft.values.put(TableKind.KEY, TextNode.valueOf(key)));
        return draft;
    }

    private Draft draft(TableKind table, Optional<Row> former, JsonNode body) {
        Map<String, JsonNode> values = new TreeMap<>(former.map(Row::values).orElse(Map.of()));
        for (Map.Entry<String, JsonNode> member : body.properties()) {
            String name = member.getKey();
            if (name.startsWith("@")) {
                continue;
            }
            Column column = Columns.of(table).get(name);
            if (column == null) {
                throw refused(DynamicsErrors.badPayload(
                        table,
                        "The property '" + name + "' does not exist on type '" + table.type()
                                + "'. Make sure to only use property names that are defined by the type."));
            }
            try {
                column.check(table, member.getValue());
            } catch (Refusal refusal) {
                throw refused(refusal);
            }
            if (member.getValue().isNull() || member.getValue().asText().isEmpty()) {
                values.remove(name);
            } else {
                values.put(name, plain(column, member.getValue()));
            }
        }
        String key = Optional.ofNullable(values.get(TableKind.KEY))
                .map(JsonNode::asText)
                .orElse("");
        Optional<Row> holder =
                key.isEmpty() ? Optional.empty() : tables.table(table).findByKey(key);
        if (holder.isPresent() && !holder.map(Row::id).equals(former.map(Row::id))) {
            throw refused(DynamicsErrors.refused(
                    412,
                    "0x80060892",
                    "A record that has the attribute values " + TableKind.KEY + " already exists. The entity key "
                            + TableKind.KEY + " requires that this set of attributes contains unique values."));
        }
        return new Draft(table, former, values);
    }

    private Row write(Draft draft) {
        Optional<Row> former = draft.former;
        if (former.isPresent() && former.get().values().equals(draft.values)) {
            statistics.record(Dynamics.NAME, Outcome.UNCHANGED);
            return former.get();
        }
        statistics.record(Dynamics.NAME, former.isEmpty() ? Outcome.CREATED : Outcome.CHANGED);
        return tables.write(draft.table, former, draft.values);
    }

    private Optional<Row> former(Target target) {
        RowTable table = tables.table(target.table());
        return target.id().flatMap(table::find).or(() -> target.key().flatMap(table::findByKey));
    }

    private Response answer(Request request, Row row, TableKind table) {
        tables.commit();
        String id = RowReading.base(request) + table.set() + "(" + row.id() + ")";
        Response answer = Preferences.of(request).wantsRepresentation()
                ? Response.json(200, row.toJson(table, Columns.of(table).keySet()))
                : Response.empty(204);
        return answer.with("OData-EntityId", id);
    }

    private Refusal refused(Refusal refusal) {
        statistics.record(Dynamics.NAME, Outcome.REFUSED);
        return refusal;
    }

    private static JsonNode body(Request request, TableKind table) {
        return request.json()
                .filter(JsonNode::isObject)
                .orElseThrow(() -> DynamicsErrors.badPayload(table, "The body is not a JSON object."));
    }

    /** A value in the one form that equal values share. */
    private static JsonNode plain(Column column, JsonNode value) {
        if (column.type() != Column.Type.MONEY) {
            return value;
        }
        BigDecimal number = value.decimalValue().stripTrailingZeros();
        return DecimalNode.valueOf(number.scale() < 0 ? number.setScale(0) : number);
    }
}
