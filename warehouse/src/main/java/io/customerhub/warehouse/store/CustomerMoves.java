package io.customerhub.warehouse.store;

import static io.customerhub.warehouse.store.Texts.keys;

import io.customerhub.identity.Resolution;
import io.customerhub.identity.Resolution.Merge;
import io.customerhub.identity.Resolution.Moved;
import io.customerhub.identity.Resolution.Resolved;
import io.customerhub.model.CustomerId;
import io.customerhub.model.SourceKey;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/** Gives records, and what belongs to them, to the customers whose they are now. */
final class CustomerMoves {
    private final PageTransaction page;
    private final Belongings belongings;

    CustomerMoves(PageTransaction page) {
        this.page = page;
        this.belongings = new Belongings(page);
    }

    /**
     * Makes all moves of a page but those of its own records' links.
     *
     * @param before whom the page's records were about
     */
    void make(Resolution resolution, Map<SourceKey, CustomerId> before) {
        revive(resolution.customers());
        List<Merge> merges = resolution.merges();
        move(apart(resolution.moved().stream(), merges));
        belongings.move(apart(resolution.resolved().stream().flatMap(each -> moved(each, before).stream()), merges));
        merges.forEach(this::merge);
    }

    /** Those that no merge makes. */
    private static List<Moved> apart(Stream<Moved> moved, List<Merge> merges) {
        Set<Merge> made = Set.copyOf(merges);
        return moved.filter(each -> !made.contains(new Merge(each.from(), each.into())))
                .toList();
    }

    private static Optional<Moved> moved(Resolved resolved, Map<SourceKey, CustomerId> before) {
        SourceKey record = resolved.record().key();
        return Optional.ofNullable(before.get(record))
                .filter(from -> !from.equals(resolved.customer()))
                .map(from -> new Moved(record, from, resolved.customer()));
    }

    /** Who is told apart again from another does not lead to that one any more. */
    private void revive(Set<CustomerId> customers) {
        page.handle()
                .createUpdate("delete from hub.customer_redirects where customer_id = any(:ids)")
                .bindArray("ids", UUID.class, Rows.ids(customers))
                .execute();
    }

    private void move(List<Moved> moved) {
        if (moved.isEmpty()) {
            return;
        }
        page.handle()
                .createUpdate("""
                        update hub.customer_records c set customer_id = p.customer_id
                        from unnest(:sources, :entities, :ids, :customers) as p (source, entity, record_id, customer_id)
                        where c.tenant = :tenant and c.source = p.source and c.entity = p.entity
                              and c.record_id = p.record_id
                        """)
                .bind("tenant", page.tenant())
                .bindNamedArgumentFinder(keys(moved.stream().map(Moved::record).toList()))
                .bindArray(
                        "customers",
                        UUID.class,
                        Rows.ids(moved.stream().map(Moved::into).toList()))
                .execute();
        belongings.move(moved);
    }

    private void merge(Merge merge) {
        belongings.merge(merge);
        for (String statement : List.of(
                "update hub.customer_records set customer_id = :into where customer_id = :from",
                "delete from customer_360.customers where customer_id = :from",
                "update hub.customer_redirects set into_id = :into where into_id = :from",
                """
                insert into hub.customer_redirects (tenant, customer_id, into_id, run_id, merged_at)
                values (:tenant, :from, :into, :run, :now)
                on conflict (customer_id) do update set into_id = excluded.into_id
                """)) {
            page.handle()
                    .createUpdate(statement)
                    .bind("from", merge.from().value())
                    .bind("into", merge.into().value())
                    .bind("tenant", page.tenant())
                    .bind("run", page.run().value())
                    .bind("now", page.now())
                    .execute();
        }
    }
}
