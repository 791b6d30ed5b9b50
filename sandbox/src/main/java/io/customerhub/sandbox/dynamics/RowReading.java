package io.customerhub.sandbox.dynamics;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.customerhub.sandbox.http.Json;
import io.customerhub.sandbox.http.Request;
import io.customerhub.sandbox.http.Response;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Lists of rows in pages, and what changed since a list was read. */
final class RowReading {

    private static final Set<String> OPTIONS = Set.of("$select", "$skiptoken", "$deltatoken");

    private final Tables tables;
    private final DeltaTokens deltas;

    RowReading(Tables tables, DeltaTokens deltas) {
        this.tables = tables;
        this.deltas = deltas;
    }

    Response answer(Request request, Target target) {
        List<String> columns = columns(request, target.table());
        if (!target.isTable()) {
            ObjectNode row = find(target).toJson(target.table(), columns);
            ObjectNode answer = Json.object().put("@odata.context", context(request, target.table()) + "/$entity");
            answer.setAll(row);
            return Response.json(200, answer);
        }
        Preferences preferences = Preferences.of(request);
        Bookmark start = request.parameter("$skiptoken")
                .map(token -> Bookmark.of(token, target.table()))
                .or(() -> request.parameter("$deltatoken").map(token -> {
                    long since = deltas.read(token);
                    return new Bookmark(target.table(), true, true, since, String.valueOf(since));
                }))
                .orElseGet(
                        () -> new Bookmark(target.table(), false, preferences.tracksChanges(), tables.version(), ""));
        Response page = start.delta()
                ? changes(request, start, columns, preferences.pageSize())
                : list(request, start, columns, preferences.pageSize());
        List<String> applied = new ArrayList<>();
        applied.add("odata.maxpagesize=" + preferences.pageSize());
        if (start.tracked()) {
            applied.add("odata.track-changes");
        }
        return page.with("Preference-Applied", String.join(",", applied));
    }

    /** The row that a key means, or a refusal. */
    Row find(Target target) {
        RowTable table = tables.table(target.table());
        return target.id()
                .flatMap(table::find)
                .or(() -> target.key().flatMap(table::findByKey))
                .orElseThrow(() -> DynamicsErrors.missing(target.table(), target.words()));
    }

    private Response list(Request request, Bookmark start, List<String> columns, int size) {
        List<Row> rows = tables.table(start.table()).after(start.after(), size + 1);
        boolean more = rows.size() > size;
        List<Row> page = more ? rows.subList(0, size) : rows;
        ObjectNode answer = Json.object().put("@odata.context", context(request, start.table()));
        ArrayNode values = answer.putArray("value");
        page.forEach(row -> values.add(row.toJson(start.table(), columns)));
        if (more) {
            String last = page.get(page.size() - 1).id();
            link(answer, request, new Bookmark(start.table(), false, start.tracked(), start.since(), last));
        } else if (start.tracked()) {
            answer.put("@odata.deltaLink", deltaLink(request, start.table(), start.since()));
        }
        return Response.json(200, answer);
    }

    private Response changes(Request request, Bookmark start, List<String> columns, int size) {
        long now = tables.version();
        List<RowTable.Change> changes =
                tables.table(start.table()).changesAfter(Long.parseLong(start.after()), size + 1);
        boolean more = changes.size() > size;
        List<RowTable.Change> page = more ? changes.subList(0, size) : changes;
        String context = context(request, start.table());
        ObjectNode answer = Json.object().put("@odata.context", context + "/$delta");
        ArrayNode values = answer.putArray("value");
        for (RowTable.Change change : page) {
            if (change instanceof RowTable.Change.Kept kept) {
                values.add(kept.row().toJson(start.table(), columns));
            } else if (change instanceof RowTable.Change.Deleted deleted) {
                String of = base(request) + "$metadata#" + start.table().set() + "/$deletedEntity";
                values.addObject()
                        .put("@odata.context", of)
                        .put("id", deleted.id())
                        .put("reason", "deleted");
            }
        }
        if (more) {
            String last = String.valueOf(page.get(page.size() - 1).version());
            link(answer, request, new Bookmark(start.table(), true, true, start.since(), last));
        } else {
            long last = page.isEmpty()
                    ? now
                    : Math.max(now, page.get(page.size() - 1).version());
            answer.put("@odata.deltaLink", deltaLink(request, start.table(), last));
        }
        return Response.json(200, answer);
    }

    private static void link(ObjectNode answer, Request request, Bookmark next) {
        answer.put(
                "@odata.nextLink",
                base(request) + next.table().set() + "?" + select(request) + "$skiptoken=" + next.toToken());
    }

    private String deltaLink(Request request, TableKind table, long version) {
        String token = URLEncoder.encode(deltas.issue(version), StandardCharsets.UTF_8);
        return base(request) + table.set() + "?" + select(request) + "$deltatoken=" + token;
    }

    private static String select(Request request) {
        return request.parameter("$select")
                .map(names -> "$select=" + URLEncoder.encode(names, StandardCharsets.UTF_8) + "&")
                .orElse("");
    }

    private static String context(Request request, TableKind table) {
        String columns =
                request.parameter("$select").map(names -> "(" + names + ")").orElse("");
        return base(request) + "$metadata#" + table.set() + columns;
    }

    /** Where the environment's tables are. */
    static String base(Request request) {
        return request.base() + "/" + Dynamics.NAME + Dynamics.API;
    }

    private static List<String> columns(Request request, TableKind table) {
        for (String option : request.query().keySet()) {
            if (!OPTIONS.contains(option)) {
                throw DynamicsErrors.badQuery("The query parameter " + option + " is not supported by the sandbox.");
            }
        }
        Map<String, Column> known = Columns.of(table);
        Optional<String> select = request.parameter("$select").filter(names -> !names.isBlank());
        if (select.isEmpty()) {
            return List.copyOf(known.keySet());
        }
        List<String> columns = new ArrayList<>();
        for (String name : select.get().split(",", -1)) {
            if (!known.containsKey(name.trim())) {
                throw DynamicsErrors.noColumn(table, name.trim());
            }
            columns.add(name.trim());
        }
        return columns;
    }
}
