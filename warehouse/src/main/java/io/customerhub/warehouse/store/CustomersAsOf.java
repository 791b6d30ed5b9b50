package io.customerhub.warehouse.store;

import static java.util.Objects.requireNonNull;

import io.customerhub.model.CustomerId;
import io.customerhub.scoring.feature.Column;
import io.customerhub.scoring.feature.FeatureRule;
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
import org.jdbi.v3.core.Handle;

/** Some customers as of a day: what several models read is read once. */
final class CustomersAsOf implements AskedCustomers {
    private static final String PURCHASES = """
            select t.customer_id, t.transacted_on, sum(t.total * r.rate)::double precision,
                   sum(greatest(t.lines, 1))::double precision
            from customer_360.transactions t
            join unnest(:currencies, cast(:rates as numeric[])) as r (currency, rate) on r.currency = t.currency
            where t.customer_id = any(:customers) and t.kind in ('invoice', 'sales_receipt') and t.transacted_on <= :day
            group by t.customer_id, t.transacted_on order by t.customer_id, t.transacted_on
            """;

    private static final String ITEMS = """
            select customer_id, source || '/' || item, transacted_on, count(*)
            from (select distinct t.customer_id, t.source, l.item, t.transacted_on, t.transaction_id
                  from customer_360.transactions t join customer_360.transaction_lines l using (transaction_id)
                  where t.customer_id = any(:customers) and t.kind in ('invoice', 'sales_receipt')
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
            var asked = new FeatureRules(rules.currencies(), missing);
            FeatureTable read = new CustomerFeatures(handle).of(customers, asked, day);
            for (int column = 0; column < missing.size(); column++) {
                columns.put(
                        new Read(missing.get(column), rules.currencies()),
                        read.columns().get(column));
            }
        }
        return new FeatureTable(
                customers.size(),
                rules.features().stream()
                        .map(feature -> requireNonNull(columns.get(new Read(feature, rules.currencies()))))
                        .toList());
    }

    @Override
    public List<List<Purchase>> purchases(Map<String, BigDecimal> currencies) {
        return purchases.computeIfAbsent(currencies, this::read);
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

    private List<List<Purchase>> read(Map<String, BigDecimal> currencies) {
        Map<UUID, List<Purchase>> known = new HashMap<>();
        customers.forEach(customer -> known.put(customer.value(), new ArrayList<>()));
        List<String> names = List.copyOf(currencies.keySet());
        handle.createQuery(PURCHASES)
                .bindArray("customers", UUID.class, Rows.ids(customers))
                .bindArray("currencies", String.class, names)
                .bindArray(
                        "rates",
                        String.class,
                        names.stream()
                                .map(name ->
                                        requireNonNull(currencies.get(name)).toPlainString())
                                .toList())
                .bind("day", day)
                .map((row, context) -> requireNonNull(known.get(row.getObject(1, UUID.class)))
                        .add(new Purchase(row.getDate(2).toLocalDate(), row.getDouble(3), row.getDouble(4))))
                .list();
        return customers.stream()
                .map(customer -> List.copyOf(requireNonNull(known.get(customer.value()))))
                .toList();
    }
}
