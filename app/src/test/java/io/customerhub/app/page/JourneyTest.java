package io.customerhub.app.page;

import static io.customerhub.app.page.PageWay.gone;
import static io.customerhub.app.page.PageWay.record;
import static org.assertj.core.api.Assertions.assertThat;

import io.customerhub.app.DecisionFiles;
import io.customerhub.connectors.RawRecord;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The stage and the next action of customers, from pages to readers; today is 2026-06-30. */
final class JourneyTest extends PageTest {
    @BeforeEach
    void shippedRulesDecideAndNothingIsDrawn() {
        way.decideBy(edited(whole -> whole.replace("random: 0.05", "random: 0")));
    }

    private static Map<String, String> edited(UnaryOperator<String> edit) {
        var texts = new TreeMap<>(HouseRules.texts());
        texts.computeIfPresent(DecisionFiles.ACTIONS, (name, whole) -> edit.apply(whole));
        return texts;
    }

    private static RawRecord buyer(String id, String name) {
        return record("Buyer", id, "{'name': '" + name + "', 'email': '" + id + "@journey.jm'}");
    }

    private static RawRecord sale(String id, String buyer, String date, String total) {
        return record("Sale", id, "{'buyer': '" + buyer + "', 'date': '" + date + "', 'total': " + total + "}");
    }

    private static List<String> said(String name) {
        return way.rows("""
                select model, label, score, coalesce(stale, 'fresh') from customer_360.customer_scores s
                join customer_360.customers c using (customer_id) where c.name = '%s' order by model
                """.formatted(name));
    }

    @Test
    void everybodyHasStageAndNextActionWithoutAnyModel() {
        way.page(
                "shop",
                buyer("a1", "Pat Prospect"),
                buyer("a2", "Nat New"),
                buyer("a3", "Lou Lapsed"),
                buyer("a4", "Rae Risk"),
                sale("a2", "a2", "2026-06-01", "10"),
                sale("a3", "a3", "2025-01-31", "10"),
                sale("a4", "a4", "2025-12-01", "300000"));

        assertThat(said("Pat Prospect")).containsExactly("action nothing 1.000000 fresh", "journey prospect - fresh");
        assertThat(said("Nat New")).containsExactly("action thank 1.000000 fresh", "journey new - fresh");
        assertThat(said("Lou Lapsed"))
                .containsExactly("action win-back offer 1.000000 fresh", "journey lapsed - fresh");
        assertThat(said("Rae Risk")).containsExactly("action visit 1.000000 fresh", "journey at risk - fresh");
        assertThat(way.rows("""
                select d.feature, d.value from hub.scores s
                join customer_360.customers c using (customer_id),
                     jsonb_to_recordset(s.drivers) as d (feature text, value text)
                where c.name = 'Rae Risk' and s.model = 'action'
                """)).containsExactly("journey at risk", "spend of a year 300000 (at least 250000)");
    }

    @Test
    void whatHappensLeadsToAnotherStage() {
        way.page("shop", buyer("b1", "Ann Arrives"));
        way.page("shop", sale("b1", "b1", "2026-06-20", "10"));
        way.page("shop", sale("b2", "b1", "2025-02-20", "10"));

        assertThat(way.rows("""
                select model, was, label, score from customer_360.label_history h
                join customer_360.customers c using (customer_id) where c.name = 'Ann Arrives' order by change_id
                """))
                .containsExactly(
                        "action - nothing 1.000000",
                        "journey - prospect -",
                        "action nothing thank 1.000000",
                        "journey prospect new -",
                        "action thank nothing 1.000000",
                        "journey new active -");
    }

    @Test
    void whatModelsSayIsGoneByAlsoWhereItIsStale() {
        way.page("shop", buyer("c1", "Mo Modelled"), sale("c1", "c1", "2026-02-01", "10"));
        assertThat(said("Mo Modelled")).containsExactly("action nothing 1.000000 fresh", "journey active - fresh");

        way.change("""
                insert into hub.scores (tenant, customer_id, model, role, version, score, drivers, as_of)
                select tenant, customer_id, 'churn', 'champion', 1, 0.6134, '[]', '2026-06-29'
                from customer_360.customers where name = 'Mo Modelled'
                """);
        way.page("shop", sale("c1", "c1", "2026-02-01", "11"));

        assertThat(said("Mo Modelled"))
                .containsExactly(
                        "action call 1.000000 fresh",
                        "churn - 0.6134 no version of the model serves, and no decision of the rules is called so",
                        "journey at risk - fresh");
    }

    @Test
    void editOfTheFileDecidesFromTheNextPageOn() {
        way.page("shop", buyer("d1", "Ed Edited"));
        way.decideBy(edited(whole -> whole.replace("say: prospect", "say: stranger")
                .replace("[prospect]", "[stranger]")
                .replace("random: 0.05", "random: 0")
                .replace("say: nothing", "say: wait")));
        assertThat(said("Ed Edited")).containsExactly("action nothing 1.000000 fresh", "journey prospect - fresh");

        way.page("shop", buyer("d1", "Ed Edited Again"));

        assertThat(said("Ed Edited Again")).containsExactly("action wait 1.000000 fresh", "journey stranger - fresh");
        assertThat(way.rows("""
                select distinct s.version = (select max(version) from hub.scores) from customer_360.customer_scores s
                join customer_360.customers c using (customer_id) where c.name = 'Ed Edited Again'
                """)).containsExactly("t");
    }

    @Test
    void drawnChoiceKeepsHowLikelyItWas() {
        way.decideBy(edited(whole -> whole.replace("random: 0.05", "random: 1")
                .replace("      - say: nothing\n", "      - say: rest\n        eligible: []\n")));
        way.page("shop", buyer("e1", "Di Drawn"), sale("e1", "e1", "2025-12-01", "300000"));

        assertThat(way.rows("""
                select score, label in ('visit', 'call', 'win-back offer', 'rest') from customer_360.customer_scores s
                join customer_360.customers c using (customer_id) where c.name = 'Di Drawn' and model = 'action'
                """)).containsExactly("0.250000 t");
    }

    @Test
    void decisionThatIsDeclaredNoMoreIsLeftWithTheReason() {
        way.page("shop", buyer("f1", "Flo Forgotten"));
        var without = new TreeMap<>(HouseRules.texts());
        without.remove(DecisionFiles.ACTIONS);
        way.decideBy(without);

        way.page("shop", buyer("f1", "Flo Left"), buyer("f2", "Fay Fresh"));

        assertThat(said("Flo Left"))
                .containsExactly(
                        "action nothing 1.000000 no version of the model serves, and no decision of the rules is called so",
                        "journey prospect - no version of the model serves, and no decision of the rules is called so");
        assertThat(said("Fay Fresh")).isEmpty();
    }

    @Test
    void decisionThatHasNothingToSayAnyMoreIsForgotten() {
        way.page("shop", buyer("g1", "Guy Known"));
        way.decideBy(edited(whole -> """
                description: some
                decisions:
                  - decision: journey
                    description: some
                    choices:
                      - {say: buyer, description: some, when: [{feature: purchases, from: 1}]}
                """));

        way.page("shop", buyer("g1", "Guy Silent"));

        assertThat(said("Guy Silent"))
                .containsExactly(
                        "action nothing 1.000000 no version of the model serves, and no decision of the rules is"
                                + " called so");
    }

    @Test
    void ofWhomIsNoMoreNothingIsSaid() {
        way.page("shop", buyer("h1", "Gus Gone"));
        way.page("shop", gone("Buyer", "h1"));

        assertThat(way.rows("""
                select model from hub.scores s
                where not exists (select from customer_360.customers c where c.customer_id = s.customer_id)
                """)).isEmpty();
    }
}
