package io.customerhub.warehouse.store;

import static java.util.Objects.requireNonNull;

import io.customerhub.model.CustomerId;
import io.customerhub.scoring.feature.Documents;
import io.customerhub.scoring.feature.FeatureRule.Events;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/** Documents of customers up to a day: one row a customer and kind of events, as a row a document takes several times as long to fetch. */
final class CustomerDocuments {
    private static final List<Events> EVENTS =
            Arrays.stream(Events.values()).filter(Events::hasAmounts).toList();
    private static final String READ = """
            select customer_id, event, array_agg(day order by day, amount, lines),
                   array_agg(amount::double precision order by day, amount, lines),
                   array_agg(lines order by day, amount, lines)
            from (select t.customer_id, k.event, t.transacted_on - date '1970-01-01' as day,
                         coalesce(t.total * r.rate, 'NaN') as amount, greatest(t.lines, 1) as lines
                  from customer_360.transactions t
                  join unnest(:kinds, :events) as k (kind, event) on k.kind = t.kind
                  left join unnest(:currencies, cast(:rates as numeric[])) as r (currency, rate) on r.currency = t.currency
                  where t.customer_id = any(:customers) and t.transacted_on <= :day) documents
            group by customer_id, event
            """;

    private final Handle handle;
    private final LocalDate day;

    CustomerDocuments(Handle handle, LocalDate day) {
        this.handle = handle;
        this.day = day;
    }

    /**
     * The documents of each customer, in the order given; what there is nothing of is left out.
     *
     * @param currencies what a unit of each counts for; what documents in others are worth is not known
     */
    List<Map<Events, Documents>> of(List<CustomerId> customers, Map<String, BigDecimal> currencies) {
        Map<UUID, Map<Events, Documents>> known = new HashMap<>();
        customers.forEach(customer -> known.put(customer.value(), new EnumMap<>(Events.class)));
        List<String> names = List.copyOf(currencies.keySet());
        handle.createQuery(READ)
                .bindArray("customers", UUID.class, Rows.ids(customers))
                .bindArray(
                        "kinds",
                        String.class,
                        EVENTS.stream().flatMap(each -> each.kinds().stream()).toList())
                .bindArray(
                        "events",
                        String.class,
                        EVENTS.stream()
                                .flatMap(each -> each.kinds().stream().map(kind -> each.name()))
                                .toList())
                .bindArray("currencies", String.class, names)
                .bindArray("rates", String.class, rates(currencies, names))
                .bind("day", day)
                .map((row, context) -> requireNonNull(known.get(row.getObject(1, UUID.class)))
                        .put(Events.valueOf(row.getString(2)), documents(row)))
                .list();
        return customers.stream()
                .map(customer -> requireNonNull(known.get(customer.value())))
                .toList();
    }

    private static List<String> rates(Map<String, BigDecimal> currencies, List<String> names) {
        return names.stream()
                .map(name -> requireNonNull(currencies.get(name)).toPlainString())
                .toList();
    }

    private static Documents documents(ResultSet row) throws SQLException {
        return new Documents(
                ints((Integer[]) row.getArray(3).getArray()),
                Stream.of((Double[]) row.getArray(4).getArray())
                        .mapToDouble(Double::doubleValue)
                        .toArray(),
                ints((Integer[]) row.getArray(5).getArray()));
    }

    private static int[] ints(Integer[] values) {
        return Stream.of(values).mapToInt(Integer::intValue).toArray();
    }
}
