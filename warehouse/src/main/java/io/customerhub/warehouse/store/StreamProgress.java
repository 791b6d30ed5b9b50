package io.customerhub.warehouse.store;

import static io.customerhub.warehouse.store.Texts.texts;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jdbi.v3.core.argument.Argument;

/** Moves the places of partitions with a page, in the page's own transaction. */
final class StreamProgress {
    private final PageTransaction page;

    StreamProgress(PageTransaction page) {
        this.page = page;
    }

    /**
     * Moves partitions behind what was read of them, one page of a partition at a time.
     *
     * @return for each partition the offset before which its events were in the warehouse already
     * @throws StreamGapException where events before these are not
     */
    Map<StreamPartition, Long> advance(Collection<StreamSpan> read) {
        // Always in the same order: two pages may bring the same partitions.
        List<StreamSpan> spans = read.stream()
                .sorted(Comparator.comparing(StreamSpan::partition))
                .toList();
        begin(spans);
        Map<StreamPartition, Long> kept = lock(spans);
        for (StreamSpan span : spans) {
            long next = kept.getOrDefault(span.partition(), span.from());
            if (next < span.from()) {
                throw new StreamGapException(span, next);
            }
        }
        move(spans);
        return kept;
    }

    private void begin(List<StreamSpan> spans) {
        page.handle()
                .createUpdate("""
                        insert into hub.stream_partitions (tenant, topic, partition, next_offset, kept_at)
                        select :tenant, topic, partition, from_offset, :now
                        from unnest(:topics, :numbers, :froms) as p (topic, partition, from_offset)
                        order by topic, partition
                        on conflict (topic, partition, tenant) do nothing
                        """)
                .bind("tenant", page.tenant())
                .bind("now", page.now())
                .bind("topics", topics(spans))
                .bindArray("numbers", Integer.class, numbers(spans))
                .bindArray(
                        "froms",
                        Long.class,
                        spans.stream().map(StreamSpan::from).toList())
                .execute();
    }

    private Map<StreamPartition, Long> lock(List<StreamSpan> spans) {
        Map<StreamPartition, Long> kept = new TreeMap<>();
        page.handle()
                .createQuery("""
                        select p.topic, p.partition, p.next_offset
                        from unnest(:topics, :numbers) as k (topic, partition)
                        join hub.stream_partitions p on p.topic = k.topic and p.partition = k.partition and p.tenant = :tenant
                        order by 1, 2 for update of p
                        """)
                .bind("tenant", page.tenant())
                .bind("topics", topics(spans))
                .bindArray("numbers", Integer.class, numbers(spans))
                .map((row, context) -> kept.put(new StreamPartition(row.getString(1), row.getInt(2)), row.getLong(3)))
                .list();
        return kept;
    }

    private void move(List<StreamSpan> spans) {
        page.handle()
                .createUpdate("""
                        update hub.stream_partitions p set next_offset = k.to_offset, kept_at = :now
                        from unnest(:topics, :numbers, :tos) as k (topic, partition, to_offset)
                        where p.topic = k.topic and p.partition = k.partition and p.tenant = :tenant
                              and p.next_offset < k.to_offset
                        """)
                .bind("tenant", page.tenant())
                .bind("now", page.now())
                .bind("topics", topics(spans))
                .bindArray("numbers", Integer.class, numbers(spans))
                .bindArray("tos", Long.class, spans.stream().map(StreamSpan::to).toList())
                .execute();
    }

    private static Argument topics(List<StreamSpan> spans) {
        return texts(spans, span -> span.partition().topic());
    }

    private static List<Integer> numbers(List<StreamSpan> spans) {
        return spans.stream().map(span -> span.partition().number()).toList();
    }
}
