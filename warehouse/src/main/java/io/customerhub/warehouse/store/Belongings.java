package io.customerhub.warehouse.store;

import static io.customerhub.warehouse.store.Texts.keys;
import static io.customerhub.warehouse.store.Texts.texts;

import io.customerhub.identity.Resolution.Merge;
import io.customerhub.identity.Resolution.Moved;
import io.customerhub.model.Belonging;
import io.customerhub.model.CustomerId;
import io.customerhub.model.PlainKind;
import io.customerhub.model.SourceKey;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.argument.NamedArgumentFinder;

/**
 * Records that belong to customers. Each names its customer by a record, mostly of its own source, and keeps that name: while
 * nobody is known by it the record waits, and whoever comes by that name adopts it.
 */
final class Belongings {
    static final PlainTable TRANSACTIONS = new PlainTable("customer_360.transactions", "transaction_id");
    private static final List<PlainTable> ALL = Stream.concat(
                    Stream.of(TRANSACTIONS), Stream.of(PlainKind.values()).map(PlainTable::of))
            .toList();
    private static final List<PlainTable> OWNED = Stream.concat(
                    Stream.of(TRANSACTIONS),
                    Stream.of(PlainKind.values()).filter(PlainKind::belongs).map(PlainTable::of))
            .toList();

    private final PageTransaction page;

    Belongings(PageTransaction page) {
        this.page = page;
    }

    /** The id of a record's row: the same record has the same id in every warehouse. */
    static UUID id(String tenant, SourceKey key) {
        return UUID.nameUUIDFromBytes((tenant + "\u0000" + key).getBytes(StandardCharsets.UTF_8));
    }

    /** An index takes rows in its own order a fifth faster; PostgreSQL orders UUIDs as their text, Java does not. */
    static <R extends Belonging> List<R> inKeyOrder(String tenant, List<R> records) {
        return records.stream()
                .sorted(Comparator.comparing(record -> id(tenant, record.key()).toString()))
                .toList();
    }

    /** The columns that say whose records are: {@code customers}, {@code customerSources}, {@code customerEntities}, {@code customerRecords}. */
    static NamedArgumentFinder owners(List<? extends Belonging> records, Map<SourceKey, CustomerId> customers) {
        List<Optional<SourceKey>> owners =
                records.stream().map(Belonging::customer).toList();
        return Texts.columns(Map.of(
                "customers",
                texts(
                        owners,
                        owner -> owner.map(customers::get)
                                .map(CustomerId::toString)
                                .orElse("")),
                "customerSources",
                texts(records, Belongings::otherSource),
                "customerEntities",
                texts(owners, owner -> owner.map(SourceKey::entity).orElse("")),
                "customerRecords",
                texts(owners, owner -> owner.map(SourceKey::id).orElse(""))));
    }

    /** The source whose record names the customer; empty where it is the record's own. */
    private static String otherSource(Belonging record) {
        return record.customer()
                .map(SourceKey::source)
                .filter(source -> !source.equals(record.key().source()))
                .orElse("");
    }

    /** Whom these records belong to now. */
    Set<CustomerId> customers(Collection<SourceKey> records) {
        if (records.isEmpty()) {
            return Set.of();
        }
        String query = OWNED.stream()
                .map(table -> "select customer_id from " + table.name() + " where " + table.id()
                        + " = any(:ids) and customer_id is not null")
                .collect(Collectors.joining(" union "));
        return page.handle()
                .createQuery(query)
                .bindArray("ids", UUID.class, ids(records))
                .mapTo(UUID.class)
                .map(CustomerId::new)
                .collectIntoSet();
    }

    private List<UUID> ids(Collection<SourceKey> records) {
        return records.stream().map(key -> id(page.tenant(), key)).toList();
    }

    /** A query for what has an owner: its {@code source}, {@code entity}, {@code record_id} and {@code customer_id}. */
    static String ownedRecords() {
        return OWNED.stream()
                .map(table -> "select source, entity, record_id, customer_id from " + table.name()
                        + " where tenant = :tenant and customer_id is not null")
                .collect(Collectors.joining(" union all "));
    }

    /** Gives customers what came before them: the record at each place is about the customer at the same place. */
    void adopt(List<SourceKey> records, List<CustomerId> customers) {
        move("set customer_id = p.customer_id", "t.customer_id is null", records, customers);
    }

    /** What belongs to withdrawn records waits again. */
    void orphan(List<SourceKey> records, List<CustomerId> customers) {
        move("set customer_id = null", "t.customer_id = p.customer_id", records, customers);
    }

    /** What belongs to records that are somebody else's now goes with them. */
    void move(List<Moved> moved) {
        for (PlainTable table : moved.isEmpty() ? List.<PlainTable>of() : OWNED) {
            page.handle()
                    .createUpdate("""
                            update %s t set customer_id = p.into_id
                            from unnest(:sources, :entities, :ids, :froms, :intos)
                                 as p (source, entity, record_id, from_id, into_id)
                            where t.customer_id = p.from_id and t.tenant = :tenant
                                  and coalesce(t.customer_source, t.source) = p.source
                                  and t.customer_entity = p.entity and t.customer_record = p.record_id
                            """.formatted(table.name()))
                    .bind("tenant", page.tenant())
                    .bindNamedArgumentFinder(
                            keys(moved.stream().map(Moved::record).toList()))
                    .bindArray(
                            "froms",
                            UUID.class,
                            Rows.ids(moved.stream().map(Moved::from).toList()))
                    .bindArray(
                            "intos",
                            UUID.class,
                            Rows.ids(moved.stream().map(Moved::into).toList()))
                    .execute();
        }
    }

    private void move(String change, String condition, List<SourceKey> records, List<CustomerId> customers) {
        for (PlainTable table : OWNED) {
            page.handle()
                    .createUpdate("""
                            update %s t %s
                            from unnest(:sources, :entities, :ids, :customers) as p (source, entity, record_id, customer_id)
                            where t.tenant = :tenant and coalesce(t.customer_source, t.source) = p.source
                                  and t.customer_entity = p.entity and t.customer_record = p.record_id and %s
                            """.formatted(table.name(), change, condition))
                    .bind("tenant", page.tenant())
                    .bindNamedArgumentFinder(keys(records))
                    .bindArray("customers", UUID.class, Rows.ids(customers))
                    .execute();
        }
    }

    /** Gives one customer all that another had. */
    void merge(Merge merge) {
        for (PlainTable table : OWNED) {
            page.handle()
                    .createUpdate("update " + table.name() + " set customer_id = :into where customer_id = :from")
                    .bind("from", merge.from().value())
                    .bind("into", merge.into().value())
                    .execute();
        }
    }

    /** Removes withdrawn records. */
    void remove(Collection<SourceKey> records) {
        List<UUID> ids = ids(records);
        for (PlainTable table : ALL) {
            delete(table.name(), table.id(), ids);
        }
        delete("customer_360.transaction_lines", "transaction_id", ids);
    }

    private void delete(String table, String column, List<UUID> ids) {
        page.handle()
                .createUpdate("delete from " + table + " where " + column + " = any(:ids)")
                .bindArray("ids", UUID.class, ids)
                .execute();
    }
}
