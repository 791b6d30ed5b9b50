package io.customerhub.app.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

/** What holds of a warehouse whatever has happened to it. */
final class Soundness {
    private Soundness() {}

    /** Nothing in the warehouse contradicts anything else. */
    static void check(PageWay way) {
        assertThat(way.rows("""
                select 'record of nobody', source, entity, record_id from hub.customer_records r
                where not exists (select from customer_360.customers c where c.customer_id = r.customer_id)
                union all
                select 'customer of no record', customer_id::text, name, '' from customer_360.customers c
                where records <> (select count(*) from hub.customer_records r where r.customer_id = c.customer_id)
                union all
                select 'found by the key of nobody', m.key::text, m.record::text, '' from hub.match_keys m
                where m.record > 0 and not exists (select from hub.customer_records r where r.arrival = m.record)
                union all
                select 'likely one with nobody', m.record::text, m.other::text, '' from hub.match_edges m
                where not exists (select from hub.customer_records r where r.arrival = m.record)
                      or not exists (select from hub.match_edges o where o.record = m.other and o.other = m.record)
                union all
                select 'asked about nobody', m.record::text, m.other::text, '' from hub.match_reviews m
                where not exists (select from hub.customer_records r where r.arrival = m.record)
                      or not exists (select from hub.customer_records r where r.arrival = m.other)
                union all
                select 'redirect into nobody', customer_id::text, into_id::text, '' from hub.customer_redirects d
                where not exists (select from customer_360.customers c where c.customer_id = d.into_id)
                      or exists (select from customer_360.customers c where c.customer_id = d.customer_id)
                union all
                select 'score of nobody', customer_id::text, model, role from hub.scores s
                where not exists (select from customer_360.customers c where c.customer_id = s.customer_id)
                union all
                select 'line of nothing', transaction_id::text, line::text, '' from customer_360.transaction_lines l
                where not exists (select from customer_360.transactions t where t.transaction_id = l.transaction_id)
                """)).isEmpty();
        for (String table :
                List.of("transactions", "customer_interactions", "opportunities", "social_media_profiles")) {
            assertThat(way.rows("""
                    select 'belongs to another', t.source, t.entity, t.record_id, t.customer_id, r.customer_id
                    from customer_360.%s t
                    left join hub.customer_records r on r.source = t.source and r.entity = t.customer_entity
                                                       and r.record_id = t.customer_record
                    where t.customer_id is distinct from r.customer_id
                    """.formatted(table))).isEmpty();
        }
    }
}
