package io.customerhub.warehouse.store;

import static io.customerhub.warehouse.store.Texts.texts;

import com.fasterxml.jackson.core.type.TypeReference;
import io.customerhub.mapping.Json;
import io.customerhub.model.CustomerId;
import io.customerhub.scoring.served.CustomerScore;
import io.customerhub.scoring.served.Offer;
import io.customerhub.scoring.served.Score.Driver;
import io.customerhub.scoring.served.ToldScore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The rows of scores that a page reads and writes. */
final class ScoreRows {
    private static final TypeReference<List<Driver>> DRIVERS = new TypeReference<>() {};
    private static final TypeReference<List<Offer>> OFFERS = new TypeReference<>() {};
    private static final TypeReference<List<String>> NAMES = new TypeReference<>() {};

    private final PageTransaction page;

    ScoreRows(PageTransaction page) {
        this.page = page;
    }

    /** Of whom it is said, and by whom. */
    record Place(CustomerId customer, String model, ModelRole role) {}

    /**
     * What a champion said of a customer before, as far as it is told on.
     *
     * @param stale as {@link CustomerScore} has it
     */
    record Before(CustomerId customer, ToldScore score, Optional<String> stale) {}

    /** A score that is left as it was. */
    record Left(Before before, String reason) {
        boolean isNews() {
            return !before.stale().equals(Optional.of(reason));
        }
    }

    /** That a customer has another label; empty for none. */
    record Moved(
            CustomerId customer, String model, String label, String was, LocalDate asOf, Optional<BigDecimal> score) {}

    /**
     * What was said before, as far as it takes to tell what is news.
     *
     * @param hash empty of what was marked as stale: it is news that it is not
     */
    record Known(Optional<String> label, Optional<UUID> hash) {}

    /** What is said of customers. */
    Map<Place, Known> of(List<CustomerId> customers) {
        Map<Place, Known> known = new HashMap<>();
        page.handle()
                .createQuery("""
                        select customer_id, array_agg(model), array_agg(role), array_agg(label),
                               array_agg(case when stale is null then content_hash end)
                        from hub.scores where customer_id = any(:customers) group by customer_id
                        """)
                .bindArray("customers", UUID.class, Rows.ids(customers))
                .map((row, context) -> {
                    var customer = new CustomerId(row.getObject(1, UUID.class));
                    String[] models = (String[]) row.getArray(2).getArray();
                    String[] roles = (String[]) row.getArray(3).getArray();
                    @Nullable String[] labels = (String[]) row.getArray(4).getArray();
                    @Nullable UUID[] hashes = (UUID[]) row.getArray(5).getArray();
                    for (int i = 0; i < models.length; i++) {
                        known.put(
                                new Place(customer, models[i], ModelRole.of(roles[i])),
                                new Known(Optional.ofNullable(labels[i]), Optional.ofNullable(hashes[i])));
                    }
                    return models.length;
                })
                .list();
        return known;
    }

    /** What some models said of customers before, as champions: names alone of what made it so and of offers, which may be long. */
    List<Before> before(List<CustomerId> customers, Set<String> models) {
        return page.handle()
                .createQuery("""
                        select customer_id, model, version, score, label, jsonb_path_query_array(drivers, '$[*].feature'),
                               jsonb_path_query_array(offers, '$[*].name'), as_of, stale
                        from hub.scores
                        where customer_id = any(:customers) and role = 'champion' and model = any(:models)
                        """)
                .bindArray("customers", UUID.class, Rows.ids(customers))
                .bindArray("models", String.class, List.copyOf(models))
                .map((row, context) -> before(row))
                .list();
    }

    private static Before before(ResultSet row) throws SQLException {
        @Nullable BigDecimal score = row.getBigDecimal(4);
        @Nullable String label = row.getString(5);
        @Nullable String offers = row.getString(7);
        @Nullable String stale = row.getString(9);
        return new Before(
                new CustomerId(row.getObject(1, UUID.class)),
                new ToldScore(
                        row.getString(2),
                        row.getInt(3),
                        Optional.ofNullable(score),
                        Optional.ofNullable(label),
                        list(row.getString(6), NAMES),
                        offers == null ? List.of() : list(offers, NAMES),
                        row.getDate(8).toLocalDate()),
                Optional.ofNullable(stale));
    }

    /** What champions say of customers, in the order of the models. */
    static Map<CustomerId, List<CustomerScore>> of(Handle handle, List<UUID> customers) {
        Map<CustomerId, List<CustomerScore>> scores = new HashMap<>();
        handle.createQuery("""
                        select model, version, score, label, drivers, as_of, stale, offers, customer_id from hub.scores
                        where customer_id = any(:customers) and role = 'champion' order by model
                        """)
                .bindArray("customers", UUID.class, customers)
                .map((row, context) -> scores.computeIfAbsent(
                                new CustomerId(row.getObject(9, UUID.class)), customer -> new ArrayList<>())
                        .add(score(row)))
                .list();
        return scores;
    }

    private static CustomerScore score(ResultSet row) throws SQLException {
        @Nullable BigDecimal score = row.getBigDecimal(3);
        @Nullable String label = row.getString(4);
        @Nullable String stale = row.getString(7);
        @Nullable String offers = row.getString(8);
        return new CustomerScore(
                row.getString(1),
                row.getInt(2),
                Optional.ofNullable(score),
                Optional.ofNullable(label),
                list(row.getString(5), DRIVERS),
                offers == null ? List.of() : list(offers, OFFERS),
                row.getDate(6).toLocalDate(),
                Optional.ofNullable(stale));
    }

    private static <T> List<T> list(String json, TypeReference<List<T>> of) {
        try {
            return Json.MAPPER.readValue(json, of);
        } catch (IOException e) {
            throw new UncheckedIOException("reading the drivers and offers of a score", e);
        }
    }

    void forget(List<Place> places) {
        if (!places.isEmpty()) {
            page.handle()
                    .createUpdate("""
                            delete from hub.scores s using unnest(:customers, :models, :roles) as p (customer_id, model, role)
                            where s.customer_id = p.customer_id and s.model = p.model and s.role = p.role
                            """)
                    .bindArray("customers", UUID.class, ids(places))
                    .bind("models", texts(places, Place::model))
                    .bind("roles", texts(places, place -> place.role().word()))
                    .execute();
        }
    }

    /** Says why scores were left as they are. */
    void mark(List<Left> left) {
        if (!left.isEmpty()) {
            List<Before> before = left.stream().map(Left::before).toList();
            page.handle()
                    .createUpdate("""
                            update hub.scores s set stale = p.stale
                            from unnest(:customers, :models, :reasons) as p (customer_id, model, stale)
                            where s.customer_id = p.customer_id and s.model = p.model and s.role = 'champion'
                            """)
                    .bindArray(
                            "customers",
                            UUID.class,
                            before.stream().map(each -> each.customer().value()).toList())
                    .bind("models", texts(before, each -> each.score().model()))
                    .bind("reasons", texts(left, Left::reason))
                    .execute();
        }
    }

    void write(List<WrittenScore> said) {
        if (said.isEmpty()) {
            return;
        }
        List<Place> places = column(said, WrittenScore::place);
        page.handle()
                .createUpdate("""
                        insert into hub.scores
                            (tenant, customer_id, model, role, version, score, label, drivers, offers, as_of, content_hash)
                        select :tenant, customer_id, model, role, version, nullif(score, '')::numeric, nullif(label, ''),
                               drivers::jsonb, nullif(offers, '')::jsonb, as_of, content_hash
                        from unnest(:customers, :models, :roles, :versions, :scores, :labels, :drivers, :offers, :days, :hashes)
                             as p (customer_id, model, role, version, score, label, drivers, offers, as_of, content_hash)
                        on conflict (customer_id, model, role) do update
                        set version = excluded.version, score = excluded.score, label = excluded.label,
                            drivers = excluded.drivers, offers = excluded.offers, as_of = excluded.as_of,
                            content_hash = excluded.content_hash, stale = null
                        """)
                .bind("tenant", page.tenant())
                .bindArray("customers", UUID.class, ids(places))
                .bind("models", texts(places, Place::model))
                .bind("roles", texts(places, place -> place.role().word()))
                .bindArray(
                        "versions",
                        Integer.class,
                        column(said, each -> each.score().version()))
                .bind("scores", texts(said, WrittenScore::value))
                .bind("labels", texts(said, WrittenScore::label))
                .bind("drivers", texts(said, WrittenScore::drivers))
                .bind("offers", texts(said, WrittenScore::offers))
                .bindArray(
                        "days",
                        LocalDate.class,
                        column(said, each -> each.score().asOf()))
                .bindArray("hashes", UUID.class, column(said, WrittenScore::hash))
                .execute();
    }

    /** Keeps who went from label to label. */
    void note(List<Moved> changed) {
        if (changed.isEmpty()) {
            return;
        }
        page.handle()
                .createUpdate("""
                        insert into hub.label_changes (tenant, customer_id, model, label, was, as_of, run_id, score)
                        select :tenant, customer_id, model, nullif(label, ''), nullif(was, ''), as_of, :run,
                               nullif(score, '')::numeric
                        from unnest(:customers, :models, :labels, :before, :days, :scores)
                             with ordinality as p (customer_id, model, label, was, as_of, score, place)
                        order by customer_id, model
                        """)
                .bind("tenant", page.tenant())
                .bind("run", page.run().value())
                .bindArray(
                        "customers",
                        UUID.class,
                        changed.stream().map(each -> each.customer().value()).toList())
                .bind("models", texts(changed, Moved::model))
                .bind("labels", texts(changed, Moved::label))
                .bind("before", texts(changed, Moved::was))
                .bindArray(
                        "days",
                        LocalDate.class,
                        changed.stream().map(Moved::asOf).toList())
                .bind(
                        "scores",
                        texts(
                                changed,
                                each -> each.score()
                                        .map(BigDecimal::toPlainString)
                                        .orElse("")))
                .execute();
    }

    private static List<UUID> ids(Collection<Place> places) {
        return places.stream().map(place -> place.customer().value()).toList();
    }

    private static <T> List<T> column(List<WrittenScore> scores, Function<WrittenScore, T> value) {
        return scores.stream().map(value).toList();
    }
}
