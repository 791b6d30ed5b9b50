package io.customerhub.app.page;

import static io.customerhub.app.page.PageWay.record;
import static org.assertj.core.api.Assertions.assertThat;

import io.customerhub.connectors.RawRecord;
import io.customerhub.model.CustomerId;
import io.customerhub.scoring.served.CustomerScore;
import io.customerhub.scoring.served.ToldScore;
import io.customerhub.warehouse.store.CustomerView;
import io.customerhub.warehouse.store.ModelRole;
import io.customerhub.warehouse.store.Models.Learned;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Products that are recommended, page by page. Today is 2026-06-30. */
final class OffersInServiceTest extends PageTest {
    private static final String FEATURES = """
            description: What is known
            currencies: {JMD: 1}
            features:
              - {feature: purchases, description: How often, of: purchases, measure: count}
            """;
    private static final String DECLARED = """
            description: What is learned
            models:
              - model: offers
                description: What they buy next
                kind: recommendation
                within: 30
                offers: 3
                except: {items: [shop/postage], statuses: [inactive]}
            """;
    /** Who buys a cup buys a saucer, postage and what is not sold any more; a tin goes with nothing. */
    private static final String CONTENT = """
            {"recommendation": 1, "likeness": "EASE", "once": true, "halfLife": "Infinity", "ridge": 1,
             "ownHalfLife": "Infinity", "weight": "2.0", "items": [
              {"item": "shop/cup", "buyers": 9, "near": [3, 2, 1], "weights": [0.5, 0.4, 0.9]},
              {"item": "shop/gone", "buyers": 8, "near": [], "weights": []},
              {"item": "shop/postage", "buyers": 7, "near": [], "weights": []},
              {"item": "shop/saucer", "buyers": 6, "near": [0], "weights": [0.5]},
              {"item": "shop/tin", "buyers": 5, "near": [], "weights": []},
              {"item": "shop/unlisted", "buyers": 99, "near": [], "weights": []}]}
            """;

    @BeforeEach
    void sell() {
        way.change("delete from customer_360.products");
        way.change("""
                insert into customer_360.products (tenant, product_id, source, entity, record_id, changed_at, name, status)
                select 'test', gen_random_uuid(), 'shop', 'Item', item, now(), 'Fine ' || item, status
                from (values ('cup', 'active'), ('saucer', 'active'), ('tin', null), ('postage', 'active'),
                             ('gone', 'inactive')) as v (item, status)
                """);
        var learned = new Learned(
                "offers",
                "recommendation",
                LocalDate.of(2026, 6, 1),
                LocalDate.of(2026, 7, 31),
                42,
                new UUID(0, 0),
                DECLARED,
                FEATURES,
                CONTENT,
                "{}");
        int version = way.warehouse.models().keep(learned).version();
        way.warehouse.models().serve("offers", version, ModelRole.CHAMPION, "test", "");
    }

    private static RawRecord buyer(String id) {
        return record("Buyer", id, "{'name': 'Buyer " + id + "', 'email': '" + id + "@offers.co'}");
    }

    private static RawRecord sale(String id, String buyer, String item) {
        return record(
                "Sale", id, "{'buyer': '" + buyer + "', 'date': '2026-06-01', 'total': 100, 'item': '" + item + "'}");
    }

    private static CustomerId customer(String buyer) {
        return new CustomerId(UUID.fromString(
                way.rows("select customer_id from hub.customer_records where entity = 'Buyer' and record_id = '" + buyer
                                + "'")
                        .get(0)));
    }

    private static List<String> offered(String buyer) {
        return way.rows("""
                select rank, product, score, bought, because -> 0 ->> 'name', stale
                from customer_360.customer_recommendations where customer_id = '%s' order by rank
                """.formatted(customer(buyer)));
    }

    @Test
    void flowOfScoresOffersWhatMayBeOfferedWithItsReasons() {
        way.page("shop", buyer("o1"), buyer("o2"), sale("o1", "o1", "cup"), sale("o2", "o1", "cup"));
        assertThat(offered("o1"))
                .as("a page asks no model that reads all purchases")
                .isEmpty();

        way.ask(customer("o1"), customer("o2"));

        assertThat(offered("o1"))
                .containsExactly(
                        "1 Fine cup 2.0 2 Fine cup -", "2 Fine saucer 1.0 0 Fine cup -", "3 Fine tin 0.0 0 - -");
        assertThat(offered("o2")).as("who never bought").isEmpty();
        CustomerView seen =
                way.warehouse.customers().find(customer("o1").toString(), 1).get(0);
        assertThat(seen.models()).anySatisfy(model -> {
            assertThat(model.label()).contains("Fine cup");
            assertThat(model.offers()).hasSize(3);
        });
    }

    @Test
    void pageLeavesWhatWasOfferedAsItIs() {
        way.page("shop", buyer("p1"), sale("p1", "p1", "cup"));
        way.ask(customer("p1"));
        List<String> before = offered("p1");
        String row = "select ctid from hub.scores where model = 'offers' and customer_id = '" + customer("p1") + "'";
        List<String> written = way.rows(row);

        way.page("shop", sale("p2", "p1", "tin"));
        assertThat(offered("p1")).isEqualTo(before).hasSize(3);
        assertThat(way.rows(row)).hasSize(1).isEqualTo(written);
        List<CustomerScore> kept = way.warehouse
                .customers()
                .find(customer("p1").toString(), 1)
                .get(0)
                .models();
        assertThat(way.told()).singleElement().satisfies(customer -> {
            assertThat(customer.scores())
                    .as("the names of what is left are told on")
                    .isEqualTo(kept.stream().map(ToldScore::of).toList());
            assertThat(customer.scores())
                    .filteredOn(score -> score.model().equals("offers"))
                    .singleElement()
                    .satisfies(score -> {
                        assertThat(score.offers()).containsExactly("Fine cup", "Fine saucer", "Fine tin");
                        assertThat(score.drivers()).containsExactly("documents with Fine cup");
                    });
        });

        way.ask(customer("p1"));
        assertThat(offered("p1")).contains("3 Fine tin 1.0 1 Fine tin -");
        List<String> again = way.rows(row);
        way.ask(customer("p1"));
        assertThat(way.rows(row))
                .as("what is offered again is not written again")
                .isEqualTo(again);
    }

    @Test
    void whatIsSoldNoMoreIsOfferedNoMore() {
        way.page("shop", buyer("q1"), sale("q1", "q1", "cup"));
        way.ask(customer("q1"));
        assertThat(offered("q1")).hasSize(3).anyMatch(row -> row.contains("Fine saucer"));

        way.change("update customer_360.products set status = 'inactive' where record_id = 'saucer'");
        way.change("delete from customer_360.products where record_id = 'tin'");
        way.ask(customer("q1"));

        assertThat(offered("q1")).containsExactly("1 Fine cup 1.0 1 Fine cup -");
    }
}
