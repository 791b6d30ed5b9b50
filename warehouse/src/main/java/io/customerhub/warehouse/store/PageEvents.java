package io.customerhub.warehouse.store;

import static io.customerhub.warehouse.store.Texts.keys;
import static io.customerhub.warehouse.store.Texts.texts;

import io.customerhub.connectors.kafka.MessageHeader;
import io.customerhub.connectors.kafka.StreamEvent;
import io.customerhub.model.Problem;
import io.customerhub.model.SourceKey;
import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jdbi.v3.core.argument.Argument;

/** Which of a page's records are events of a topic: what becomes of these is also told there. */
final class PageEvents {
    private final PageTransaction page;
    private final Map<SourceKey, StreamEvent> events;
    private final Predicate<StreamEvent> told;

    /** @param told of which events a topic is told where they go to quarantine */
    PageEvents(PageTransaction page, Map<SourceKey, StreamEvent> events, Predicate<StreamEvent> told) {
        this.page = page;
        this.events = Map.copyOf(events);
        this.told = told;
    }

    /** Records that wait in quarantine under their own ids: when they come again, they are judged again. */
    Set<SourceKey> waiting() {
        List<SourceKey> named = events.entrySet().stream()
                .filter(event -> !event.getKey().id().equals(event.getValue().place()))
                .map(Map.Entry::getKey)
                .toList();
        return named.isEmpty() ? Set.of() : Set.copyOf(Quarantine.waiting(page.handle(), page.tenant(), named));
    }

    /** Keeps what went to quarantine, for whoever sends it later. */
    void quarantined(Map<SourceKey, List<Problem>> problems) {
        List<SourceKey> own = own(problems.keySet());
        if (own.isEmpty()) {
            return;
        }
        page.handle()
                .createUpdate("""
                        update hub.quarantine q set event_hash = p.hash
                        from unnest(:sources, :entities, :ids, :hashes) as p (source, entity, record_id, hash)
                        where q.tenant = :tenant and q.source = p.source and q.entity = p.entity
                              and q.record_id = p.record_id
                        """)
                .bind("tenant", page.tenant())
                .bindNamedArgumentFinder(keys(own))
                .bindArray("hashes", UUID.class, hashes(own))
                .execute();
        var letters = new ArrayList<DeadLetter>();
        own.forEach(key -> Optional.ofNullable(events.get(key))
                .filter(told)
                .ifPresent(event -> letters.add(
                        new DeadLetter(event, key.id(), reason(problems.getOrDefault(key, List.of())), page.now()))));
        if (!letters.isEmpty()) {
            keep(letters);
        }
    }

    private static String reason(List<Problem> problems) {
        return problems.stream()
                .map(problem -> (problem.field() + " " + problem.message()).strip())
                .collect(Collectors.joining("; "));
    }

    private void keep(List<DeadLetter> letters) {
        List<StreamEvent> of = letters.stream().map(DeadLetter::event).toList();
        page.handle()
                .createUpdate("""
                        insert into hub.dead_letters
                            (tenant, topic, partition, event_offset, record_id, reason, written_at, failed_at, key, value,
                             header_names, header_values, not_before)
                        select :tenant, topic, partition, event_offset, record_id, reason, written_at, :now, key, value,
                               array(select name from unnest(:headerNames, :headerOf) as h (name, letter)
                                     where letter = place),
                               array(select header from unnest(:headerValues, :headerOf) as h (header, letter)
                                     where letter = place),
                               :now
                        from unnest(:topics, :partitions, :offsets, :ids, :reasons, :written, :eventKeys, :eventValues)
                             with ordinality
                             as p (topic, partition, event_offset, record_id, reason, written_at, key, value, place)
                        order by topic, partition, event_offset
                        on conflict (topic, partition, event_offset, tenant) do nothing
                        """)
                .bind("tenant", page.tenant())
                .bind("now", page.now())
                .bind("topics", texts(of, StreamEvent::topic))
                .bindArray(
                        "partitions",
                        Integer.class,
                        of.stream().map(StreamEvent::partition).toList())
                .bindArray(
                        "offsets",
                        Long.class,
                        of.stream().map(StreamEvent::offset).toList())
                .bind("ids", texts(letters, DeadLetter::record))
                .bind("reasons", texts(letters, DeadLetter::reason))
                .bindArray(
                        "written",
                        Instant.class,
                        of.stream().map(StreamEvent::writtenAt).toList())
                .bind("eventKeys", bytes(of.stream().map(StreamEvent::key).toList()))
                .bind("eventValues", bytes(of.stream().map(StreamEvent::value).toList()))
                .bind("headerNames", texts(headers(of), MessageHeader::name))
                .bind(
                        "headerValues",
                        bytes(headers(of).stream().map(MessageHeader::value).toList()))
                .bindArray("headerOf", Long.class, headerOf(of))
                .execute();
    }

    private static List<MessageHeader> headers(List<StreamEvent> events) {
        return events.stream().flatMap(event -> event.headers().stream()).toList();
    }

    /** For each header which of the events it is of, from 1. */
    private static List<Long> headerOf(List<StreamEvent> events) {
        var of = new ArrayList<Long>();
        for (int i = 0; i < events.size(); i++) {
            long letter = i + 1L;
            events.get(i).headers().forEach(header -> of.add(letter));
        }
        return of;
    }

    private static Argument bytes(List<Optional<byte[]>> values) {
        byte[][] array = values.stream().map(value -> value.orElse(null)).toArray(byte[][]::new);
        return (position, statement, context) -> statement.setArray(position, array(statement.getConnection(), array));
    }

    private static Array array(Connection connection, byte[][] values) throws SQLException {
        return connection.createArrayOf("bytea", values);
    }

    /** Closes what waits in quarantine under another place and is, byte for byte, an event that is sound by now. */
    void sound(Collection<SourceKey> records) {
        List<SourceKey> own = own(records);
        if (own.isEmpty()) {
            return;
        }
        page.handle()
                .createUpdate("""
                        delete from hub.quarantine q
                        using (select w.source, w.entity, w.record_id
                               from unnest(:sources, :entities, :hashes) as p (source, entity, hash)
                               join hub.quarantine w on w.event_hash = p.hash and w.source = p.source
                                    and w.entity = p.entity and w.tenant = :tenant
                               order by w.source, w.entity, w.record_id for update of w) closed
                        where q.tenant = :tenant and q.source = closed.source and q.entity = closed.entity
                              and q.record_id = closed.record_id
                        """)
                .bind("tenant", page.tenant())
                .bindNamedArgumentFinder(keys(own))
                .bindArray("hashes", UUID.class, hashes(own))
                .execute();
    }

    private List<SourceKey> own(Collection<SourceKey> records) {
        return new HashSet<>(records).stream().filter(events::containsKey).toList();
    }

    private List<UUID> hashes(List<SourceKey> own) {
        return own.stream()
                .map(key -> Optional.ofNullable(events.get(key))
                        .map(StreamEvent::bytes)
                        .orElseThrow())
                .map(ContentHash::of)
                .toList();
    }
}
