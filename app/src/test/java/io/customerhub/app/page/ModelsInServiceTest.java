package io.customerhub.app.page;

import static io.customerhub.app.page.PageWay.record;
import static org.assertj.core.api.Assertions.assertThat;

import io.customerhub.connectors.RawRecord;
import io.customerhub.model.CustomerId;
import io.customerhub.scoring.classify.ClassifierText;
import io.customerhub.scoring.classify.ClassifierTraining;
import io.customerhub.scoring.feature.Column.Numbers;
import io.customerhub.scoring.feature.FeatureTable;
import io.customerhub.warehouse.store.ModelRole;
import io.customerhub.warehouse.store.Models;
import io.customerhub.warehouse.store.Models.Learned;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What models say of customers, page by page. Today is 2026-06-30. */
final class ModelsInServiceTest extends PageTest {
    private static final LocalDate GOOD = LocalDate.of(2026, 7, 31);

    private static final String FEATURES = """
            description: What is known
            currencies: {JMD: 1}
            features:
              - {feature: purchases, description: How often, of: purchases, measure: count}
            """;

    /** One that finds buying again the likelier, the more often somebody bought; or the other way round. */
    private static int learned(String model, LocalDate goodUntil, int sign) {
        double[] purchases =
                IntStream.range(0, 200).mapToDouble(row -> row % 10).toArray();
        boolean[] outcomes = new boolean[200];
        for (int row = 0; row < 200; row++) {
            outcomes[row] = sign * (row % 10 - 4.5) + row / 10 % 3 - 1 > 0;
        }
        var rows = new FeatureTable(200, List.of(new Numbers("purchases", purchases)));
        return keep(model, goodUntil, ClassifierText.write(ClassifierTraining.glance(rows, outcomes)));
    }

    private static int keep(String model, LocalDate goodUntil, String content) {
        String declared = """
                description: What is learned
                models:
                  - model: %s
                    description: Whether they buy again
                    kind: likelihood
                    about: [{feature: purchases, from: 1}]
                    outcome: {of: purchases, within: 30, from: 1}
                """.formatted(model);
        LocalDate asOf = LocalDate.of(2026, 6, 1);
        UUID data = new UUID(0, 0);
        return models().keep(
                        new Learned(model, "likelihood", asOf, goodUntil, 42, data, declared, FEATURES, content, "{}"))
                .version();
    }

    private static Models models() {
        return way.warehouse.models();
    }

    private static void serve(String model, int version, ModelRole role) {
        models().serve(model, version, role, "test", "");
    }

    private static RawRecord buyer(String id, String name) {
        return record("Buyer", id, "{'name': '" + name + "', 'email': '" + id + "@models.co'}");
    }

    private static RawRecord sale(String id, String buyer) {
        return record("Sale", id, "{'buyer': '" + buyer + "', 'date': '2026-06-01', 'total': 100}");
    }

    private static CustomerId customer(String buyer) {
        return new CustomerId(UUID.fromString(
                way.rows("select customer_id from hub.customer_records where entity = 'Buyer' and record_id = '" + buyer
                                + "'")
                        .get(0)));
    }

    /** What a model says of a buyer: version, score, day, and why it was left. */
    private static List<String> said(String model, String buyer) {
        return way.rows("""
                select version, score, as_of, stale from customer_360.customer_scores
                where model = '%s' and customer_id = '%s'
                """.formatted(model, customer(buyer)));
    }

    @Test
    void modelThatServesSaysOfThosePagesTouchWhatItIsAbout() {
        serve("again", learned("again", GOOD, 1), ModelRole.CHAMPION);

        way.page("shop", buyer("a1", "Ana"), buyer("a2", "Abi"), sale("a1", "a1"), sale("a2", "a1"), sale("a3", "a1"));

        assertThat(said("again", "a2")).isEmpty();
        assertThat(said("again", "a1")).singleElement().asString().matches("1 0\\.\\d{4} 2026-06-30 -");
        assertThat(way.rows("""
                select d ->> 'feature', d ->> 'value' from customer_360.customer_scores
                cross join jsonb_array_elements(drivers) d where model = 'again' and customer_id = '%s'
                """.formatted(customer("a1")))).containsExactly("purchases 3");
        assertThat(way.warehouse
                        .explanations()
                        .of(List.of(customer("a1")))
                        .get(0)
                        .scores())
                .anyMatch(score -> score.model().equals("again"));
    }

    @Test
    void whoHasNothingNewIsAskedOfByTheFlowOfScores() {
        way.page("shop", buyer("b1", "Ben"), sale("b1", "b1"));
        serve("later", learned("later", GOOD, 1), ModelRole.CHAMPION);
        assertThat(said("later", "b1")).isEmpty();

        var nobody = new CustomerId(new UUID(1, 1));
        assertThat(way.ask(customer("b1"), nobody).unchanged()).isEqualTo(2);

        assertThat(said("later", "b1")).hasSize(1);
    }

    @Test
    void whatIsSaidAgainIsNotWrittenAgain() {
        serve("same", learned("same", GOOD, 1), ModelRole.CHAMPION);
        way.page("shop", buyer("h1", "Hal"), sale("h1", "h1"));
        String row = "select ctid from hub.scores where model = 'same' and customer_id = '" + customer("h1") + "'";
        List<String> written = way.rows(row);

        way.ask(customer("h1"));

        assertThat(way.rows(row)).hasSize(1).isEqualTo(written);
    }

    @Test
    void modelThatIsTooOldOrGoneLeavesWhatItSaidAndWhy() {
        int good = learned("aging", GOOD, 1);
        serve("aging", good, ModelRole.CHAMPION);
        way.page("shop", buyer("c1", "Cia"), sale("c1", "c1"));
        String before = said("aging", "c1").get(0);
        String left = before.substring(0, before.length() - 1);

        serve("aging", learned("aging", LocalDate.of(2026, 6, 29), -1), ModelRole.CHAMPION);
        way.ask(customer("c1"));
        assertThat(said("aging", "c1"))
                .containsExactly(left + "version 2 is good until 2026-06-29; hub score train aging");

        way.change("update hub.models set role = 'kept' where model = 'aging'");
        way.ask(customer("c1"));
        assertThat(said("aging", "c1"))
                .containsExactly(left + "no version of the model serves, and no decision of the rules is called so");

        serve("aging", good, ModelRole.CHAMPION);
        way.ask(customer("c1"));
        assertThat(said("aging", "c1")).containsExactly(before);
    }

    @Test
    void modelThatCannotBeReadHoldsNothingUp() {
        serve("broken", learned("broken", GOOD, 1), ModelRole.CHAMPION);
        way.page("shop", buyer("d1", "Dom"), sale("d1", "d1"));
        serve("broken", keep("broken", GOOD, "{\"classifier\": 99}"), ModelRole.CHAMPION);

        way.page("shop", sale("d2", "d1"));

        assertThat(said("broken", "d1"))
                .singleElement()
                .asString()
                .startsWith("1 0.")
                .contains("version 2 cannot be read: ");
        assertThat(way.rows("select frequency from customer_360.customers where name = 'Dom'"))
                .containsExactly("2");
        assertThat(models().rollBack("broken", "test", "")).contains(1);
        way.ask(customer("d1"));
        assertThat(said("broken", "d1")).singleElement().asString().matches("1 0\\.\\d{4} 2026-06-30 -");
    }

    @Test
    void challengerSpeaksBesideTheChampionAndOnlyTheChampionCounts() {
        serve("rivals", learned("rivals", GOOD, 1), ModelRole.CHAMPION);
        serve("rivals", learned("rivals", GOOD, -1), ModelRole.CHALLENGER);

        way.page("shop", buyer("e1", "Eli"), sale("e1", "e1"));

        assertThat(said("rivals", "e1")).singleElement().asString().startsWith("1 ");
        assertThat(way.rows("select role, version from hub.scores where model = 'rivals' and customer_id = '"
                        + customer("e1") + "' order by 1"))
                .containsExactly("challenger 2", "champion 1");
    }

    @Test
    void ofWhomAModelIsNotAboutAnyMoreItSaysNothing() {
        serve("about", learned("about", GOOD, 1), ModelRole.CHAMPION);
        way.page("shop", buyer("f1", "Fay"), sale("f1", "f1"));
        assertThat(said("about", "f1")).hasSize(1);

        way.page("shop", PageWay.gone("Sale", "f1"));

        assertThat(said("about", "f1")).isEmpty();
    }

    @Test
    void ofWhoIsNoMoreNothingIsSaid() {
        serve("gone", learned("gone", GOOD, 1), ModelRole.CHAMPION);
        way.page("shop", buyer("g1", "Gus"), sale("g1", "g1"));
        CustomerId gus = customer("g1");

        way.page("shop", PageWay.gone("Buyer", "g1"));

        assertThat(way.rows("select model from hub.scores where customer_id = '" + gus + "'"))
                .isEmpty();
    }

    @Test
    void versionsServeOneAtATimeAndTheOneBeforeComesBack() {
        int first = learned("turns", GOOD, 1);
        assertThat(learned("turns", GOOD, 1)).isEqualTo(first);
        int second = learned("turns", GOOD, -1);
        serve("turns", first, ModelRole.CHAMPION);
        assertThat(models().rollBack("turns", "test", "")).isEmpty();
        serve("turns", second, ModelRole.CHAMPION);

        assertThat(models().rollBack("turns", "test", "it was worse")).contains(first);
        assertThat(models().rollBack("turns", "test", "")).isEmpty();

        assertThat(models().changes("turns").get(0).why()).isEqualTo("it was worse");
        assertThat(way.rows("select version from hub.models where model = 'turns' and role = 'champion'"))
                .containsExactly("1");
    }
}
