package io.customerhub.app.page;

import static io.customerhub.app.page.PageWay.gone;
import static io.customerhub.app.page.PageWay.record;
import static org.assertj.core.api.Assertions.assertThat;

import io.customerhub.connectors.RawRecord;
import io.customerhub.model.CustomerId;
import io.customerhub.model.SourceKey;
import io.customerhub.warehouse.store.PageCounts;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What becomes of records that a sink was told and that come back. */
final class ReturnTest extends PageTest {
    /** Times of a card: before it was delivered, and when others changed it. */
    private static final String BEFORE = "2026-01-01T00:00:00Z";

    private static final String LATER = "2100-01-01T00:00:00Z";

    @Test
    void ourOwnWordComingBackIsNoNews() {
        told("Ann", "'email': 'ann@a.co', 'town': 'Negril'");
        List<String> before = profile("Ann");

        assertThat(card("Ann", BEFORE, "'name': 'Ann', 'email': 'ANN@a.co', 'town': 'Negril'"))
                .isEqualTo(new PageCounts(1, 0, 1, 0));

        assertThat(facts("Ann")).containsExactly("{} t 1970-01-01 00:00:00+00");
        assertThat(profile("Ann")).isEqualTo(before);
        assertThat(way.deliver()).isEmpty();
    }

    @Test
    void howTheSinkWritesWhatItWasToldIsNobodysChange() {
        told("Bob", "'email': 'bob@b.co'");

        card("Bob", BEFORE, "'name': 'BOB', 'email': 'bob@b.co'");

        assertThat(facts("Bob")).containsExactly("{} t 1970-01-01 00:00:00+00");
        assertThat(way.deliver()).isEmpty();
    }

    @Test
    void whatOthersChangeIsTheirWordAndNotToldThemAgain() {
        told("Cid", "'email': 'cid@c.co', 'at': '2026-01-01T00:00:00Z'");

        card("Cid", LATER, "'name': 'Cid', 'email': 'cid@new.co', 'website': 'c.co'");

        assertThat(facts("Cid"))
                .containsExactly("{\"email\": \"cid@new.co\", \"website\": \"c.co\"} t 2100-01-01 00:00:00+00");
        assertThat(way.rows("select email, website from customer_360.customers where name = 'Cid'"))
                .containsExactly("cid@new.co c.co");
        assertThat(way.deliver()).isEmpty();

        card("Cid", "2100-02-01T00:00:00Z", "'name': 'Cid', 'email': 'cid@new.co', 'website': 'cid.co'");

        assertThat(
                        way.rows(
                                "select r.facts, r.since from hub.customer_records r "
                                        + "join customer_360.customers c using (customer_id) where c.name = 'Cid' and r.source = 'crm'"))
                .containsExactly("{\"email\": \"cid@new.co\", \"website\": \"cid.co\"} {}");
        assertThat(way.deliver()).isEmpty();
    }

    @Test
    void whatWeOwnIsToldAgainWhenOurValueIsNewer() {
        told("Dee", "'email': 'dee@d.co', 'at': '2026-01-01T00:00:00Z'");
        card("Dee", LATER, "'name': 'Dee', 'email': 'dee@new.co'");

        buyer("Dee", "'email': 'dee@newest.co', 'at': '2101-01-01T00:00:00Z'");

        assertThat(way.deliver()).containsExactly("UPSERT Dee");
        assertThat(held("Dee")).containsExactly("dee@newest.co -");
        card("Dee", "2101-01-02T00:00:00Z", "'name': 'Dee', 'email': 'dee@newest.co'");
        assertThat(way.rows("select email from customer_360.customers where name = 'Dee'"))
                .containsExactly("dee@newest.co");
        assertThat(way.deliver()).isEmpty();
    }

    @Test
    void theNewerValueStaysWhereItIsSaidTo() {
        told("Eve", "'email': 'eve@e.co', 'notes': 'a remark of some length', 'at': '2026-01-01T00:00:00Z'");

        card("Eve", LATER, "'name': 'Eve', 'email': 'eve@e.co', 'notes': 'short'");

        assertThat(way.rows("select notes from customer_360.customers where name = 'Eve'"))
                .as("the longest survives")
                .containsExactly("a remark of some length");
        assertThat(way.deliver()).isEmpty();

        buyer("Eve", "'email': 'eve@e.co', 'notes': 'a remark of some more length', 'at': '2101-01-01T00:00:00Z'");

        assertThat(way.deliver()).containsExactly("UPSERT Eve");
        assertThat(way.rows("select fields ->> 'notes' from hub.sink_records where fields ->> 'name' = 'Eve'"))
                .containsExactly("a remark of some more length");
    }

    @Test
    void whatIsTheirsIsFilledOnce() {
        told("Fay", "'email': 'fay@f.co', 'town': 'Negril', 'at': '2026-01-01T00:00:00Z'");

        buyer("Fay", "'email': 'fay@f.co', 'town': 'Kingston', 'at': '2026-02-01T00:00:00Z'");
        assertThat(way.deliver()).isEmpty();

        card("Fay", LATER, "'name': 'Fay', 'email': 'fay@f.co', 'town': null");
        buyer("Fay", "'email': 'fay@f.co', 'town': 'Savanna-la-Mar', 'at': '2101-01-01T00:00:00Z'");
        assertThat(way.deliver()).as("they emptied it").isEmpty();
        assertThat(way.rows("select town from customer_360.customers where name = 'Fay'"))
                .containsExactly("Savanna-la-Mar");
    }

    @Test
    void nobodyIsACustomerBecauseASinkHoldsThem() {
        told("Gus", "'email': 'gus@g.co'");
        String card = id("Gus");
        card("Gus", LATER, "'name': 'Gus', 'email': 'gus@g.co', 'website': 'g.co'");

        way.page("shop", gone("Buyer", "Gus"));

        assertThat(way.rows("select name from customer_360.customers where name = 'Gus'"))
                .isEmpty();
        assertThat(way.rows("select record_id from hub.customer_records where record_id = '%s'".formatted(card)))
                .isEmpty();
        assertThat(way.page(
                        "crm",
                        record("Card", card, "{'name': 'Gus', 'website': 'gus.co', 'at': '%s'}".formatted(LATER))))
                .isEqualTo(new PageCounts(1, 0, 1, 0));
        assertThat(way.rows("select name from customer_360.customers where name = 'Gus'"))
                .isEmpty();
        assertThat(way.deliver()).containsExactly("RETIRE ");
    }

    @Test
    void aRecordThatCarriesOurIdIsTheirsOfWhomItNames() {
        way.page("shop", PageWay.record("Buyer", "Hal", "{'name': 'Hal', 'email': 'hal@h.co'}"));
        String hal = way.rows("select customer_id from customer_360.customers where name = 'Hal'")
                .get(0);

        way.page(
                "crm",
                record(
                        "Card",
                        "written but not answered",
                        "{'name': 'Hal', 'email': 'hal@h.co', 'hub_id': '%s', 'at': '%s'}".formatted(hal, BEFORE)));

        assertThat(
                        way.rows(
                                "select customer_id, facts from hub.customer_records where record_id = 'written but not answered'"))
                .containsExactly(hal + " {}");
    }

    @Test
    void whatComesBackIsAsOldAsItWas() {
        way.page("crm", record("Card", "Joy", "{'name': 'Joy', 'email': 'joy@j.co', 'at': '%s'}".formatted(BEFORE)));
        assertThat(way.deliver()).containsExactly("UPSERT Joy");
        String joy = way.rows("select customer_id from customer_360.customers where name = 'Joy'")
                .get(0);

        way.page(
                "crm",
                record(
                        "Card",
                        "Joy",
                        "{'name': 'Joy', 'email': 'joy@j.co', 'website': 'j.co', 'hub_id': '%s', 'at': '%s'}"
                                .formatted(joy, LATER)));

        assertThat(way.rows(
                        "select facts ->> 'name', facts ->> 'website', returned, since ->> 'name', since ->> 'website', "
                                + "extract(year from changed_at) from hub.customer_records where record_id = 'Joy'"))
                .containsExactly("Joy j.co f " + BEFORE + " - 2100");
    }

    @Test
    void aRecordOfWhomWeDoNotKnowYetIsLookedAtWhenItComesAgain() {
        RawRecord card = record(
                "Card",
                "of Ivy",
                "{'name': 'Ivy', 'email': 'ivy@i.co', 'hub_id': '%s', 'at': '%s'}".formatted(ivy(), BEFORE));
        way.page("crm", card);
        assertThat(way.rows("select name from customer_360.customers where name = 'Ivy'"))
                .isEmpty();

        way.page("shop", PageWay.record("Buyer", "Ivy", "{'name': 'Ivy', 'email': 'ivy@i.co'}"));
        assertThat(way.rows("select customer_id from customer_360.customers where name = 'Ivy'"))
                .containsExactly(ivy());
        way.page("crm", card);

        assertThat(way.rows("select records from customer_360.customers where name = 'Ivy'"))
                .containsExactly("2");
    }

    private static String ivy() {
        return CustomerId.firstSeenIn("test", new SourceKey("shop", "Buyer", "Ivy"))
                .toString();
    }

    /** A buyer of whom the sink has been told. */
    private static void told(String name, String fields) {
        buyer(name, fields);
        assertThat(way.deliver()).containsExactly("UPSERT " + name);
    }

    private static void buyer(String name, String fields) {
        way.page("shop", record("Buyer", name, "{'name': '%s', %s}".formatted(name, fields)));
    }

    private static PageCounts card(String name, String at, String fields) {
        return way.page("crm", record("Card", id(name), "{%s, 'at': '%s'}".formatted(fields, at)));
    }

    private static String id(String name) {
        return way.rows("select vendor_id from hub.sink_records where fields ->> 'name' = '%s'".formatted(name))
                .get(0);
    }

    private static List<String> facts(String name) {
        return way.rows(
                "select facts, returned, changed_at at time zone 'UTC' || '+00' from hub.customer_records where record_id = '%s'"
                        .formatted(id(name)));
    }

    private static List<String> profile(String name) {
        return way.rows(
                "select kind, name, email, town, changed_at, lineage from customer_360.customers where name = '%s'"
                        .formatted(name));
    }

    private static List<String> held(String name) {
        return way.rows("select fields ->> 'email', theirs from hub.sink_records where fields ->> 'name' = '%s'"
                .formatted(name));
    }
}
