package io.customerhub.app.page;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.customerhub.mapping.Json;
import io.customerhub.mapping.MappingResult.Mapped;
import io.customerhub.mapping.Mappings;
import io.customerhub.mapping.SinkMapping;
import io.customerhub.mapping.SinkReturn;
import io.customerhub.mapping.SourceMapping;
import io.customerhub.model.CustomerId;
import io.customerhub.model.CustomerRecord;
import io.customerhub.model.SourceKey;
import io.customerhub.model.SourceRecord;
import io.customerhub.warehouse.store.PageTransaction;
import io.customerhub.warehouse.store.Returns;
import io.customerhub.warehouse.store.Returns.Changed;
import io.customerhub.warehouse.store.Returns.Told;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Tells, of records in which a sink was told of a customer, what others wrote from what is only our own word. */
final class ReturnedRecords {
    /**
     * A record that was changed no later than this after it was delivered is as the sink took it: what differs is how the
     * sink writes it, or the record was read before. The time is for clocks that do not agree.
     */
    private static final Duration CLOCKS = Duration.ofSeconds(5);

    private final Mappings mappings;

    ReturnedRecords(Mappings mappings) {
        this.mappings = mappings;
    }

    /** Those of a page's records that were told by us, and keeps what others changed in them. */
    Map<SourceKey, Returned> of(PageTransaction transaction, Collection<Mapped> page) {
        Map<SinkMapping, List<Mapped>> bySink = page.stream()
                .filter(mapped -> mapped.record() instanceof CustomerRecord
                        && sink(mapped).isPresent())
                .collect(Collectors.groupingBy(mapped -> sink(mapped).orElseThrow()));
        Map<SourceKey, Returned> returned = new HashMap<>();
        bySink.forEach((sink, records) -> returned.putAll(of(transaction.returns(), sink, records)));
        return returned;
    }

    private Optional<SinkMapping> sink(Mapped mapped) {
        SourceKey key = mapped.source().key();
        return mappings.returningAs(key.source(), key.entity());
    }

    private Map<SourceKey, Returned> of(Returns returns, SinkMapping sink, List<Mapped> records) {
        SinkReturn back = sink.returns().orElseThrow();
        Map<SourceKey, Optional<CustomerId>> carried = new HashMap<>();
        records.forEach(mapped ->
                carried.put(mapped.source().key(), back.customer(mapped.source().body())));
        Map<SourceKey, Told> told = returns.told(sink.sink(), carried);
        Map<SourceKey, Returned> returned = new HashMap<>();
        var changes = new ArrayList<Changed>();
        for (Mapped mapped : records) {
            SourceKey key = mapped.source().key();
            Told known = told.get(key);
            if (known != null) {
                Set<String> changed = changed(back, known, (CustomerRecord) mapped.record(), mapped.source());
                if (!changed.isEmpty()) {
                    changes.add(new Changed(
                            key,
                            values(back, mapped.source().body(), changed),
                            ((CustomerRecord) mapped.record()).changedAt()));
                }
                returned.put(key, returned(sink, known, changed, mapped.source()));
            }
        }
        returns.keep(sink.sink(), changes);
        return returned;
    }

    private static Set<String> changed(SinkReturn back, Told told, CustomerRecord record, SourceRecord source) {
        boolean isLater = record.changedAt().isAfter(told.deliveredAt().plus(CLOCKS));
        return told.fields().isPresent() && isLater
                ? back.changed(source.body(), told.fields().get())
                : Set.of();
    }

    private static ObjectNode values(SinkReturn back, JsonNode body, Set<String> fields) {
        ObjectNode values = Json.MAPPER.createObjectNode();
        for (String field : fields) {
            JsonNode value = back.value(body, field);
            values.set(field, value.isMissingNode() ? values.nullNode() : value);
        }
        return values;
    }

    private Returned returned(SinkMapping sink, Told told, Set<String> changed, SourceRecord source) {
        var theirs = new HashSet<>(told.theirs());
        theirs.addAll(changed);
        var echoes = new TreeSet<String>();
        told.fields()
                .ifPresentOrElse(
                        fields -> fields.properties().stream()
                                .filter(field -> !field.getValue().isNull())
                                .forEach(field -> echoes.add(field.getKey())),
                        () -> echoes.addAll(sink.fields()));
        echoes.removeAll(theirs);
        SourceMapping mapping =
                mappings.ofSource(source.key().source(), source.key().entity()).orElseThrow();
        return new Returned(
                told.customer(), mapping.echoed(source, sink.returns().orElseThrow(), echoes, theirs), told.former());
    }
}
