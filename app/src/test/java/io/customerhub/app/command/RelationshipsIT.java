package io.customerhub.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerhub.app.Hub;
import io.customerhub.app.WarehouseAccess;
import io.customerhub.app.bench.CompanyTruth;
import io.customerhub.model.SourceKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Relationships of the demo company's customers, beside what the sandbox tells of whom its records truly are. */
final class RelationshipsIT {
    private static final List<String> FLOWS = List.of(
            "quickbooks-customers",
            "sheet-contacts",
            "hubspot-people",
            "hubspot-companies",
            "salesforce-people",
            "salesforce-accounts",
            "dynamics-contacts",
            "dynamics-accounts");

    @TempDir
    static Path data;

    private static HubFixture fixture;
    private static Map<SourceKey, String> truth = Map.of();

    @BeforeAll
    static void readEverybody() throws IOException {
        fixture = HubFixture.start(data, Hub.Mode.COMMAND, Map.of("hub.sinks", ""), "--company", "demo");
        FLOWS.forEach(flow -> fixture.sync(flow, true));
        truth = CompanyTruth.read(fixture.sandbox.url());
    }

    @AfterAll
    static void stop() {
        fixture.close();
    }

    @Test
    void saysHowManyOfEachKind() {
        Map<String, Integer> kinds = new TreeMap<>();
        rows("select kind, count(*) from customer_360.relationships group by kind")
                .forEach(row -> kinds.put(row.get(0), Integer.parseInt(row.get(1))));

        assertThat(kinds.keySet()).containsExactly("employs", "same household", "same organisation", "works for");
        assertThat(kinds.get("works for")).isEqualTo(kinds.get("employs"));
        assertThat(kinds.get("works for")).isBetween(40, 60);
        assertThat(kinds.get("same household")).isBetween(60, 100);
        assertThat(kinds.get("same organisation")).isBetween(8, 30);
    }

    /**
     * In the demo company two in a hundred live where the customer before them does. Of all others some drew the same house by chance,
     * and some are one customer whom comparing did not find to be one.
     */
    @Test
    void householdsAreThoseOfTheCompany() {
        Map<String, Set<String>> customers = customers();
        Map<String, Integer> pairs = new TreeMap<>();
        for (List<String> pair : rows("""
                select customer_id, other_id from customer_360.relationships
                where kind = 'same household' and customer_id < other_id
                """)) {
            Set<String> one = customers.getOrDefault(pair.get(0), Set.of());
            Set<String> other = customers.getOrDefault(pair.get(1), Set.of());
            boolean notJoined = one.stream().anyMatch(other::contains);
            pairs.merge(
                    notJoined ? "not joined" : areNeighbours(one, other) ? "neighbours" : "by chance", 1, Integer::sum);
        }

        assertThat(pairs.get("neighbours")).isBetween(15, 25);
        assertThat(pairs.get("not joined")).isLessThan(15);
        assertThat(pairs.get("by chance")).isLessThan(15);
    }

    private static boolean areNeighbours(Set<String> some, Set<String> others) {
        return some.stream()
                .anyMatch(one -> others.stream().anyMatch(other -> Math.abs(number(one) - number(other)) <= 2));
    }

    private static int number(String customer) {
        return Integer.parseInt(customer.substring(1));
    }

    /** Whom each of our customers truly is; several where records were joined that are not one's. */
    private static Map<String, Set<String>> customers() {
        Map<String, Set<String>> customers = new HashMap<>();
        for (List<String> row : rows("select customer_id, source, entity, record_id from hub.customer_records")) {
            String whom = truth.get(new SourceKey(row.get(1), row.get(2), row.get(3)));
            if (whom != null) {
                customers.computeIfAbsent(row.get(0), id -> new TreeSet<>()).add(whom);
            }
        }
        return customers;
    }

    /** Each contact of an account is its organisation's buyer, so the two are one customer wherever comparing has found it. */
    @Test
    void contactsWorkForTheirAccountsUnlessTheyAreOneCustomer() {
        List<String> counts = rows("""
                select count(*), count(*) filter (where o.customer_id <> r.customer_id),
                       count(*) filter (where o.customer_id <> r.customer_id and not exists (
                           select from customer_360.relationships x
                           where x.customer_id = r.customer_id and x.other_id = o.customer_id and x.kind = 'works for'
                                 and 'declared by ' || r.source || '/' || r.entity || '/' || r.record_id = any(x.because)))
                from hub.customer_records r
                join hub.customer_records o on o.record_id = r.works_for and o.entity = r.works_for_entity
                     and o.source = r.source
                """).get(0);

        assertThat(Integer.parseInt(counts.get(0))).as("contacts of accounts").isBetween(550, 700);
        assertThat(Integer.parseInt(counts.get(1)))
                .as("who are not one customer with their account")
                .isBetween(20, 60);
        assertThat(counts.get(2)).as("of whom it is not told").isEqualTo("0");
    }

    @Test
    void customerIsShownWithWhomTheyHaveToDo() throws IOException {
        List<String> pair = rows("""
                select r.customer_id, o.customer_id, o.name from customer_360.relationships r
                join customer_360.customers o on o.customer_id = r.other_id where r.kind = 'works for' order by 1 limit 1
                """).get(0);

        assertThat(fixture.command("customer", pair.get(0)))
                .contains("  works for: ")
                .contains("    " + pair.get(2))
                .contains(pair.get(1));
        assertThat(fixture.command("customer", pair.get(0), "--json"))
                .contains("\"relationships\"", "\"works for\"", pair.get(1));
    }

    @Test
    void queriesOfTheDocumentationCanBeAsked() throws IOException {
        String page = Files.readString(HubFixture.HOME.resolve("docs/how-to/ask-who-belongs-together.md"));
        List<String> queries = Pattern.compile("```sql\n(.*?);\n```", Pattern.DOTALL)
                .matcher(page)
                .results()
                .map(match -> match.group(1))
                .toList();

        assertThat(queries).hasSize(2);
        String organisation = rows("""
                select o.organisation from customer_360.relationships r
                join customer_360.customers o using (customer_id)
                where r.kind = 'employs' and o.organisation is not null order by 1 limit 1
                """).get(0).get(0);
        assertThat(rows(queries.get(0).replace("Kingston Foods Ltd", organisation.replace("'", "''"))))
                .isNotEmpty();
        assertThat(rows(queries.get(1))).isNotEmpty();
    }

    private static List<List<String>> rows(String query) {
        try (WarehouseAccess access = WarehouseAccess.open(fixture.settings);
                Connection connection = access.database().dataSource().getConnection();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(query)) {
            var rows = new ArrayList<List<String>>();
            while (result.next()) {
                var row = new ArrayList<String>();
                for (int column = 1; column <= result.getMetaData().getColumnCount(); column++) {
                    row.add(result.getString(column));
                }
                rows.add(row);
            }
            return rows;
        } catch (SQLException e) {
            throw new IllegalStateException("asking the test's warehouse: " + query, e);
        }
    }
}
