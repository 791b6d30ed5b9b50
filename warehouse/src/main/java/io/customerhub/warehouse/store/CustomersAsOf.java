package io.customerhub.warehouse.store;

import static java.util.Objects.requireNonNull;

import io.customerhub.model.CustomerId;
import io.customerhub.scoring.feature.Column;
import io.customerhub.scoring.feature.Column.Numbers;
import io.customerhub.scoring.feature.Documents;
import io.customerhub.scoring.feature.FeatureRule;
import io.customerhub.scoring.feature.FeatureRule.Events;
import io.customerhub.scoring.feature.FeatureRule.OfEvents;
import io.customerhub.scoring.feature.FeatureRules;
import io.customerhub.scoring.feature.FeatureTable;
import io.customerhub.scoring.recommend.BoughtItem;
import io.customerhub.scoring.served.AskedCustomers;
import io.customerhub.scoring.served.Product;
import io.customerhub.scoring.value.Purchase;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/**
 * Some customers as of a day: what several models read is read once. Documents of a page's customers are kept while it is scored; those
 * of a training's are read some customers at a time, and only what is told of them is kept.
 */
final class CustomersAsOf implements AskedCustomers {
    /** How many customers' documents are held at once. */
    private static final int AT_ONCE = 1_000;

    private static final String ITEMS = """
            select customer_id, source || '/' || item, transacted_on, count(*)
            from (select distinct t.customer_id, t.source, l.item, t.transacted_on, t.transaction_id
                  from customer_360.transactions t join customer_360.transaction_lines l using (transaction_id)
                  where t.customer_id = any(:customers) and t.kind = any(:kinds)
                        and t.transacted_on <= :day and l.item <> '' and l.amount > 0) bought
            group by customer_id, source, item, transacted_on
            order by customer_id, source collate "C", item collate "C", transacted_on
            """;
    private static final String PRODUCTS = """
            select product_id, source || '/' || record_id, name, coalesce(number, ''), coalesce(category, ''),
                   coalesce(status, '')
            from customer_360.products where tenant = :tenant
            order by source collate "C", record_id collate "C", entity collate "C"
            """;

    private final Handle handle;
    private final String tenant;
    private final List<CustomerId> customers;
    private final LocalDate day;
    private final Map<Read, Column> columns = new HashMap<>();
    private final Map<Map<String, BigDecimal>, List<Map<Events, Documents>>> documents = new HashMap<>();
    private final Map<Map<String, BigDecimal>, List<List<Purchase>>> purchases = new HashMap<>();
    private Optional<List<List<BoughtItem>>> items = Optional.empty();
    private Optional<List<Product>> products = Optional.empty();

    private record Read(FeatureRule feature, Map<String, BigDecimal> currencies) {}

    CustomersAsOf(Handle handle, String tenant, List<CustomerId> customers, LocalDate day) {
        this.handle = handle;
        this.tenant = tenant;
        this.customers = customers;
        this.day = day;
    }

    @Override
    public int size() {
        return customers.size();
    }

    @Override
    public LocalDate day() {
        return day;
    }

    @Override
    public FeatureTable features(FeatureRules rules) {
        List<FeatureRule> missing = rules.features().stream()
                .filter(feature -> !columns.containsKey(new Read(feature, rules.currencies())))
                .toList();
        if (!missing.isEmpty()) {
            List<OfEvents> told = missing.stream()
                    .flatMap(feature -> feature instanceof OfEvents of ? Stream.of(of) : Stream.<OfEvents>empty())
                    .filter(OfEvents::isOfDocuments)
                    .toList();
            var read = new ArrayList<Column>(ofDocuments(told, rules.currencies()));
            List<FeatureRule> others = new ArrayList<>(missing);
            others.removeAll(told);
            if (!others.isEmpty()) {
                read.addAll(
                        new CustomerFeatures(handle).of(customers, others, day).columns());
            }
            read.forEach(column ->
                    columns.put(new Read(rules.feature(column.name()).orElseThrow(), rules.currencies()), column));
        }
        return new FeatureTable(
                customers.size(),
                rules.features().stream()
                        .map(feature -> requireNonNull(columns.get(new Read(feature, rules.currencies()))))
                        .toList());
    }

    private List<Numbers> ofDocuments(List<OfEvents> features, Map<String, BigDecimal> currencies) {
        List<Numbers> told = features.stream()
                .map(feature -> new Numbers(feature.name(), new double[customers.size()]))
                .toList();
        int today = Math.toIntExact(day.toEpochDay());
        if (!features.isEmpty()) {
            each(currencies, (row, known) -> {
                for (int i = 0; i < features.size(); i++) {
                    OfEvents feature = features.get(i);
                    told.get(i).values()[row] =
                            known.getOrDefault(feature.of(), Documents.NONE).told(feature, today);
                }
            });
        }
        return told;
    }

    @Override
    public List<List<Purchase>> purchases(Map<String, BigDecimal> currencies) {
        return purchases.computeIfAbsent(currencies, asked -> {
            List<List<Purchase>> read = new ArrayList<>(customers.size());
            each(asked, (row, known) -> read.add(Purchase.of(known.getOrDefault(Events.PURCHASES, Documents.NONE))));
            return read;
        });
    }

    @Override
    public List<List<BoughtItem>> items() {
        if (items.isEmpty()) {
            items = Optional.of(readItems());
        }
        return items.get();
    }

    private List<List<BoughtItem>> readItems() {
        Map<UUID, List<BoughtItem>> known = new HashMap<>();
        Map<String, String> names = new HashMap<>();
        customers.forEach(customer -> known.put(customer.value(), new ArrayList<>()));
        handle.createQuery(ITEMS)
                .bindArray("customers", UUID.class, Rows.ids(customers))
                .bindArray("kinds", String.class, Events.PURCHASES.kinds())
                .bind("day", day)
                .map((row, context) -> requireNonNull(known.get(row.getObject(1, UUID.class)))
                        .add(new BoughtItem(
                                names.computeIfAbsent(row.getString(2), same -> same),
                                row.getDate(3).toLocalDate(),
                                row.getInt(4))))
                .list();
        return customers.stream()
                .map(customer -> List.copyOf(requireNonNull(known.get(customer.value()))))
                .toList();
    }

    @Override
    public List<Product> products() {
        if (products.isEmpty()) {
            products = Optional.of(handle.createQuery(PRODUCTS)
                    .bind("tenant", tenant)
                    .map((row, context) -> new Product(
                            row.getString(1),
                            row.getString(2),
                            row.getString(3),
                            row.getString(4),
                            row.getString(5),
                            row.getString(6)))
                    .list());
        }
        return products.get();
    }

    /** Hands over the documents of each customer, in order. */
    private void each(Map<String, BigDecimal> currencies, BiConsumer<Integer, Map<Events, Documents>> taker) {
        for (int from = 0; from < customers.size(); from += AT_ONCE) {
            List<Map<Events, Documents>> some = customers.size() <= AT_ONCE
                    ? documents.computeIfAbsent(currencies, asked -> read(customers, asked))
                    : read(customers.subList(from, Math.min(from + AT_ONCE, customers.size())), currencies);
            for (int i = 0; i < some.size(); i++) {
                taker.accept(from + i, some.get(i));
            }
        }
    }

    private List<Map<Events, Documents>> read(List<CustomerId> some, Map<String, BigDecimal> currencies) {
        return new CustomerDocuments(handle, day).of(some, currencies);
    }
}
