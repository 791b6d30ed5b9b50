package io.customerhub.app.page;

import static io.customerhub.app.page.PageWay.gone;
import static io.customerhub.app.page.PageWay.record;
import static org.assertj.core.api.Assertions.assertThat;

import io.customerhub.app.DecisionFiles;
import io.customerhub.connectors.RawRecord;
import io.customerhub.warehouse.store.CustomerView;
import io.customerhub.warehouse.store.CustomerView.Related;
import io.customerhub.warehouse.store.PageCounts;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Interactions, opportunities, social profiles and campaigns on their way. */
final class BelongingTest extends PageTest {
    @Test
    void recordsWaitForTheirCustomerWhoAdoptsThem() {
        assertThat(way.page("shop", mail("a", "a"), deal("a", "a"), handle("a", "a")))
                .isEqualTo(new PageCounts(3, 0, 3, 0));
        assertThat(owners("a")).containsExactly("mail -", "deal -", "handle -");

        way.page("shop", buyer("a", "Ann"));

        assertThat(owners("a")).containsExactly("mail Ann", "deal Ann", "handle Ann");
    }

    @Test
    void recordsOfKnownCustomerAreTheirsAtOnceAndFollowThemIntoAnother() {
        way.page(
                "shop",
                record("Buyer", "b1", "{'name': 'Bea Lindo', 'email': 'bea.lindo@b.co'}"),
                record("Buyer", "b2", "{'name': 'B Lindo', 'phone': '+18765550201'}"));
        way.page("shop", mail("b", "b2"), deal("b", "b2"), handle("b", "b2"));
        assertThat(owners("b")).containsExactly("mail B Lindo", "deal B Lindo", "handle B Lindo");

        way.page(
                "club",
                record("Member", "b", "{'name': 'Bea Lindo', 'email': 'bea.lindo@b.co', 'phone': '+18765550201'}"));

        assertThat(owners("b")).containsExactly("mail Bea Lindo", "deal Bea Lindo", "handle Bea Lindo");
    }

    @Test
    void recordsOfWithdrawnCustomerWaitAndWithdrawnRecordsGo() {
        way.page("shop", buyer("c", "Cal"), mail("c", "c"), deal("c", "c"), handle("c", "c"), campaign("c"));
        way.page("shop", gone("Buyer", "c"));
        assertThat(owners("c")).containsExactly("mail -", "deal -", "handle -");

        assertThat(way.page("shop", gone("Mail", "c"), gone("Deal", "c"), gone("Handle", "c"), gone("Campaign", "c")))
                .isEqualTo(new PageCounts(4, 0, 4, 0));
        assertThat(owners("c")).isEmpty();
        assertThat(way.rows("select 1 from customer_360.marketing_campaigns where record_id = 'c'"))
                .isEmpty();
    }

    @Test
    void changedRecordIsKeptAsItIsNow() {
        way.page("shop", buyer("d1", "Dan"), buyer("d2", "Dot"), deal("d", "d1"));
        way.page("shop", record("Deal", "d", "{'name': 'Wall', 'buyer': 'd2', 'amount': 7.50, 'currency': 'usd'}"));

        assertThat(way.rows("""
                select o.name, o.amount, o.currency, o.probability, o.closes_on, o.status, c.name
                from customer_360.opportunities o join customer_360.customers c using (customer_id)
                where o.record_id = 'd'
                """)).containsExactly("Wall 7.50 USD - - open Dot");
    }

    @Test
    void whatCustomersWriteIsKeptWithHowItSoundsByTheWordsOfItsPage() {
        way.page(
                "shop",
                written("s1", "in", "Not good at all"),
                written("s2", "out", "Excellent!"),
                written("s3", "in", "Hi"));
        assertThat(sounds()).containsExactly("s1 -0.3600", "s2 -", "s3 -");

        var texts = new TreeMap<>(HouseRules.texts());
        texts.computeIfPresent(
                DecisionFiles.SENTIMENT, (name, words) -> words.replace("\n  good: 0.6\n", "\n  good: 1\n"));
        way.decideBy(texts);
        way.page("shop", written("s1", "in", "Not good, nor fast"), written("s3", "in", "Good"));
        way.decideBy(HouseRules.texts());

        assertThat(sounds()).containsExactly("s1 -0.4200", "s2 -", "s3 1.0000");
    }

    private static RawRecord written(String id, String way, String text) {
        return record(
                "Mail",
                id,
                "{'box': 'info', 'way': '" + way + "', 'subject': 'S', 'text': '" + text
                        + "', 'at': '2026-05-01T09:30:00-05:00'}");
    }

    private static List<String> sounds() {
        return way.rows(
                "select record_id, sentiment from customer_360.customer_interactions where record_id like 's_' order by 1");
    }

    @Test
    void everyValueIsKeptExactly() {
        way.page(
                "shop",
                record(
                        "Mail",
                        "e",
                        "{'box': 'info', 'way': 'in', 'subject': 'S', 'text': 'T', 'at': '2026-05-01T09:30:00-05:00'}"),
                deal("e", "nobody"),
                handle("e", "nobody"),
                campaign("e"));

        assertThat(way.rows("""
                select source, entity, kind, channel, direction, subject, text, occurred_at at time zone 'UTC',
                       changed_at at time zone 'UTC', customer_record
                from customer_360.customer_interactions where record_id = 'e'
                """))
                .containsExactly("shop Mail mail info in S T 2026-05-01 14:30:00 1970-01-01 00:00:00 -");
        assertThat(way.rows("""
                select name, amount, currency, probability, closes_on, customer_entity, customer_record
                from customer_360.opportunities where record_id = 'e'
                """)).containsExactly("Roof 12345678.900 JMD 0.25 2026-08-01 Buyer nobody");
        assertThat(
                        way.rows(
                                "select network, handle, followers from customer_360.social_media_profiles where record_id = 'e'"))
                .containsExactly("instagram @e 1200");
        assertThat(way.rows("""
                select name, starts_on, ends_on, budget, currency
                from customer_360.marketing_campaigns where record_id = 'e'
                """)).containsExactly("Easter 2026-03-01 - 500.00 JMD");
    }

    @Test
    void customerIsShownWithCountsAndTheLatestFive() {
        way.page("shop", buyer("f", "Fay"), handle("f", "f"));
        way.page(
                "shop",
                IntStream.rangeClosed(1, 7)
                        .mapToObj(day -> record(
                                "Mail",
                                "f" + day,
                                "{'buyer': 'f', 'subject': 'Day " + day + "', 'at': '2026-05-0" + day + "T12:00:00Z'}"))
                        .toArray(RawRecord[]::new));

        CustomerView fay = way.warehouse.customers().find("fay@b.co", 5).get(0);

        assertThat(fay.related()).extracting(Related::kind).containsExactly("interaction", "social-profile");
        Related mails = fay.related().get(0);
        assertThat(mails.count()).isEqualTo(7);
        assertThat(mails.latest())
                .extracting(mail -> mail.get("subject"))
                .containsExactly("Day 7", "Day 6", "Day 5", "Day 4", "Day 3");
        assertThat(mails.latest().get(0))
                .isEqualTo(Map.of(
                        "kind", "mail",
                        "subject", "Day 7",
                        "occurredAt", "2026-05-07T12:00:00Z",
                        "record", "shop/Mail/f7"));
    }

    private static RawRecord buyer(String id, String name) {
        return record("Buyer", id, "{'name': '" + name + "', 'email': '" + name + "@b.co'}");
    }

    private static RawRecord mail(String id, String buyer) {
        return record("Mail", id, "{'buyer': '" + buyer + "', 'at': '2026-05-01T12:00:00Z'}");
    }

    private static RawRecord deal(String id, String buyer) {
        return record(
                "Deal",
                id,
                "{'name': 'Roof', 'buyer': '" + buyer
                        + "', 'amount': 12345678.900, 'currency': 'jmd', 'percent': 25, 'closes': '2026-08-01'}");
    }

    private static RawRecord handle(String id, String buyer) {
        return record(
                "Handle",
                id,
                "{'network': 'IG', 'handle': '@" + id + "', 'buyer': '" + buyer + "', 'followers': 1200}");
    }

    private static RawRecord campaign(String id) {
        return record(
                "Campaign", id, "{'name': 'Easter', 'starts': '2026-03-01', 'budget': 500.00, 'currency': 'JMD'}");
    }

    /** Whose the records with an id are. */
    private static List<String> owners(String id) {
        return way.rows("""
                select what, name from (
                    select 1, 'mail', customer_id from customer_360.customer_interactions where record_id = '%1$s'
                    union all select 2, 'deal', customer_id from customer_360.opportunities where record_id = '%1$s'
                    union all select 3, 'handle', customer_id from customer_360.social_media_profiles
                    where record_id = '%1$s') as b (place, what, customer_id)
                left join customer_360.customers using (customer_id) order by place
                """.formatted(id));
    }
}
