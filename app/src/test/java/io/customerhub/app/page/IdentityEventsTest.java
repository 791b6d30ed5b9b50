package io.customerhub.app.page;

import static io.customerhub.app.page.PageWay.gone;
import static io.customerhub.app.page.PageWay.race;
import static io.customerhub.app.page.PageWay.record;
import static org.assertj.core.api.Assertions.assertThat;

import io.customerhub.connectors.RawRecord;
import io.customerhub.identity.match.Decision;
import io.customerhub.model.SourceKey;
import io.customerhub.warehouse.store.Decided.Made;
import io.customerhub.warehouse.store.IdentityEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** What is told of customers who are merged, told apart, or end. */
final class IdentityEventsTest extends PageTest {
    private static final int ROUNDS = 40;

    @Test
    void whoTurnsOutToBeAnotherAndIsToldApartAgainIsToldOfWithTheDecisionThatDidIt() {
        way.page("club", person("Member", "a", "Abigail Thornbury", "+18765551001"));
        RawRecord own = record("Buyer", "a", "{'name': 'Gwendolyn Facey', 'email': 'gwen@inland.com'}");
        way.page("shop", own);
        String abigail = customer("Abigail%");
        String gwendolyn = customer("Gwendolyn%");
        way.deliver();
        long last = last();

        long said = say("a", "a", true);
        assertThat(told(last))
                .containsExactly(
                        "merged " + gwendolyn + " " + abigail + " [shop/Buyer/a] decision [" + said + "] review");
        assertThat(today(gwendolyn)).containsExactly(abigail);
        assertThat(way.warehouse.customers().find(gwendolyn, 5)).singleElement().satisfies(found -> {
            assertThat(found.customerId()).isEqualTo(abigail);
            assertThat(found.former()).get().extracting("customerId").isEqualTo(gwendolyn);
            assertThat(found.history()).hasSize(1);
        });
        assertThat(way.deliver()).containsExactly("RETIRE ", "UPSERT Abigail Thornbury");
        assertThat(held(abigail, gwendolyn)).containsExactly(abigail);

        last = last();
        takeBack(said);
        assertThat(told(last))
                .containsExactly(
                        "split " + abigail + " " + gwendolyn + " [shop/Buyer/a] decision [" + said + "] review");
        assertThat(today(gwendolyn)).containsExactly(gwendolyn);
        assertThat(way.deliver()).containsExactly("UPSERT Abigail Thornbury", "UPSERT Gwendolyn Facey");
        assertThat(held(abigail, gwendolyn)).containsExactlyInAnyOrder(abigail, gwendolyn);

        last = last();
        way.page("shop", own);
        way.review();
        assertThat(told(last)).isEmpty();
    }

    @Test
    void whoPeopleSayIsTwoIsToldApartAndComesBackWhenThatIsTakenBack() {
        way.page("club", person("Member", "b", "Basil Quarrie", "+18765551003"));
        way.page("shop", person("Buyer", "b", "Basil Quarrie", "+18765551003"));
        String basil = customer("Basil%");
        long last = last();

        long said = say("b", "b", false);
        takeBack(said);

        assertThat(told(last)).hasSize(2);
        assertThat(told(last).get(0))
                .startsWith("split " + basil)
                .endsWith("[shop/Buyer/b] decision [" + said + "] review");
        assertThat(told(last).get(1))
                .startsWith("merged ")
                .endsWith(basil + " [shop/Buyer/b] decision [" + said + "] review");
    }

    @Test
    void aRecordThatHasAnothersTelephoneNumberNowIsTheirs() {
        way.page("shop", person("Buyer", "n1", "Norma Reid", "+18765551011"));
        way.page("shop", person("Buyer", "n2", "Norma Reid", "+18765552022"));
        List<String> normas = customers("Norma%");
        assertThat(normas).hasSize(2);
        way.page("club", person("Member", "n", "Norma Reid", "+18765551011"));
        String before = owner("club", "n");
        long last = last();

        way.page("club", person("Member", "n", "Norma Reid", "+18765552022"));

        String after = owner("club", "n");
        assertThat(after).isNotEqualTo(before);
        assertThat(customers("Norma%")).isEqualTo(normas);
        assertThat(told(last)).containsExactly("moved " + before + " " + after + " [club/Member/n] comparing [] club");
    }

    @Test
    void whomAWithdrawnRecordHeldTogetherAreTwoAndWhoHasNoRecordLeftEnds() {
        way.page("shop", record("Buyer", "e", "{'name': 'Evadne Silvera', 'phone': '+18765551006'}"));
        way.page("club", record("Member", "e", "{'name': 'E Silvera', 'email': 'silvera@upland.com'}"));
        String evadne = customer("Evadne%");
        String e = customer("E Silvera");
        way.page(
                "shop",
                record(
                        "Buyer",
                        "e2",
                        "{'name': 'Evadne Silvera', 'phone': '+18765551006', 'email': 'silvera@upland.com'}"));
        long last = last();

        way.page("shop", gone("Buyer", "e2"));
        assertThat(told(last)).containsExactly("split " + evadne + " " + e + " [club/Member/e] withdrawn [] shop");
        way.page("club", gone("Member", "e"));
        assertThat(told(last)).last().isEqualTo("ended " + e + " - [club/Member/e] withdrawn [] club");
        assertThat(today(e)).containsExactly("-");
        assertThat(way.rows("select event, today_id from customer_360.identity_history where customer_id = '" + e
                        + "' order by event_id"))
                .containsExactly("merged -", "ended -");
    }

    @Test
    void aPageThatIsNotCommittedTellsNothing() {
        way.page("club", person("Member", "q", "Quentin Oban", "+18765551077"));
        way.page("shop", person("Buyer", "q", "Rhona Vassell", "+18765551088"));
        long last = last();
        decide("q", "q", true);
        way.cutOffReview();
        assertThat(told(last)).isEmpty();
        way.review();
        assertThat(told(last)).singleElement().asString().startsWith("merged ");
    }

    @Test
    void whoReadsOnWhilePagesRaceMissesNothingAndSeesNothingTwice() throws Exception {
        long last = last();
        var racing = new AtomicBoolean(true);
        CompletableFuture<List<Long>> reader = CompletableFuture.supplyAsync(() -> {
            var read = new ArrayList<Long>();
            long at = last;
            boolean isMore = true;
            while (isMore) {
                isMore = racing.get();
                List<IdentityEvent> some = way.warehouse.identityEvents().after(at, 3);
                some.forEach(event -> read.add(event.id()));
                if (!some.isEmpty()) {
                    at = some.get(some.size() - 1).id();
                    isMore = true;
                }
            }
            return read;
        });
        for (int round = 0; round < ROUNDS; round++) {
            String id = "r" + round;
            race(
                    () -> way.page("shop", PageRacer.somebody(id, "Buyer")),
                    () -> way.page("club", PageRacer.somebody(id + "x", "Member")));
            race(() -> way.page("shop", gone("Buyer", id)), () -> way.page("club", gone("Member", id + "x")));
        }
        racing.set(false);
        List<Long> all = way.warehouse.identityEvents().after(last, 10_000).stream()
                .map(IdentityEvent::id)
                .toList();
        assertThat(all).hasSize(2 * ROUNDS);
        assertThat(reader.get()).isEqualTo(all);
    }

    private static long last() {
        return Long.parseLong(way.rows("select coalesce(max(event_id), 0) from hub.identity_events")
                .get(0));
    }

    private static List<String> told(long after) {
        return way.warehouse.identityEvents().after(after, 1000).stream()
                .map(event -> String.join(
                        " ",
                        event.kind().word(),
                        event.customerId(),
                        event.otherId().orElse("-"),
                        event.records().toString(),
                        event.why().word(),
                        event.decisions().toString(),
                        event.flow().replaceAll("/.*", "")))
                .toList();
    }

    private static long say(String member, String buyer, boolean same) {
        long said = decide(member, buyer, same).orElseThrow();
        way.review();
        return said;
    }

    private static void takeBack(long said) {
        assertThat(way.warehouse.decisions().takeBack(said, "erin")).isPresent();
        way.review();
    }

    /** The number of what is said; empty where it contradicts what stands. */
    private static Optional<Long> decide(String member, String buyer, boolean same) {
        var decision =
                new Decision(new SourceKey("shop", "Buyer", buyer), new SourceKey("club", "Member", member), same);
        return way.warehouse.decisions().decide(decision, "erin", "", Optional.empty()) instanceof Made made
                ? Optional.of(made.decided().id())
                : Optional.empty();
    }

    private static RawRecord person(String entity, String id, String name, String phone) {
        return record(entity, id, "{'name': '" + name + "', 'phone': '" + phone + "'}");
    }

    private static String customer(String name) {
        return customers(name).get(0);
    }

    private static List<String> customers(String name) {
        return way.rows("select customer_id from customer_360.customers where name like '" + name + "' order by 1");
    }

    private static String owner(String source, String id) {
        return way.rows("select customer_id from hub.customer_records where source = '" + source + "' and record_id = '"
                        + id + "'")
                .get(0);
    }

    private static List<String> today(String customer) {
        return way.rows("select today_id from customer_360.customer_ids where customer_id = '" + customer + "'");
    }

    /** Whom the sink holds of these. */
    private static List<String> held(String... customers) {
        return way.rows("select customer_id from hub.sink_records where customer_id::text = any(array['"
                + String.join("', '", customers) + "'])");
    }
}
