package io.customerhub.app.page;

import static io.customerhub.app.page.PageWay.gone;
import static io.customerhub.app.page.PageWay.record;
import static org.assertj.core.api.Assertions.assertThat;

import io.customerhub.app.DecisionFiles;
import io.customerhub.connectors.Answer;
import io.customerhub.connectors.RawRecord;
import io.customerhub.identity.match.Decision;
import io.customerhub.model.SourceKey;
import io.customerhub.warehouse.store.Announcements;
import io.customerhub.warehouse.store.Decided.Made;
import io.customerhub.warehouse.store.DeliveryQueue.Claimed;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What comes about with customers, from pages to those who are told; today is 2026-06-30. */
final class TriggersTest extends PageTest {
    private static final String TARGET = "test";

    @BeforeEach
    void nobodyIsLeftToBeTold() {
        way.decideBy(HouseRules.texts());
        way.change("delete from hub.announcements");
        way.change("delete from hub.trigger_states");
        way.change("update hub.trigger_sets set in_use = false");
    }

    private static void declare(String... triggers) {
        var whole = new StringBuilder("description: of a test\ntriggers:\n");
        for (String trigger : triggers) {
            whole.append("  - ")
                    .append(trigger.strip().replace("\n", "\n    "))
                    .append('\n')
                    .append("""
                        description: of a test
                        then: [{tell: test}]
                        tests: [{test: none, now: {}, fires: false}]
                    """);
        }
        Map<String, String> texts = new TreeMap<>(HouseRules.texts());
        texts.put(DecisionFiles.TRIGGERS, whole.toString());
        way.decideBy(texts);
    }

    private static RawRecord buyer(String id, String name, String more) {
        return record("Buyer", id, "{'name': '" + name + "', 'email': '" + id + "@triggers.jm'" + more + "}");
    }

    private static RawRecord sale(String id, String buyer, String date, String total) {
        return record("Sale", id, "{'buyer': '" + buyer + "', 'date': '" + date + "', 'total': " + total + "}");
    }

    /** What waits to be told, in its order. */
    private static List<String> told() {
        return way.rows("""
                select a.trigger, coalesce(c.name, '?'), coalesce(body ->> 'was', body -> 'event' ->> 'record', body -> 'change' ->> 'kind', '')
                from hub.announcements a left join customer_360.customers c using (customer_id) order by announcement_id
                """).stream().map(String::strip).toList();
    }

    @Test
    void whatHoldsIsToldOnceEachTimeThatItBegins() {
        declare("trigger: seldom\nwhen: [{feature: purchases, from: 1, to: 1}]");
        way.page("shop", buyer("a1", "Ann Once", ""), sale("s-a1", "a1", "2026-06-20", "10"));
        way.page("shop", sale("s-a1", "a1", "2026-06-20", "11"));
        assertThat(told()).containsExactly("seldom Ann Once");

        way.page("shop", sale("s-a2", "a1", "2026-06-21", "10"));
        way.page("shop", gone("Sale", "s-a2"));
        assertThat(told()).containsExactly("seldom Ann Once", "seldom Ann Once");
    }

    @Test
    void whoWasKnownBeforeTheTriggerIsLookedAtAndNotTold() {
        way.page("shop", buyer("b1", "Bea Before", ""), sale("s-b1", "b1", "2026-06-28", "10"));
        declare("trigger: buyer\nwhen: [{feature: purchases, from: 1}]", "trigger: sale\non: {happens: [invoice]}");
        way.page("shop", buyer("b2", "Bo Behind", ""), sale("s-b2", "b2", "2026-06-28", "10"));
        way.page("shop", buyer("b1", "Bea Before", ", 'phone': '876-555-0102'"));
        assertThat(told()).containsExactly("buyer Bo Behind", "sale Bo Behind shop/Sale/s-b2");

        declare("trigger: buyer\nwhen: [{feature: purchases, from: 2}]");
        way.page("shop", sale("s-b3", "b2", "2026-06-21", "10"));
        assertThat(told())
                .as("another condition is another trigger, whose first look tells nothing")
                .hasSize(2);
        way.page("shop", sale("s-b4", "b1", "2026-06-21", "10"), sale("s-b5", "b1", "2026-06-21", "10"));
        assertThat(told()).hasSize(2);
        way.page("shop", gone("Sale", "s-b3"));
        way.page("shop", sale("s-b3", "b2", "2026-06-21", "10"));
        assertThat(told()).hasSize(3).last().isEqualTo("buyer Bo Behind");
    }

    @Test
    void whoComesWhileTriggersRestIsNotToldWhenTheyAreBack() {
        String buyer = "trigger: buyer\nwhen: [{feature: purchases, from: 1}]";
        declare(buyer);
        way.page("shop", buyer("h1", "Hal Here", ""), sale("s-h1", "h1", "2026-06-28", "1"));
        way.decideBy(HouseRules.texts());
        way.page("shop", buyer("h2", "Hye Meanwhile", ""), sale("s-h2", "h2", "2026-06-28", "1"));
        declare(buyer, "trigger: fresh\non: {customer: [new]}");
        way.page("shop", sale("s-h3", "h1", "2026-06-29", "1"), sale("s-h4", "h2", "2026-06-29", "1"));
        assertThat(told()).containsExactly("buyer Hal Here");
    }

    @Test
    void whatMayBeTheCauseOfAFailureLetsTheOthersGoFirst() {
        declare("trigger: sale\non: {happens: [invoice, sales_receipt]}");
        way.page(
                "shop",
                buyer("i1", "Ida Poison", ""),
                buyer("i2", "Ian Behind", ""),
                sale("s-i1", "i1", "2026-06-28", "1"),
                sale("s-i2", "i2", "2026-06-28", "1"));
        Announcements announcements = way.warehouse.announcements(Duration.ofSeconds(30));
        announcements.giveBack(TARGET, announcements.claim(TARGET, 10), "500");
        way.change("update hub.announcements set not_before = not_before - interval '20 seconds'");
        assertThat(announcements.claim(TARGET, 10)).hasSize(1);
    }

    @Test
    void eachDocumentIsToldOnceAndHistoryNever() {
        declare("trigger: large\non: {happens: [invoice, sales_receipt], from: 500, currency: JMD}");
        way.page(
                "shop",
                buyer("c1", "Cy Customer", ""),
                sale("s-c1", "c1", "2026-06-30", "500"),
                sale("s-c2", "c1", "2026-06-30", "499"),
                sale("s-c3", "c1", "2026-06-23", "700"),
                sale("s-c4", "c1", "2026-06-22", "800"));
        way.page("shop", sale("s-c1", "c1", "2026-06-30", "900"));
        assertThat(told()).containsExactly("large Cy Customer shop/Sale/s-c3", "large Cy Customer shop/Sale/s-c1");
    }

    @Test
    void whatWasAndWhatIsAreTold() {
        declare("trigger: phone\non: {field: phone, changes: true}");
        way.page("shop", buyer("d1", "Di Dialled", ""));
        way.page("shop", buyer("d1", "Di Dialled", ", 'phone': '876-555-0102'"));
        way.page("shop", buyer("d1", "Di Dialled", ", 'phone': '876-555-0103'"));
        way.page("shop", buyer("d1", "Di Dialled", ", 'phone': '876-555-0103', 'town': 'Spanish Town'"));
        assertThat(told()).containsExactly("phone Di Dialled +18765550102");
    }

    @Test
    void whoIsAnothersFromNowOnIsTold() {
        declare("trigger: identity\non: {customer: [merged, ended]}", "trigger: fresh\non: {customer: [new]}");
        way.page("shop", record("Buyer", "e1", "{'name': 'Zadok Ferron', 'email': 'eve@triggers.jm'}"));
        way.page("club", record("Member", "e2", "{'name': 'Eve Earlier', 'phone': '876-555-0109'}"));
        way.page(
                "shop",
                record("Buyer", "e1", "{'name': 'Eve Earlier', 'email': 'eve@triggers.jm', 'phone': '876-555-0109'}"));
        way.page("shop", gone("Buyer", "e1"));
        way.page("club", gone("Member", "e2"));
        List<String> kinds = way.rows("""
                select trigger, coalesce(body -> 'change' ->> 'kind', ''), (body -> 'change' ->> 'otherId') is not null
                from hub.announcements order by announcement_id
                """);
        assertThat(kinds).containsExactly("fresh  f", "fresh  f", "identity merged t", "identity ended f");
    }

    @Test
    void whoComesOfASplitWasKnown() {
        declare("trigger: fresh\non: {customer: [new]}", "trigger: reachable\nwhen: [{field: email, known: true}]");
        way.page("club", record("Member", "j1", "{'name': 'Jo Whole', 'phone': '876-555-0117'}"));
        way.page("shop", record("Buyer", "j2", "{'name': 'Quincy Part', 'email': 'quincy@triggers.jm'}"));
        SourceKey buyer = new SourceKey("shop", "Buyer", "j2");
        SourceKey member = new SourceKey("club", "Member", "j1");
        assertThat(way.warehouse.decisions().decide(new Decision(buyer, member, true), "erin", "", Optional.empty()))
                .isInstanceOfSatisfying(Made.class, made -> {
                    way.review();
                    assertThat(way.warehouse.decisions().takeBack(made.decided().id(), "erin"))
                            .isPresent();
                    way.review();
                });
        assertThat(told())
                .containsExactlyInAnyOrder(
                        "fresh Jo Whole", "fresh Quincy Part", "reachable Quincy Part", "reachable Jo Whole");
    }

    @Test
    void ofACustomerOneIsToldAfterTheOther() {
        declare("trigger: sale\non: {happens: [invoice, sales_receipt]}");
        way.page(
                "shop",
                buyer("f1", "Fay First", ""),
                buyer("f2", "Flo Second", ""),
                sale("s-f1", "f1", "2026-06-28", "1"),
                sale("s-f2", "f1", "2026-06-29", "1"),
                sale("s-f3", "f2", "2026-06-30", "1"));
        Announcements announcements = way.warehouse.announcements(Duration.ofSeconds(30));
        List<Claimed> first = announcements.claim(TARGET, 10);
        assertThat(records(first)).containsExactlyInAnyOrder("shop/Sale/s-f1", "shop/Sale/s-f3");
        assertThat(announcements.claim(TARGET, 10))
                .as("the second waits for the first")
                .isEmpty();

        announcements.giveBack(TARGET, first.subList(0, 1), "the desk is closed");
        announcements.settle(
                TARGET, first.subList(1, 2), List.of(Answer.written(first.get(1).delivery())));
        announcements.settle(
                TARGET, first.subList(0, 1), List.of(Answer.written(first.get(0).delivery())));
        assertThat(way.rows("select state, last_error from hub.announcements where last_error is not null"))
                .as("a claim that was given back settles nothing")
                .allSatisfy(row -> assertThat(row).isEqualTo("pending the desk is closed"));
    }

    @Test
    void whatIsRefusedHoldsNothingUp() {
        declare("trigger: sale\non: {happens: [invoice, sales_receipt]}");
        way.page(
                "shop",
                buyer("g1", "Gil Given", ""),
                sale("s-g1", "g1", "2026-06-28", "1"),
                sale("s-g2", "g1", "2026-06-29", "1"));
        Announcements announcements = way.warehouse.announcements(Duration.ofSeconds(30));
        List<String> order = new ArrayList<>();
        for (List<Claimed> claimed = announcements.claim(TARGET, 10);
                !claimed.isEmpty();
                claimed = announcements.claim(TARGET, 10)) {
            order.addAll(records(claimed));
            String customer = claimed.get(0).delivery().externalId();
            announcements.settle(TARGET, claimed, List.of(Answer.refused(customer, "no such desk")));
        }
        assertThat(order).containsExactly("shop/Sale/s-g1", "shop/Sale/s-g2");
        assertThat(announcements.standings())
                .singleElement()
                .satisfies(standing -> assertThat(standing.refused()).isEqualTo(2));
        assertThat(announcements.offerAgain(TARGET)).isEqualTo(2);
        assertThat(announcements.claim(TARGET, 10)).hasSize(1);
    }

    private static List<String> records(List<Claimed> claimed) {
        return claimed.stream()
                .map(row -> row.delivery().fields().path("event").path("record").asText())
                .toList();
    }
}
