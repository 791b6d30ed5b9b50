package io.customerhub.warehouse.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** How readers come to relationships in a warehouse of some size: 30,000 persons of 3,000 organisations. */
final class RelationshipsTest extends StoreTest {
    private static final int PERSONS = 30_000;
    private static final int ORGANISATIONS = 3_000;
    private static final String ONE = "select * from customer_360.relationships where customer_id = ";

    private static Jdbi jdbi;

    /** Two live at each address, ten work for each organisation; everybody was brought by the one before. */
    @BeforeAll
    static void fill() {
        jdbi = Jdbi.create(database.dataSource());
        jdbi.useHandle(handle ->
                handle.createScript("""
                create function pg_temp.id(what text, number integer) returns uuid
                    language sql immutable as $$ select md5(what || number)::uuid $$;
                insert into hub.relationship_limits values ('test', 8, 100);
                insert into customer_360.customers (tenant, customer_id, kind, name, household, organisation_key,
                                                    records, changed_at, lineage, files_version)
                select 'test', pg_temp.id('person', n), 'person', 'Person ' || n, 'home ' || n / 2, 'works ' || n / 10,
                       1, now(), '{}'::jsonb, 1 from generate_series(0, %1$d - 1) n
                union all
                select 'test', pg_temp.id('works', n), 'organisation', 'Works ' || n, null, 'works ' || n,
                       1, now(), '{}', 1 from generate_series(0, %2$d - 1) n;
                insert into hub.customer_records (tenant, source, entity, record_id, customer_id, facts, changed_at, notes,
                                                  evidence, run_id, files_version, works_for, works_for_entity,
                                                  referred_by, referred_by_entity)
                select 'test', 'crm', 'Contact', 'p' || n, pg_temp.id('person', n), '{}'::jsonb, now(), '[]'::jsonb,
                       '{}'::text[], 1, 1, 'o' || n / 10, 'Account', 'p' || n - 1, 'Contact'
                from generate_series(0, %1$d - 1) n
                union all
                select 'test', 'crm', 'Account', 'o' || n, pg_temp.id('works', n), '{}', now(), '[]', '{}', 1, 1,
                       null, null, null, null
                from generate_series(0, %2$d - 1) n;
                analyze customer_360.customers; analyze hub.customer_records;
                """.formatted(PERSONS, ORGANISATIONS)).execute());
    }

    @Test
    void everybodyIsRelatedAsTheyShould() {
        List<String> kinds = jdbi.withHandle(
                handle -> handle.createQuery("""
                        select kind || ' ' || array_to_string(min(ways), ',') || ' ' || count(*)
                        from (select kind, (select array_agg(distinct split_part(b, ' ', 1)) from unnest(because) b) as ways
                              from customer_360.relationships) r
                        group by kind, ways order by kind
                        """).mapTo(String.class).list());

        // Of the two at an address both work for one organisation: they share an office, for all that is known.
        assertThat(kinds)
                .containsExactly(
                        "employs declared,organisation " + PERSONS,
                        "referred declared " + (PERSONS - 1),
                        "referred by declared " + (PERSONS - 1),
                        "same organisation declared,organisation " + PERSONS * 9,
                        "works for declared,organisation " + PERSONS);
    }

    @Test
    void oneCustomerIsReachedByKeysAlone() {
        for (String customer : List.of("md5('person' || 777)::uuid", "md5('works' || 77)::uuid")) {
            List<String> plan = plan(ONE + customer);
            assertThat(plan)
                    .noneMatch(line ->
                            line.contains("Seq Scan on customers") || line.contains("Seq Scan on customer_records"));
            assertThat(buffers(plan)).isLessThan(400);
        }
    }

    @Test
    void customerWhoIsFoundByAnotherQueryIsReachedByKeysToo() {
        assertThat(plan(ONE + "(select customer_id from customer_360.customers where organisation_key = 'works 5'"
                        + " and kind = 'organisation' and tenant = 'test')"))
                .noneMatch(line -> line.contains("Seq Scan on customer"));
        assertThat(plan("""
                        select o.name, r.* from customer_360.customers o
                        join lateral (select * from customer_360.relationships r
                                      where r.customer_id = o.customer_id offset 0) r on r.kind = 'employs'
                        where o.organisation_key = 'works 5' and o.kind = 'organisation' and o.tenant = 'test'
                        """)).noneMatch(line -> line.contains("Seq Scan on customer"));
    }

    @Test
    void buildingTellsNothingHoweverManyLiveThere() {
        jdbi.useTransaction(handle -> {
            handle.execute("update customer_360.customers set household = 'tower', organisation_key = null"
                    + " where customer_id in (select md5('person' || n)::uuid from generate_series(1, 5000) n)");
            handle.execute("update hub.customer_records set works_for = null where entity = 'Contact'");
            assertThat(households(handle)).isEqualTo(0);
            handle.execute("update customer_360.customers set organisation_key = null");
            assertThat(households(handle))
                    .as("all but those of the tower, and two whose neighbours live there")
                    .isEqualTo(PERSONS - 5_002);
            handle.rollback();
        });
    }

    private static int households(Handle handle) {
        return handle.createQuery("select count(*) from customer_360.relationships where kind = 'same household'")
                .mapTo(Integer.class)
                .one();
    }

    private static List<String> plan(String query) {
        return jdbi.withHandle(handle -> handle.createQuery("explain (analyze, buffers, timing off) " + query)
                .mapTo(String.class)
                .list());
    }

    /** How many pages of tables and indexes the whole plan touched. */
    private static int buffers(List<String> plan) {
        String whole = plan.stream()
                .filter(line -> line.strip().startsWith("Buffers: shared"))
                .findFirst()
                .orElseThrow();
        int sum = 0;
        for (String part : whole.strip().split(" ", -1)) {
            sum += part.matches("(hit|read)=\\d+") ? Integer.parseInt(part.replaceAll("\\D", "")) : 0;
        }
        return sum;
    }
}
