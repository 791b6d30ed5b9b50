package io.customerhub.warehouse.store;

import static io.customerhub.warehouse.store.Texts.keys;
import static io.customerhub.warehouse.store.Texts.texts;

import io.customerhub.model.CustomerId;
import io.customerhub.model.SourceKey;
import io.customerhub.model.TransactionLine;
import io.customerhub.model.TransactionRecord;
import io.customerhub.scoring.SalesHistory;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** Transactions with their lines, and what they say of their customers' business. */
public final class Transactions {
    private static final String LINES =
            "customer_360.transaction_lines (transaction_id, line, item, description, quantity, unit_price, amount)";

    private final PageTransaction page;

    Transactions(PageTransaction page) {
        this.page = page;
    }

    /**
     * Keeps transactions, each with exactly its lines.
     *
     * @param customers who the sources' customer records are about; a transaction of another one waits for its customer
     */
    public void keep(List<TransactionRecord> transactions, Map<SourceKey, CustomerId> customers) {
        if (!transactions.isEmpty()) {
            keepInOrder(Belongings.inKeyOrder(page.tenant(), transactions), customers);
        }
    }

    private void keepInOrder(List<TransactionRecord> transactions, Map<SourceKey, CustomerId> customers) {
        List<UUID> ids = transactions.stream().map(this::id).toList();
        keepHeads(transactions, ids, customers);
        page.handle()
                .createUpdate("delete from customer_360.transaction_lines where transaction_id = any(:ids)")
                .bindArray("ids", UUID.class, ids)
                .execute();
        keepLines(transactions, ids);
    }

    private void keepHeads(List<TransactionRecord> transactions, List<UUID> ids, Map<SourceKey, CustomerId> customers) {
        page.handle()
                .createUpdate("""
                        insert into customer_360.transactions
                            (tenant, transaction_id, source, entity, record_id, customer_id, customer_source,
                             customer_entity, customer_record, kind, number, transacted_on, currency, total, lines, changed_at)
                        select :tenant, transaction_id, source, entity, record_id, nullif(customer_id, '')::uuid,
                               nullif(customer_source, ''), nullif(customer_entity, ''), nullif(customer_record, ''),
                               kind, nullif(number, ''), transacted_on, currency, total, lines, changed_at
                        from unnest(:transactions, :sources, :entities, :ids, :customers, :customerSources, :customerEntities,
                                    :customerRecords, :kinds, :numbers, :dates, :currencies, :totals, :lines, :changed)
                             as p (transaction_id, source, entity, record_id, customer_id, customer_source,
                                   customer_entity, customer_record, kind, number, transacted_on, currency, total, lines, changed_at)
                        on conflict (transaction_id) do update
                        set customer_id = excluded.customer_id, customer_source = excluded.customer_source,
                            customer_entity = excluded.customer_entity, customer_record = excluded.customer_record, kind = excluded.kind, number = excluded.number,
                            transacted_on = excluded.transacted_on, currency = excluded.currency,
                            total = excluded.total, lines = excluded.lines, changed_at = excluded.changed_at
                        """)
                .bind("tenant", page.tenant())
                .bindArray("transactions", UUID.class, ids)
                .bindNamedArgumentFinder(
                        keys(transactions.stream().map(TransactionRecord::key).toList()))
                .bindNamedArgumentFinder(Belongings.owners(transactions, customers))
                .bind("kinds", texts(transactions, t -> t.kind().word()))
                .bind("numbers", texts(transactions, t -> t.number().orElse("")))
                .bindArray(
                        "dates",
                        LocalDate.class,
                        transactions.stream().map(TransactionRecord::date).toList())
                .bind("currencies", texts(transactions, TransactionRecord::currency))
                .bindArray(
                        "totals",
                        BigDecimal.class,
                        transactions.stream().map(TransactionRecord::total).toList())
                .bindArray(
                        "lines",
                        Integer.class,
                        transactions.stream().map(t -> t.lines().size()).toList())
                .bindArray(
                        "changed",
                        Instant.class,
                        transactions.stream().map(TransactionRecord::changedAt).toList())
                .execute();
    }

    private void keepLines(List<TransactionRecord> transactions, List<UUID> ids) {
        var rows = new CopyText();
        for (int i = 0; i < transactions.size(); i++) {
            for (TransactionLine line : transactions.get(i).lines()) {
                rows.add(ids.get(i))
                        .add(line.number())
                        .add(line.item().orElse(null))
                        .add(line.description().orElse(null))
                        .add(line.quantity().map(BigDecimal::toPlainString).orElse(null))
                        .add(line.unitPrice().map(BigDecimal::toPlainString).orElse(null))
                        .add(line.amount().toPlainString())
                        .end();
            }
        }
        try {
            rows.into(page.handle().getConnection(), LINES);
        } catch (SQLException e) {
            throw new IllegalStateException("writing the lines of " + transactions.size() + " transactions", e);
        }
    }

    private UUID id(TransactionRecord transaction) {
        return Belongings.id(page.tenant(), transaction.key());
    }

    /** Customers' business in the currency in which each has the most transactions. */
    public Map<CustomerId, SalesHistory> histories(Collection<CustomerId> customers) {
        Map<CustomerId, SalesHistory> histories = new HashMap<>();
        Handle handle = page.handle();
        handle.createQuery("""
                        select distinct on (customer_id) customer_id, purchases, last_purchase, revenue, currency
                        from (select customer_id, currency, count(*) as documents,
                                     sum(total) filter (where kind <> 'payment') as revenue,
                                     count(*) filter (where kind in ('invoice', 'sales_receipt')) as purchases,
                                     max(transacted_on) filter (where kind in ('invoice', 'sales_receipt')) as last_purchase
                              from customer_360.transactions
                              where customer_id = any(:ids)
                              group by customer_id, currency) business
                        where last_purchase is not null
                        order by customer_id, documents desc, currency
                        """)
                .bindArray("ids", UUID.class, Rows.ids(customers))
                .map((row, context) -> histories.put(
                        new CustomerId(row.getObject(1, UUID.class)),
                        new SalesHistory(
                                row.getInt(2),
                                row.getObject(3, LocalDate.class),
                                row.getBigDecimal(4),
                                row.getString(5))))
                .list();
        return histories;
    }
}
