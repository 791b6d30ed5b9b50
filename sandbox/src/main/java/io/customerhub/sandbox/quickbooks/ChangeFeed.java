package io.customerhub.sandbox.quickbooks;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.customerhub.sandbox.company.BookRecord;
import io.customerhub.sandbox.company.Entity;
import io.customerhub.sandbox.http.Json;
import io.customerhub.sandbox.http.Request;
import io.customerhub.sandbox.http.Response;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Change data capture: what changed since a time, deletions too, at most 1,000 objects and no second page. */
final class ChangeFeed {

    private static final Duration REACH = Duration.ofDays(30);
    private static final int LARGEST_ANSWER = 1_000;

    private final Books books;
    private final QuickBooksErrors errors;
    private final Clock clock;

    ChangeFeed(Books books, QuickBooksErrors errors, Clock clock) {
        this.books = books;
        this.errors = errors;
        this.clock = clock;
    }

    Response answer(Request request) {
        List<Entity> entities = entities(request.parameter("entities").orElse(""));
        Instant since = since(request.parameter("changedSince").orElse(""));
        PageWriter writer = new PageWriter().text("{\"CDCResponse\":[{\"QueryResponse\":[");
        int room = LARGEST_ANSWER;
        for (int i = 0; i < entities.size(); i++) {
            Entity entity = entities.get(i);
            List<BookRecord> all = books.table(entity).view().byChange();
            List<BookRecord> changed = all.subList(TableView.firstSince(all, since), all.size());
            changed = changed.subList(0, Math.min(room, changed.size()));
            room -= changed.size();
            List<byte[]> deletions = books.deletionsSince(entity, since).stream()
                    .limit(room)
                    .map(ChangeFeed::tombstone)
                    .toList();
            room -= deletions.size();
            writer.text(i == 0 ? "" : ",").page(entity, 1, changed, deletions);
        }
        String time = QuickBooksTime.write(clock.instant());
        return Response.json(200, writer.text("]}],\"time\":\"" + time + "\"}").parts());
    }

    private static byte[] tombstone(Books.Deletion deletion) {
        ObjectNode tombstone =
                Json.object().put("domain", "QBO").put("status", "Deleted").put("Id", deletion.id());
        tombstone.putObject("MetaData").put("LastUpdatedTime", QuickBooksTime.write(deletion.time()));
        return Json.bytes(tombstone);
    }

    private List<Entity> entities(String names) {
        List<Entity> entities = new ArrayList<>();
        for (String name : names.split(",", -1)) {
            entities.add(Entity.of(name.trim())
                    .orElseThrow(() -> errors.invalid(
                            "4002", "Invalid entity", "The entity '" + name + "' is not one that cdc can give")));
        }
        return entities;
    }

    private Instant since(String text) {
        Instant since = QuickBooksTime.read(text)
                .orElseThrow(() -> errors.invalid(
                        "2050", "Invalid date format", "changedSince '" + text + "' is not an ISO date and time"));
        if (since.isBefore(clock.instant().minus(REACH))) {
            throw errors.invalid("4003", "Invalid changedSince", "changedSince cannot be more than 30 days ago");
        }
        return since;
    }
}
