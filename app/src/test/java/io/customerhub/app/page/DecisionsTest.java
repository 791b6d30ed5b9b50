package io.customerhub.app.page;

import static io.customerhub.app.page.PageWay.gone;
import static io.customerhub.app.page.PageWay.record;
import static org.assertj.core.api.Assertions.assertThat;

import io.customerhub.connectors.RawRecord;
import io.customerhub.identity.match.Decision;
import io.customerhub.model.SourceKey;
import io.customerhub.warehouse.store.Decided;
import io.customerhub.warehouse.store.Decided.Contradicted;
import io.customerhub.warehouse.store.Decided.Known;
import io.customerhub.warehouse.store.Decided.Made;
import io.customerhub.warehouse.store.Decided.MadeTogether;
import io.customerhub.warehouse.store.Decided.Outcome;
import io.customerhub.warehouse.store.MatchDecisions;
import io.customerhub.warehouse.store.MatchDecisions.Asked;
import io.customerhub.warehouse.store.MatchDecisions.Said;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What people say of pairs, and what becomes of customers by it. */
final class DecisionsTest extends PageTest {
    @Test
    void whoPeopleSayIsOneIsOneWithAllThatIsTheirsUntilThatIsTakenBack() {
        way.page("club", member("a", "Abigail Thornbury", "abi@mail.co"));
        way.page("shop", buyer("a", "Gwendolyn Facey", "gwen@inland.com"), sale("a", "a"));
        List<String> before = state("Abigail%", "Gwendolyn%");
        assertThat(customers("Abigail%", "Gwendolyn%")).hasSize(2);
        way.deliver();

        long said = say("a", "a", true);
        assertThat(customers("Abigail%", "Gwendolyn%")).hasSize(1);
        assertThat(owners("a")).hasSize(1).doesNotContain("-");
        assertThat(way.deliver()).hasSize(2).contains("RETIRE ");

        takeBack(said);
        assertThat(state("Abigail%", "Gwendolyn%")).isEqualTo(before);
        assertThat(owners("a")).containsExactly("Gwendolyn Facey");
        assertThat(way.rows("select count(*) from hub.customer_redirects")).containsExactly("0");
        assertThat(way.deliver()).contains("UPSERT Gwendolyn Facey");
    }

    @Test
    void whoPeopleSayIsTwoIsTwoWithAllThatIsTheirsUntilThatIsTakenBack() {
        way.page("club", member("b", "Basil Quarrie", "basil@south.co"));
        way.page("shop", buyer("b", "Basil Quarrie", "basil@south.co"), sale("b", "b"));
        List<String> before = state("Basil%");
        assertThat(customers("Basil%")).hasSize(1);

        long said = say("b", "b", false);
        assertThat(customers("Basil%")).hasSize(2);
        way.page("shop", buyer("b", "Basil Quarrie", "basil.q@south.co"));
        way.page("shop", buyer("b", "Basil Quarrie", "basil@south.co"));
        assertThat(customers("Basil%")).hasSize(2);
        assertThat(way.rows("select count(*) from customer_360.customers c join customer_360.transactions t"
                        + " using (customer_id) join hub.customer_records r on r.customer_id = c.customer_id"
                        + " where t.record_id = 'b' and r.source = 'shop' and c.records = 1"))
                .containsExactly("1");

        takeBack(said);
        assertThat(state("Basil%")).isEqualTo(before);
    }

    @Test
    void whatIsSaidOfARecordThatIsNotThereYetOrAnyMoreWaitsForIt() {
        way.page("club", member("c", "Cedric Palmerston", "cedric@coast.co"));
        say("c", "c", true);
        way.page("shop", buyer("c", "Donovan Whyte", "dwhyte@hills.com"));
        assertThat(customers("Cedric%", "Donovan%")).hasSize(1);
        way.page("shop", gone("Buyer", "c"));
        assertThat(customers("Cedric%")).hasSize(1);
        way.page("shop", buyer("c", "Donovan Whyte", "dwhyte@hills.com"));
        assertThat(customers("Cedric%", "Donovan%")).hasSize(1);
    }

    @Test
    void whatNoFlowHasFollowedYetIsFollowedByTheNextPage() {
        way.page("club", member("d", "Dahlia Rowe", "dahlia@cove.co"));
        way.page("shop", buyer("d", "Errol Binns", "errol@ridge.co"));
        decide("d", "d", true);
        assertThat(decisions().unsettled()).hasSize(1);
        way.page("shop", buyer("d2", "Ferris Holness", "ferris@ridge.co"));
        assertThat(customers("Dahlia%", "Errol%")).hasSize(1);
        assertThat(decisions().unsettled()).isEmpty();
    }

    @Test
    void whatContradictsWhatStandsIsRefusedWithWhatStandsInItsWay() {
        long first = made(decide("e1", "e", true));
        long second = made(decide("e2", "e", false));
        Decision wanted = new Decision(member("e1"), member("e2"), true);
        assertThat(decisions().decide(wanted, "erin", "", Optional.empty()))
                .isInstanceOfSatisfying(
                        Contradicted.class,
                        refused -> assertThat(refused.by())
                                .extracting(Decided::id)
                                .containsExactlyInAnyOrder(first, second));
        assertThat(decide("e1", "e", true))
                .isInstanceOfSatisfying(
                        Known.class, known -> assertThat(known.decided().id()).isEqualTo(first));

        assertThat(decisions().takeBack(second, "erin")).isPresent();
        assertThat(decisions().takeBack(second, "erin")).isEmpty();
        assertThat(decisions().decide(wanted, "erin", "", Optional.empty())).isInstanceOf(Made.class);
    }

    @Test
    void ofAGroupOnlyWhatDoesNotFollowIsKeptAndWhatWasDrawnAtRandom() {
        Said last = new Said(new Decision(member("g1"), member("g3"), true), Optional.empty());
        List<Said> group = List.of(
                new Said(new Decision(member("g1"), member("g2"), true), Optional.empty()),
                new Said(new Decision(member("g2"), member("g3"), true), Optional.empty()),
                last);
        List<Decided> made = together(decisions().decide(group, "erin", ""));
        assertThat(made).hasSize(2);
        assertThat(made.get(1).saidWith()).contains(made.get(0).id());
        assertThat(together(decisions().decide(group, "erin", ""))).isEmpty();

        Said drawn = new Said(last.decision(), Optional.of(new Asked(3, true, true)));
        assertThat(together(decisions().decide(List.of(drawn), "erin", ""))).hasSize(1);
        assertThat(decisions().takeBackAll(made.get(1).id(), "erin"))
                .extracting(Decided::id)
                .containsExactly(made.get(0).id(), made.get(1).id());
    }

    @Test
    void ofAGroupThatContradictsWhatStandsNothingIsKept() {
        long first = made(decide("h1", "h", false));
        int before = decisions().history(1000).size();
        SourceKey buyer = new SourceKey("shop", "Buyer", "h");
        List<Said> group = List.of(
                new Said(new Decision(buyer, member("h2"), true), Optional.empty()),
                new Said(new Decision(member("h1"), member("h2"), true), Optional.empty()));
        assertThat(decisions().decide(group, "erin", ""))
                .isInstanceOfSatisfying(
                        Contradicted.class,
                        refused ->
                                assertThat(refused.by()).extracting(Decided::id).containsExactly(first));
        assertThat(decisions().history(1000)).hasSize(before);
    }

    private static List<Decided> together(Outcome outcome) {
        return ((MadeTogether) outcome).decided();
    }

    @Test
    void everythingThatWasSaidIsKeptWithWhoSaidItAndAudited() {
        long said = made(decide("f", "f", true));
        decisions().takeBack(said, "otis");
        Decided kept = decisions().history(1000).stream()
                .filter(each -> each.id() == said)
                .findFirst()
                .orElseThrow();
        assertThat(kept.by()).isEqualTo("erin");
        assertThat(kept.note()).isEqualTo("they told me");
        assertThat(kept.takenBack()).get().extracting(Decided.TakenBack::by).isEqualTo("otis");
        assertThat(way.rows("select actor, action, subject, detail ->> 'other' from hub.audit"
                        + " where detail ->> 'decision' = '" + said + "' order by audit_id"))
                .containsExactly(
                        "erin review.same club/Member/f shop/Buyer/f", "otis review.undo club/Member/f shop/Buyer/f");
    }

    private static long say(String member, String buyer, boolean same) {
        long said = made(decide(member, buyer, same));
        way.review();
        assertThat(decisions().unsettled()).isEmpty();
        return said;
    }

    private static void takeBack(long said) {
        assertThat(decisions().takeBack(said, "erin")).isPresent();
        way.review();
    }

    private static Outcome decide(String member, String buyer, boolean same) {
        return decisions()
                .decide(
                        new Decision(new SourceKey("shop", "Buyer", buyer), member(member), same),
                        "erin",
                        "they told me",
                        Optional.empty());
    }

    private static long made(Outcome outcome) {
        return ((Made) outcome).decided().id();
    }

    private static SourceKey member(String id) {
        return new SourceKey("club", "Member", id);
    }

    private static RawRecord buyer(String id, String name, String email) {
        return record("Buyer", id, "{'name': '" + name + "', 'email': '" + email + "'}");
    }

    private static RawRecord member(String id, String name, String email) {
        return record("Member", id, "{'name': '" + name + "', 'email': '" + email + "'}");
    }

    private static RawRecord sale(String id, String buyer) {
        return record("Sale", id, "{'buyer': '" + buyer + "', 'date': '2026-05-01', 'total': 3}");
    }

    private static List<String> customers(String... names) {
        return way.rows("select customer_id from customer_360.customers where name like any(array['"
                + String.join("', '", names) + "']) order by 1");
    }

    /** Customers with all that is known of them, and whose each record is. */
    private static List<String> state(String... names) {
        return way.rows("select c.customer_id, c.name, c.email, c.phone, c.records, c.monetary, r.source, r.record_id"
                + " from customer_360.customers c join hub.customer_records r using (customer_id)"
                + " where name like any(array['" + String.join("', '", names) + "']) order by 1, 7, 8");
    }

    private static List<String> owners(String sale) {
        return way.rows("select c.name from customer_360.transactions t left join customer_360.customers c"
                + " using (customer_id) where t.record_id = '" + sale + "'");
    }

    private static MatchDecisions decisions() {
        return way.warehouse.decisions();
    }
}
