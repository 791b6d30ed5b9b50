package io.customerhub.warehouse.store;

import io.customerhub.identity.compare.Described;
import io.customerhub.model.CustomerId;
import io.customerhub.model.Facts;
import io.customerhub.model.PlainKind;
import io.customerhub.model.SourceKey;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** The records that the warehouse has taken in, kind by kind: customers first, then what belongs to them. */
public final class AcceptedRecords {
    private static final List<PlainTable> BELONGINGS = Stream.concat(
                    Stream.of(Belongings.TRANSACTIONS),
                    Stream.of(PlainKind.values()).map(PlainTable::of))
            .toList();
    private static final int FETCHED = 10_000;
    private static final UUID BEFORE_ALL = new UUID(0, 0);

    private final Jdbi jdbi;
    private final String tenant;

    AcceptedRecords(Jdbi jdbi, String tenant) {
        this.jdbi = jdbi;
        this.tenant = tenant;
    }

    /**
     * A place among all records.
     *
     * @param kind which of the kinds, in their order, from 0
     * @param record the last of them that was given; of no source where none was
     */
    public record Place(int kind, SourceKey record) {
        /** Before the first. */
        public static final Place BEGINNING = new Place(0, new SourceKey("", "", ""));

        Place nextKind() {
            return new Place(kind + 1, BEGINNING.record);
        }
    }

    /**
     * Some records of one kind, in the order of its keys.
     *
     * @param end the place behind them
     */
    public record Some(List<SourceKey> records, Place end) {
        public Some {
            records = List.copyOf(records);
        }
    }

    /** A customer's record, and whom it is taken to be about. */
    public record Known(SourceKey record, CustomerId customer, Facts facts) {
        /** The record as it is compared with others. */
        public Described described() {
            return StoredMatches.described(record, facts);
        }

        @Override
        public String toString() {
            return "Known[" + record + ", " + customer + "]";
        }
    }

    /** All records of customers, in the order in which they first came, without those that are only there because a sink wrote them. */
    public List<Known> customers() {
        return jdbi.inTransaction(handle -> handle.createQuery("""
                        select source, entity, record_id, customer_id, facts from hub.customer_records
                        where tenant = :tenant and not returned order by arrival
                        """)
                .bind("tenant", tenant)
                .setFetchSize(FETCHED)
                .map((row, context) -> new Known(
                        new SourceKey(row.getString(1), row.getString(2), row.getString(3)),
                        new CustomerId(row.getObject(4, UUID.class)),
                        Rows.facts(row.getString(5))))
                .list());
    }

    /** The next records behind a place; none behind the last. */
    public Some after(Place place, int most) {
        return jdbi.inTransaction(handle -> {
            KeyedAccess.prefer(handle);
            for (Place from = place; from.kind() <= BELONGINGS.size(); from = from.nextKind()) {
                List<SourceKey> records =
                        from.kind() == 0 ? customers(handle, from, most) : belongings(handle, from, most);
                if (!records.isEmpty()) {
                    return new Some(records, new Place(from.kind(), records.get(records.size() - 1)));
                }
            }
            return new Some(List.of(), place);
        });
    }

    private List<SourceKey> customers(Handle handle, Place place, int most) {
        return handle.createQuery("""
                        select source, entity, record_id from hub.customer_records
                        where tenant = :tenant and (record_id, entity, source) > (:id, :entity, :source)
                        order by record_id, entity, source limit :most
                        """)
                .bind("tenant", tenant)
                .bind("id", place.record().id())
                .bind("entity", place.record().entity())
                .bind("source", place.record().source())
                .bind("most", most)
                .map((row, context) -> new SourceKey(row.getString(1), row.getString(2), row.getString(3)))
                .list();
    }

    private List<SourceKey> belongings(Handle handle, Place place, int most) {
        PlainTable table = BELONGINGS.get(place.kind() - 1);
        boolean first = place.record().source().isEmpty();
        return handle.createQuery("""
                        select source, entity, record_id from %s where tenant = :tenant and %s > :last
                        order by %s limit :most
                        """.formatted(table.name(), table.id(), table.id()))
                .bind("tenant", tenant)
                .bind("last", first ? BEFORE_ALL : Belongings.id(tenant, place.record()))
                .bind("most", most)
                .map((row, context) -> new SourceKey(row.getString(1), row.getString(2), row.getString(3)))
                .list();
    }
}
