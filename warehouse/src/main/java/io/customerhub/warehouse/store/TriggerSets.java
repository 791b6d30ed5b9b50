package io.customerhub.warehouse.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.customerhub.mapping.Json;
import io.customerhub.trigger.Happening;
import io.customerhub.trigger.Trigger;
import io.customerhub.trigger.TriggerRules;
import java.time.LocalDate;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;

/** The triggers that look at customers together. */
final class TriggerSets {
    private TriggerSets() {}

    /** The number of a set. */
    static int of(Handle handle, String tenant, TriggerRules rules) {
        String triggers = json(rules);
        return handle.createQuery(
                        "select set_id from hub.trigger_sets where tenant = :tenant and triggers = cast(:triggers as jsonb)")
                .bind("tenant", tenant)
                .bind("triggers", triggers)
                .mapTo(Integer.class)
                .findOne()
                .orElseGet(() -> handle.createQuery("""
                                insert into hub.trigger_sets (tenant, triggers) values (:tenant, :triggers::jsonb)
                                on conflict (tenant, triggers) do update set tenant = excluded.tenant returning set_id
                                """)
                        .bind("tenant", tenant)
                        .bind("triggers", triggers)
                        .mapTo(Integer.class)
                        .one());
    }

    private static String json(TriggerRules rules) {
        var marks = new TreeMap<String, String>();
        rules.triggers().forEach((Trigger trigger) -> marks.put(trigger.name(), trigger.mark()));
        ObjectNode json = Json.MAPPER.createObjectNode();
        marks.forEach(json::put);
        return json.toString();
    }

    /**
     * Notes that a set is in use from now on. Where another was, customers whom no trigger has looked at and all that happened in the last
     * days are taken for known: nothing comes about by what was there before.
     */
    static void use(Handle handle, String tenant, TriggerRules rules, LocalDate day) {
        int set = of(handle, tenant, rules);
        int changed =
                handle.createUpdate("""
                        update hub.trigger_sets set in_use = (set_id = :set)
                        where tenant = :tenant and in_use <> (set_id = :set)
                        """).bind("tenant", tenant).bind("set", set).execute();
        if (changed > 0 && !rules.triggers().isEmpty()) {
            takeForKnown(handle, tenant, day);
        }
    }

    private static void takeForKnown(Handle handle, String tenant, LocalDate day) {
        handle.createUpdate("""
                        insert into hub.trigger_states (tenant, customer_id, set_id)
                        select tenant, customer_id, 0 from customer_360.customers where tenant = :tenant
                        order by customer_id on conflict do nothing
                        """).bind("tenant", tenant).execute();
        handle.createUpdate("""
                        insert into hub.trigger_events (tenant, source, entity, record_id, day)
                        select tenant, source, entity, record_id, day
                        from (select tenant, source, entity, record_id, (occurred_at at time zone 'UTC')::date as day
                              from customer_360.customer_interactions
                              where tenant = :tenant and occurred_at >= :from::timestamp at time zone 'UTC'
                                    and customer_id is not null
                              union all
                              select tenant, source, entity, record_id, transacted_on from customer_360.transactions
                              where tenant = :tenant and transacted_on >= :from and customer_id is not null) known
                        order by record_id, entity, source on conflict do nothing
                        """)
                .bind("tenant", tenant)
                .bind("from", day.minusDays(Happening.DAYS))
                .execute();
    }
}
