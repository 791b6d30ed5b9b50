package io.customerhub.app.page;

import static io.customerhub.app.page.PageWay.gone;
import static io.customerhub.app.page.PageWay.race;
import static io.customerhub.app.page.PageWay.record;
import static org.assertj.core.api.Assertions.assertThat;

import io.customerhub.connectors.RawRecord;
import io.customerhub.warehouse.store.PageCounts;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What becomes of records that their sources delete. */
final class WithdrawalTest extends PageTest {
    private static final int ROUNDS = 25;

    @Test
    void customerOfNoRecordIsRetiredAndComesBackWithWhatIsTheirs() {
        way.page("shop", buyer("a1", "Ann"), sale("a1", "a1", "5.10"), sale("a2", "a1", "2"));
        String customer = customer("Ann");
        assertThat(way.deliver()).containsExactly("UPSERT Ann");

        assertThat(way.page("shop", gone("Buyer", "a1"))).isEqualTo(new PageCounts(1, 0, 1, 0));
        assertThat(way.rows("select name from customer_360.customers where name = 'Ann'"))
                .isEmpty();
        assertThat(sales("a%")).containsExactly("a1 - 5.10 1", "a2 - 2 1");
        assertThat(way.deliver()).containsExactly("RETIRE ");

        assertThat(way.page("shop", buyer("a1", "Ann"))).isEqualTo(new PageCounts(1, 0, 1, 0));
        assertThat(customer("Ann")).isEqualTo(customer);
        assertThat(way.rows("select frequency, monetary from customer_360.customers where name = 'Ann'"))
                .containsExactly("2 7.10");
        assertThat(way.deliver()).containsExactly("UPSERT Ann");
    }

    @Test
    void profileIsOfTheRecordsThatRemain() {
        way.page("shop", record("Buyer", "b1", "{'name': 'Bob', 'email': 'bob@b.co', 'phone': '+18765550101'}"));
        way.page("club", record("Member", "b1", "{'name': 'Robert', 'email': 'bob@b.co'}"));
        assertThat(way.rows("select name, phone, records from customer_360.customers where email = 'bob@b.co'"))
                .containsExactly("Robert +18765550101 2");

        way.page("shop", gone("Buyer", "b1"));

        assertThat(way.rows("select name, phone, records from customer_360.customers where email = 'bob@b.co'"))
                .containsExactly("Robert - 1");
        assertThat(way.deliver()).containsExactly("UPSERT Robert");
    }

    @Test
    void keysOfWithdrawnRecordLeadToNobody() {
        way.page("shop", buyer("c1", "Cy"));
        way.page("shop", gone("Buyer", "c1"));
        way.page("club", record("Member", "c1", "{'name': 'Cyril', 'email': 'cy@b.co'}"));

        assertThat(way.rows("select evidence from hub.customer_records where record_id = 'c1'"))
                .containsExactly("{}");
    }

    @Test
    void recordThatComesBackWhileItsCustomerLivesOnInOthersIsSomebodyNew() {
        way.page("shop", buyer("d1", "Dee"));
        way.page("club", record("Member", "d1", "{'name': 'Dee', 'email': 'dee@b.co', 'phone': '+18765550102'}"));
        way.page("shop", gone("Buyer", "d1"));
        way.page("shop", record("Buyer", "d1", "{'name': 'Dora', 'email': 'dora@b.co'}"));

        assertThat(way.rows("select name from customer_360.customers where name in ('Dee', 'Dora') order by 1"))
                .containsExactly("Dee", "Dora");
    }

    @Test
    void customersWhoWereOneAreThemselvesAgainWhenTheyComeBack() {
        way.page("shop", buyer("e1", "Eve"), record("Buyer", "e2", "{'name': 'Eva', 'phone': '+18765550103'}"));
        String eva = customer("Eva");
        way.page("club", record("Member", "e", "{'email': 'eve@b.co', 'phone': '+18765550103'}"));
        assertThat(way.warehouse.customers().find(eva, 5)).hasSize(1);

        way.page("shop", gone("Buyer", "e1"), gone("Buyer", "e2"));
        way.page("club", gone("Member", "e"));
        assertThat(way.warehouse.customers().find(eva, 5)).isEmpty();

        way.page("shop", record("Buyer", "e2", "{'name': 'Eva', 'phone': '+18765550103'}"));
        assertThat(customer("Eva")).isEqualTo(eva);
    }

    @Test
    void customerLivesOnInRecordThatCameBeforeTheOtherWent() {
        way.page("shop", buyer("f1", "Flo"), sale("f1", "f1", "3"));
        String flo = customer("Flo");
        way.deliver();

        way.page("shop", record("Buyer", "f2", "{'name': 'Florence', 'email': 'flo@b.co'}"));
        way.page("shop", gone("Buyer", "f1"));

        assertThat(customer("Florence")).isEqualTo(flo);
        assertThat(sales("f%")).containsExactly("f1 - 3 1");
        assertThat(way.deliver()).containsExactly("UPSERT Florence");
    }

    @Test
    void deletedTransactionGoesWithItsLinesAndItsCustomerIsScoredAnew() {
        way.page("shop", buyer("g1", "Gus"), sale("g1", "g1", "3"), sale("g2", "g1", "4"));

        way.page("shop", gone("Sale", "g2"));

        assertThat(sales("g%")).containsExactly("g1 Gus 3 1");
        assertThat(way.rows("select frequency, monetary from customer_360.customers where name = 'Gus'"))
                .containsExactly("1 3");
    }

    @Test
    void transactionThatChangesHandsScoresBoth() {
        way.page("shop", buyer("h1", "Hal"), buyer("h2", "Hui"), sale("h1", "h1", "3"), sale("h2", "h1", "4"));

        way.page("shop", sale("h2", "h2", "4"));

        assertThat(way.rows(
                        "select name, monetary from customer_360.customers where name in ('Hal', 'Hui') order by 1"))
                .containsExactly("Hal 3", "Hui 4");
    }

    @Test
    void recordDeletedBeforeItWasKnownIsCountedAndChangesNothing() {
        assertThat(way.page("shop", gone("Buyer", "i1"), gone("Sale", "i1"), sale("i2", "i1", "1")))
                .isEqualTo(new PageCounts(3, 0, 3, 0));
        assertThat(way.page("shop", gone("Buyer", "i1"), gone("Sale", "i1"))).isEqualTo(new PageCounts(2, 2, 0, 0));
        assertThat(sales("i%")).containsExactly("i2 - 1 1");
        assertThat(way.deliver()).isEmpty();
    }

    @Test
    void deletedRecordLeavesQuarantine() {
        assertThat(way.page("shop", record("Buyer", "j1", "{}"), record("Sale", "j1", "{}"))
                        .quarantined())
                .isEqualTo(2);
        assertThat(quarantined()).containsExactly("Buyer j1", "Sale j1");

        way.page("shop", gone("Buyer", "j1"), gone("Sale", "j1"));

        assertThat(quarantined()).isEmpty();
    }

    @Test
    void customerAndSaleThatComeAtTheSameMomentFindEachOther() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            String id = "k" + round;
            race(() -> way.page("shop", buyer(id, "Kim" + id)), () -> way.page("shop", sale(id, id, "1")));
        }
        assertThat(sales("k%")).hasSize(ROUNDS).noneMatch(sale -> sale.contains(" - "));
    }

    @Test
    void customerWhoGoesWhileTheirSalesAndOtherRecordsComeLeavesNothingHalf() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            String id = "l" + round;
            way.page("shop", buyer(id, "Lu" + id));
            race(
                    () -> way.page("shop", gone("Buyer", id), gone("Sale", id)),
                    () -> way.page("shop", sale(id + "-new", id, "1")),
                    () -> way.page("club", record("Member", id, "{'email': 'lu" + id + "@b.co'}")));
            Soundness.check(way);
        }
        assertThat(sales("l%")).hasSize(ROUNDS).allMatch(sale -> sale.contains(" - "));
        assertThat(way.rows("select name from customer_360.customers where email like 'lul%'"))
                .hasSize(ROUNDS);
    }

    @Test
    void pagesThatWithdrawAndBringTheSameCustomersCrosswiseDoNotBlockEachOther() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            String id = "m" + round;
            way.page("shop", buyer(id + "x", "Moe" + id), buyer(id + "y", "May" + id));
            way.page("club", member(id + "x", "moe" + id), member(id + "y", "may" + id));
            race(
                    () -> way.page("shop", gone("Buyer", id + "x"), buyer(id + "y", "May" + id + "!")),
                    () -> way.page("club", gone("Member", id + "y"), member(id + "x", "moe" + id + "!")));
        }
        assertThat(way.rows("select records from customer_360.customers where name ~ '^M(oe|ay)m'"))
                .hasSize(ROUNDS);
    }

    private static RawRecord buyer(String id, String name) {
        return record("Buyer", id, "{'name': '" + name + "', 'email': '" + name.replace("!", "") + "@b.co'}");
    }

    private static RawRecord member(String id, String name) {
        return record("Member", id, "{'name': '" + name + "', 'email': '" + name.replace("!", "") + "@b.co'}");
    }

    private static RawRecord sale(String id, String buyer, String total) {
        return record("Sale", id, "{'buyer': '" + buyer + "', 'date': '2026-05-01', 'total': " + total + "}");
    }

    private static String customer(String name) {
        List<String> found = way.rows("select customer_id from customer_360.customers where name = '" + name + "'");
        assertThat(found).as(name).hasSize(1);
        return found.get(0);
    }

    /** Sales: their ids, whose they are, their totals, and how many lines they have. */
    private static List<String> sales(String pattern) {
        return way.rows("""
                select t.record_id, c.name, t.total,
                       (select count(*) from customer_360.transaction_lines l where l.transaction_id = t.transaction_id)
                from customer_360.transactions t left join customer_360.customers c using (customer_id)
                where t.record_id like '%s' order by t.record_id
                """.formatted(pattern));
    }

    private static List<String> quarantined() {
        return way.rows("select entity, record_id from hub.quarantine where record_id like 'j%' order by 1, 2");
    }
}
