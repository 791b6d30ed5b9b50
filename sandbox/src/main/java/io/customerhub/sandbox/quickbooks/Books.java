package io.customerhub.sandbox.quickbooks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.customerhub.sandbox.company.BookRecord;
import io.customerhub.sandbox.company.Company;
import io.customerhub.sandbox.company.Entity;
import io.customerhub.sandbox.company.ExtraInvoices;
import io.customerhub.sandbox.http.Json;
import io.customerhub.sandbox.journal.Journal;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The company's books: what it was seeded with, and every change since. */
final class Books {

    /** A record that is no more. */
    record Deletion(Entity entity, String id, Instant time) {}

    private static final long FIRST_EXTRA_ID = 5_000_001;

    private final Map<Entity, EntityTable> tables = new EnumMap<>(Entity.class);
    private final List<Deletion> deletions = new ArrayList<>();
    private final Map<String, String> idsByDisplayName = new HashMap<>();
    private final Company company;
    private final Journal journal;
    private final Clock clock;
    private long lastCustomerId;
    private long nextExtraId = FIRST_EXTRA_ID;

    Books(Company company, Journal journal, Clock clock) {
        this.company = company;
        this.journal = journal;
        this.clock = clock;
        for (Entity entity : Entity.values()) {
            tables.put(entity, new EntityTable(company.book(entity)));
        }
        for (BookRecord customer : company.book(Entity.CUSTOMER)) {
            indexCustomer(customer.id(), QueryPlan.tree(customer));
        }
    }

    EntityTable table(Entity entity) {
        EntityTable table = tables.get(entity);
        if (table == null) {
            throw new IllegalStateException("no table of " + entity);
        }
        return table;
    }

    synchronized List<Deletion> deletionsSince(Entity entity, Instant time) {
        return deletions.stream()
                .filter(deletion -> deletion.entity == entity && !deletion.time.isBefore(time))
                .toList();
    }

    synchronized Optional<String> customerNamed(String displayName) {
        return Optional.ofNullable(idsByDisplayName.get(displayName.toLowerCase(Locale.ROOT)));
    }

    synchronized String nextCustomerId() {
        return String.valueOf(lastCustomerId + 1);
    }

    /** Stamps a tree with the next sync token and time of change, and keeps it. */
    synchronized ObjectNode save(Entity entity, String id, ObjectNode tree) {
        return save(entity, id, tree, timeOfChange(table(entity).find(id)));
    }

    /** Stamps a tree with the next sync token and a time of change, and keeps it. */
    synchronized ObjectNode save(Entity entity, String id, ObjectNode tree, Instant changed) {
        Optional<BookRecord> former = table(entity).find(id);
        long token = former.map(
                        record -> QueryPlan.tree(record).path("SyncToken").asLong() + 1)
                .orElse(0L);
        ObjectNode stamped = Json.object();
        stamped.put("domain", "QBO").put("sparse", false).put("Id", id).put("SyncToken", String.valueOf(token));
        String created = former.map(record -> QueryPlan.tree(record)
                        .path("MetaData")
                        .path("CreateTime")
                        .asText())
                .orElse(QuickBooksTime.write(changed));
        stamped.putObject("MetaData").put("CreateTime", created).put("LastUpdatedTime", QuickBooksTime.write(changed));
        tree.properties().forEach(member -> {
            if (!stamped.has(member.getKey())) {
                stamped.set(member.getKey(), member.getValue());
            }
        });
        ObjectNode line = Json.object().put("kind", "record").put("entity", entity.word());
        line.set("record", stamped);
        journal.append(line);
        keep(entity, stamped);
        return stamped;
    }

    synchronized Deletion delete(Entity entity, String id) {
        Instant time = timeOfChange(table(entity).find(id));
        journal.append(Json.object()
                .put("kind", "deletion")
                .put("entity", entity.word())
                .put("id", id)
                .put("time", time.toString()));
        return forget(entity, id, time);
    }

    /** Adds so many invoices that changed at a time or up to minutes after it. */
    synchronized void seedInvoices(int count, Instant updated) {
        journal.append(Json.object().put("kind", "seed").put("invoices", count).put("updated", updated.toString()));
        addInvoices(count, updated);
    }

    private void addInvoices(int count, Instant updated) {
        table(Entity.INVOICE).addAll(ExtraInvoices.of(company, nextExtraId, count, updated));
        nextExtraId += count;
    }

    /** Takes over one line of the journal. */
    synchronized void restore(JsonNode line) {
        if (line.path("kind").asText().equals("seed")) {
            addInvoices(
                    line.path("invoices").asInt(),
                    Instant.parse(line.path("updated").asText()));
            return;
        }
        Entity entity = Entity.of(line.path("entity").asText()).orElseThrow();
        if (line.path("kind").asText().equals("deletion")) {
            forget(
                    entity,
                    line.path("id").asText(),
                    Instant.parse(line.path("time").asText()));
        } else {
            keep(entity, (ObjectNode) line.path("record"));
        }
    }

    private Deletion forget(Entity entity, String id, Instant time) {
        table(entity).remove(id);
        Deletion deletion = new Deletion(entity, id, time);
        deletions.add(deletion);
        return deletion;
    }

    private void keep(Entity entity, ObjectNode tree) {
        String id = tree.path("Id").asText();
        if (entity == Entity.CUSTOMER) {
            idsByDisplayName.values().removeIf(id::equals);
            indexCustomer(id, tree);
        }
        Instant changed = QuickBooksTime.read(
                        tree.path("MetaData").path("LastUpdatedTime").asText())
                .orElseThrow();
        table(entity).put(BookRecord.of(id, changed, tree.path("Active").asBoolean(true), tree));
    }

    private void indexCustomer(String id, JsonNode tree) {
        idsByDisplayName.put(tree.path("DisplayName").asText().toLowerCase(Locale.ROOT), id);
        if (id.chars().allMatch(Character::isDigit)) {
            lastCustomerId = Math.max(lastCustomerId, Long.parseLong(id));
        }
    }

    /** Now to the second, but always later than the record was changed before. */
    private Instant timeOfChange(Optional<BookRecord> former) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        Instant after =
                former.map(record -> record.lastUpdated().plusSeconds(1)).orElse(now);
        return after.isAfter(now) ? after : now;
    }
}
