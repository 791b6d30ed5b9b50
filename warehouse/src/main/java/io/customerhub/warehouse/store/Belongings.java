package io.customerhub.warehouse.store;

import static io.customerhub.warehouse.store.Texts.keys;

import io.customerhub.identity.Resolution.Merge;
import io.customerhub.model.CustomerId;
import io.customerhub.model.SourceKey;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * Records that belong to customers. Each names its customer by a record of its own source, and keeps that name: while
 * nobody is known by it the record waits, and whoever comes by that name adopts it.
 */
final class Belongings {
    /** A table of such records, and its key. */
    private record Table(String name, String id) {}

    private static final List<Table> TABLES = List.of(new Table("customer_360.transactions", "transaction_id"));

    private final PageTransaction page;

    Belongings(PageTransaction page) {
        this.page = page;
    }

    /** The id of a record's row: the same record has the same id in every warehouse. */
    static UUID id(String tenant, SourceKey key) {
        return UUID.nameUUIDFromBytes((tenant + "\u0000" + key).getBytes(StandardCharsets.UTF_8));
    }

    /** Whom these records belong to now. */
    Set<CustomerId> customers(Collection<SourceKey> records) {
        Set<CustomerId> customers = new HashSet<>();
        if (records.isEmpty()) {
            return customers;
        }
        for (Table table : TABLES) {
            page.handle()
                    .createQuery("select distinct customer_id from " + table.name() + " where " + table.id()
                            + " = any(:ids) and customer_id is not null")
                    .bindArray("ids", UUID.class, ids(records))
                    .mapTo(UUID.class)
                    .forEach(customer -> customers.add(new CustomerId(customer)));
        }
        return customers;
    }

    private List<UUID> ids(Collection<SourceKey> records) {
        return records.stream().map(key -> id(page.tenant(), key)).toList();
    }

    /** Gives customers what came before them: the record at each place is about the customer at the same place. */
    void adopt(List<SourceKey> records, List<CustomerId> customers) {
        move("set customer_id = p.customer_id", "t.customer_id is null", records, customers);
    }

    /** What belongs to withdrawn records waits again. */
    void orphan(List<SourceKey> records, List<CustomerId> customers) {
        move("set customer_id = null", "t.customer_id = p.customer_id", records, customers);
    }

    private void move(String change, String condition, List<SourceKey> records, List<CustomerId> customers) {
        for (Table table : TABLES) {
            page.handle()
                    .createUpdate("""
                            update %s t %s
                            from unnest(:sources, :entities, :ids, :customers) as p (source, entity, record_id, customer_id)
                            where t.tenant = :tenant and t.source = p.source and t.customer_entity = p.entity
                                  and t.customer_record = p.record_id and %s
                            """.formatted(table.name(), change, condition))
                    .bind("tenant", page.tenant())
                    .bindNamedArgumentFinder(keys(records))
                    .bindArray("customers", UUID.class, Rows.ids(customers))
                    .execute();
        }
    }

    /** Gives one customer all that another had. */
    void merge(Merge merge) {
        for (Table table : TABLES) {
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
        for (Table table : TABLES) {
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
