package io.customerhub.warehouse.store;

import static io.customerhub.warehouse.store.Texts.texts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.customerhub.mapping.Json;
import io.customerhub.model.CustomerId;
import io.customerhub.model.SourceKey;
import io.customerhub.trigger.Firing;
import io.customerhub.trigger.Happening;
import io.customerhub.trigger.Trigger;
import io.customerhub.trigger.Trigger.Reaction.Run;
import io.customerhub.trigger.Trigger.Reaction.Tell;
import io.customerhub.trigger.TriggerRules;
import io.customerhub.trigger.TriggerState;
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
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

/** What triggers remember of the customers of a page, what is new of these, and what comes about. */
public final class TriggerMemory {
    /** What has not been looked at; from now on it has. */
    private static final String HAPPENINGS = """
            with recent as materialized (
                select customer_id, source, entity, record_id, kind, channel, direction, null::numeric as amount,
                       null::text as currency, sentiment, (occurred_at at time zone 'UTC')::date as day
                from customer_360.customer_interactions
                where customer_id = any(:customers)
                      and occurred_at >= :from::timestamp at time zone 'UTC'
                      and occurred_at < (:day + 1)::timestamp at time zone 'UTC'
                union all
                select customer_id, source, entity, record_id, kind, null, null, total, currency, null, transacted_on
                from customer_360.transactions
                where customer_id = any(:customers) and transacted_on between :from and :day),
            new as (
                insert into hub.trigger_events (tenant, source, entity, record_id, day)
                select :tenant, source, entity, record_id, day from recent order by record_id, entity, source
                on conflict do nothing
                returning source, entity, record_id)
            select r.* from recent r join new using (source, entity, record_id)
            order by r.day, r.record_id, r.entity, r.source
            """;

    private final PageTransaction page;
    private final Map<String, Set<String>> unseen = new HashMap<>();

    TriggerMemory(PageTransaction page) {
        this.page = page;
    }

    /**
     * What is remembered of a customer.
     *
     * @param states by the names of triggers
     * @param unseen the triggers that have not looked at the customer yet, who was known before them
     */
    public record Remembered(Map<String, TriggerState> states, Set<String> unseen) {
        public Remembered {
            states = Map.copyOf(states);
            unseen = Set.copyOf(unseen);
        }
    }

    /** Notes which triggers are in use, for a page that is rehearsed and may be kept. */
    public void use(TriggerRules rules, LocalDate day) {
        TriggerSets.use(page.handle(), page.tenant(), rules, day);
    }

    /** What is remembered of customers, locked until the page ends: nothing of those whom no trigger has seen or could have. */
    public Map<CustomerId, Remembered> of(Collection<CustomerId> customers, TriggerRules rules) {
        Map<CustomerId, Remembered> remembered = new HashMap<>();
        page.handle()
                .createQuery("""
                        select s.customer_id, s.states, coalesce(t.triggers, '{}')
                        from hub.trigger_states s left join hub.trigger_sets t using (set_id)
                        where s.customer_id = any(:customers)
                        order by s.customer_id for update of s
                        """)
                .bindArray("customers", UUID.class, Rows.ids(customers))
                .map((row, context) -> Map.entry(
                        new CustomerId(row.getObject(1, UUID.class)),
                        new Remembered(states(row.getString(2)), unseen(row.getString(3), rules))))
                .forEach(each -> remembered.put(each.getKey(), each.getValue()));
        return remembered;
    }

    /** Those of which the set that has looked at the customer knows nothing, or another mark. */
    private Set<String> unseen(String set, TriggerRules rules) {
        return unseen.computeIfAbsent(set, marks -> {
            JsonNode known = Rows.tree(marks);
            return rules.triggers().stream()
                    .filter(trigger -> !known.path(trigger.name()).asText().equals(trigger.mark()))
                    .map(Trigger::name)
                    .collect(Collectors.toUnmodifiableSet());
        });
    }

    private static Map<String, TriggerState> states(String json) {
        Map<String, TriggerState> states = new HashMap<>();
        Rows.tree(json).properties().forEach(each -> states.put(each.getKey(), TriggerState.of(each.getValue())));
        return states;
    }

    /** The interactions and documents of the last days that triggers have not looked at yet: each is given once, and never again. */
    public Map<CustomerId, List<Happening>> happenings(Collection<CustomerId> customers, LocalDate day) {
        Map<CustomerId, List<Happening>> happenings = new HashMap<>();
        page.handle()
                .createQuery(HAPPENINGS)
                .bind("tenant", page.tenant())
                .bind("from", day.minusDays(Happening.DAYS))
                .bind("day", day)
                .bindArray("customers", UUID.class, Rows.ids(customers))
                .map((row, context) -> Map.entry(new CustomerId(row.getObject(1, UUID.class)), happening(row)))
                .forEach(each -> happenings
                        .computeIfAbsent(each.getKey(), customer -> new ArrayList<>())
                        .add(each.getValue()));
        return happenings;
    }

    private static Happening happening(ResultSet row) throws SQLException {
        return new Happening(
                new SourceKey(row.getString(2), row.getString(3), row.getString(4)),
                row.getString(5),
                Optional.ofNullable(row.getString(6)),
                Optional.ofNullable(row.getString(7)),
                Optional.ofNullable(row.getBigDecimal(8)),
                Optional.ofNullable(row.getString(9)),
                Optional.ofNullable(row.getBigDecimal(10)),
                row.getDate(11).toLocalDate());
    }

    /** Keeps what is remembered from now on of customers whom these triggers have looked at. */
    public void keep(Map<CustomerId, Map<String, TriggerState>> states, TriggerRules rules) {
        if (states.isEmpty()) {
            return;
        }
        List<Map.Entry<CustomerId, Map<String, TriggerState>>> rows = List.copyOf(states.entrySet());
        page.handle()
                .createUpdate("""
                        insert into hub.trigger_states (tenant, customer_id, states, set_id)
                        select :tenant, customer_id, states::jsonb, :set
                        from unnest(:customers, :states) as s (customer_id, states) order by customer_id
                        on conflict (customer_id) do update
                        set states = excluded.states, set_id = excluded.set_id
                        """)
                .bind("tenant", page.tenant())
                .bind("set", TriggerSets.of(page.handle(), page.tenant(), rules))
                .bindArray(
                        "customers",
                        UUID.class,
                        rows.stream().map(row -> row.getKey().value()).toList())
                .bind("states", texts(rows, row -> json(row.getValue())))
                .execute();
    }

    private static String json(Map<String, TriggerState> states) {
        ObjectNode json = Json.MAPPER.createObjectNode();
        states.forEach((trigger, state) -> json.set(trigger, state.json()));
        return json.toString();
    }

    /** Of customers who are no more nothing is remembered. */
    public void forget(Collection<CustomerId> gone) {
        if (!gone.isEmpty()) {
            page.handle()
                    .createUpdate("delete from hub.trigger_states where customer_id = any(:gone)")
                    .bindArray("gone", UUID.class, Rows.ids(gone))
                    .execute();
        }
    }

    /**
     * What has come about with a customer.
     *
     * @param day for which it holds
     */
    public record CameAbout(CustomerId customer, Firing firing, LocalDate day) {}

    /** Writes down whom to tell, in this order, and asks for flows. */
    public void announce(List<CameAbout> all) {
        var told = new ArrayList<Told>();
        var flows = new TreeMap<String, String>();
        for (CameAbout each : all) {
            each.firing().trigger().then().forEach(then -> {
                if (then instanceof Tell tell) {
                    told.add(new Told(tell.target(), each));
                } else if (then instanceof Run run) {
                    flows.putIfAbsent(run.flow(), each.firing().trigger().name());
                }
            });
        }
        flows.forEach(
                (flow, trigger) -> Requests.add(page.handle(), page.tenant(), flow, "trigger " + trigger, page.now()));
        write(told);
    }

    private record Told(String target, CameAbout what) {
        String trigger() {
            return what.firing().trigger().name();
        }

        String body() {
            return what.firing().json(what.customer(), what.day()).toString();
        }
    }

    private void write(List<Told> told) {
        if (told.isEmpty()) {
            return;
        }
        page.handle()
                .createUpdate("""
                        insert into hub.announcements
                            (tenant, target, trigger, customer_id, body, run_id, created_at, not_before)
                        select :tenant, target, trigger, customer_id, body::jsonb, :run, :now, :now
                        from unnest(:targets, :triggers, :customers, :bodies) with ordinality
                             as a (target, trigger, customer_id, body, place)
                        order by place
                        """)
                .bind("tenant", page.tenant())
                .bind("run", page.run().value())
                .bind("now", page.now())
                .bind("targets", texts(told, Told::target))
                .bind("triggers", texts(told, Told::trigger))
                .bindArray(
                        "customers",
                        UUID.class,
                        told.stream()
                                .map(each -> each.what().customer().value())
                                .toList())
                .bind("bodies", texts(told, Told::body))
                .execute();
    }
}
