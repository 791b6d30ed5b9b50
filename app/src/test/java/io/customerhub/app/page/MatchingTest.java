package io.customerhub.app.page;

import static io.customerhub.app.page.PageRacer.somebody;
import static io.customerhub.app.page.PageWay.gone;
import static io.customerhub.app.page.PageWay.race;
import static io.customerhub.app.page.PageWay.record;
import static org.assertj.core.api.Assertions.assertThat;

import io.customerhub.app.DecisionFiles;
import io.customerhub.connectors.RawRecord;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Pages whose records are recognised by comparing them. */
final class MatchingTest extends PageTest {
    private static final int ROUNDS = 60;

    @Test
    void whoHasNoKeyInCommonIsRecognisedByAllThatTheySay() {
        way.page("shop", buyer("a", "Abigail Thornbury", "abigail.thornbury@mail.co", "+18765551001"));
        way.page("club", member("a", "Thornbury, Abigail", "abigail.thornbury@mail.co", "+18764320987"));

        assertThat(customers("Abigail%", "Thornbury%")).hasSize(1);
        assertThat(way.rows("select evidence from hub.customer_records where source = 'club' and record_id = 'a'"))
                .singleElement()
                .asString()
                .contains("name", "email");
    }

    @Test
    void whoSharesNothingButANumberIsNotOne() {
        way.page("shop", buyer("b", "Basil Quarrie", "basil.quarrie@south.co", "+18765551003"));
        way.page("club", member("b", "Norma Lindo", "norma.l@north.com", "+18765551003"));

        assertThat(customers("Basil%", "Norma%")).hasSize(2);
    }

    @Test
    void whoTurnsOutToBeAnotherAndThenNotIsAgainWhoTheyWereWithAllThatIsTheirs() {
        way.page("club", member("c", "Cedric Palmerston", "cedric.p@coast.co", "+18765551004"));
        RawRecord own = buyer("c", "Donovan Whyte", "dwhyte77@hills.com", "+18769873321");
        way.page("shop", own, sale("c", "c"));
        List<String> before = customers("Cedric%", "Donovan%");
        assertThat(before).hasSize(2);
        assertThat(way.deliver()).containsExactly("UPSERT Cedric Palmerston", "UPSERT Donovan Whyte");

        way.page("shop", buyer("c", "Cedric Palmerston", "cedric.p@coast.co", "+18765551004"));
        assertThat(customers("Cedric%", "Donovan%")).hasSize(1).isSubsetOf(before);
        assertThat(owners("c")).containsExactly("Cedric Palmerston");
        assertThat(way.deliver()).containsExactly("RETIRE ", "UPSERT Cedric Palmerston");

        way.page("shop", own);
        assertThat(customers("Cedric%", "Donovan%")).isEqualTo(before);
        assertThat(owners("c")).containsExactly("Donovan Whyte");
        assertThat(way.rows("select count(*) from hub.customer_redirects where customer_id::text in ('"
                        + String.join("', '", before) + "')"))
                .containsExactly("0");
        assertThat(way.deliver()).contains("UPSERT Donovan Whyte");
    }

    @Test
    void whoHasAnotherNumberNowIsStillWhoTheyWereUntilTheySaySomethingElse() {
        way.page("shop", record("Buyer", "g", "{'name': 'Gloria Campbell', 'phone': '+18765551010'}"));
        way.page("club", record("Member", "g", "{'name': 'Gloria Campbel', 'phone': '+18765551010'}"));
        List<String> gloria = customers("Gloria%");
        assertThat(gloria).hasSize(1);

        way.page("shop", record("Buyer", "g", "{'name': 'Gloria Campbell', 'phone': '+18764442222'}"));
        assertThat(customers("Gloria%")).isEqualTo(gloria);
        way.page(
                "shop", record("Buyer", "g", "{'name': 'Gloria Campbell', 'phone': '+18764442222', 'town': 'Negril'}"));
        assertThat(customers("Gloria%")).isEqualTo(gloria);
        way.page("club", record("Member", "h", "{'name': 'Gloria Campbel', 'phone': '+18769998888'}"));
        assertThat(customers("Gloria%")).as("nobody else is one for that").hasSize(2);

        way.page("shop", buyer("g", "Hubert Lyn", "hubert.lyn@inland.com", "+18764442222"));
        assertThat(customers("Gloria%", "Hubert%")).hasSize(3);
        way.page("club", gone("Member", "h"));
    }

    @Test
    void recordsOfAKindThatHoldsNobodyTwiceAreNeverOne() {
        way.decideBy(withoutDuplicates("club/Member"));
        try {
            way.page("shop", buyer("i", "Imogen Tulloch", "imogen.t@shore.co", "+18765551012"));
            way.page("club", member("i", "Imogen Tulloch", "imogen.t@shore.co", "+18765551012"));
            way.page("club", member("i2", "Imogen Tulloch", "imogen.t@shore.co", "+18765551012"));
            assertThat(way.rows("select records from customer_360.customers where name = 'Imogen Tulloch' order by 1"))
                    .containsExactly("1", "2");
        } finally {
            way.decideBy(HouseRules.texts());
        }
        way.page("club", gone("Member", "i2"));
    }

    @Test
    void whoAgreesInWhatIsRareIsOneWhereItIsKnownHowFrequentValuesAre() {
        way.page("shop", record("Buyer", "j", "{'name': 'Jocelyn Wozencroft', 'phone': '+18765551013'}"));
        way.page("club", record("Member", "j", "{'name': 'Jocelyn Wozencroft', 'phone': '+18764443333'}"));
        assertThat(customers("Jocelyn%")).hasSize(2);
        Map<String, String> texts = new HashMap<>(HouseRules.texts());
        texts.put(DecisionFiles.FREQUENCIES, """
                description: Of a thousand, hardly two have one name
                columns:
                  name/given: {records: 1000, equal: 0.01, others: 1, values: {}}
                  name/family: {records: 1000, equal: 0.01, others: 1, values: {}}
                """);
        way.decideBy(texts);
        try {
            way.page("club", record("Member", "j", "{'name': 'Jocelyn Wozencroft', 'phone': '+18764443334'}"));
            assertThat(customers("Jocelyn%")).hasSize(1);
        } finally {
            way.decideBy(HouseRules.texts());
        }
    }

    private static Map<String, String> withoutDuplicates(String kind) {
        Map<String, String> texts = new HashMap<>(HouseRules.texts());
        texts.computeIfPresent(DecisionFiles.IDENTITY, (file, text) -> "duplicateFree: [" + kind + "]\n" + text);
        return texts;
    }

    @Test
    void customersWhomOnlyARecordJoinedThatIsDeletedAreTwoAgain() {
        way.page("shop", record("Buyer", "e", "{'name': 'Evadne Williams', 'phone': '+18765551006'}"), sale("e", "e"));
        way.page("club", record("Member", "e", "{'name': 'E Williams', 'email': 'williams@upland.com'}"));
        List<String> before = customers("E% Williams");
        assertThat(before).hasSize(2);
        way.page("shop", buyer("e2", "Evadne Williams", "williams@upland.com", "+18765551006"));
        assertThat(customers("E% Williams")).hasSize(1);

        way.page("shop", gone("Buyer", "e2"));

        assertThat(customers("E% Williams")).isEqualTo(before);
        assertThat(owners("e")).containsExactly("Evadne Williams");
    }

    @Test
    void whatASinkWroteIsWhoseItSaysAndRecognisesNobody() {
        way.page("shop", buyer("f", "Fitzroy Dunkley", "fitzroy.d@shore.co", "+18765551008"));
        String customer = customers("Fitzroy%").get(0);
        way.deliver();
        way.page(
                "crm",
                record(
                        "Card",
                        "V-" + customer,
                        "{'name': 'Fitzroy Dunkley', 'email': 'gwen.facey@inland.com', 'at': '2100-01-01T00:00:00Z'}"));
        assertThat(customers("Fitzroy%")).containsExactly(customer);
        way.page("club", member("f", "Gwendolyn Facey", "gwen.facey@inland.com", "+18763337719"));
        assertThat(customers("Fitzroy%", "Gwendolyn%")).hasSize(2);
    }

    @Test
    void twoPagesThatRaceForTheSameNewCustomerEndWithOne() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            String id = "r" + round;
            race(() -> way.page("shop", somebody(id, "Buyer")), () -> way.page("club", somebody(id, "Member")));
        }
        assertThat(way.rows(
                        "select c.records from customer_360.customers c join hub.customer_records r using (customer_id)"
                                + " where r.record_id ~ '^r[0-9]+$' and r.source = 'shop'"))
                .hasSize(ROUNDS)
                .containsOnly("2");
    }

    @Test
    void pagesThatWithdrawAndBringTheSameCustomersCrosswiseDoNotBlockEachOther() throws Exception {
        for (int round = 0; round < ROUNDS / 3; round++) {
            String id = "m" + round;
            way.page("shop", somebody(id + "x", "Buyer"), somebody(id + "y", "Buyer"));
            way.page("club", somebody(id + "x", "Member"), somebody(id + "y", "Member"));
            race(
                    () -> way.page("shop", gone("Buyer", id + "x"), sale(id, id + "y")),
                    () -> way.page("club", gone("Member", id + "y"), somebody(id + "x", "Member")),
                    () -> way.page("shop", sale(id + "s", id + "y")));
        }
        assertThat(way.rows(
                        "select c.records from customer_360.customers c join hub.customer_records r using (customer_id)"
                                + " where r.record_id ~ '^m[0-9]+[xy]$'"))
                .hasSize(2 * (ROUNDS / 3))
                .containsOnly("1");
    }

    private static RawRecord buyer(String id, String name, String email, String phone) {
        return record("Buyer", id, "{'name': '" + name + "', 'email': '" + email + "', 'phone': '" + phone + "'}");
    }

    private static RawRecord member(String id, String name, String email, String phone) {
        return record("Member", id, "{'name': '" + name + "', 'email': '" + email + "', 'phone': '" + phone + "'}");
    }

    private static RawRecord sale(String id, String buyer) {
        return record("Sale", id, "{'buyer': '" + buyer + "', 'date': '2026-05-01', 'total': 3}");
    }

    /** The ids of customers whose names are like one of these. */
    private static List<String> customers(String... names) {
        return way.rows("select customer_id from customer_360.customers where name like any(array['"
                + String.join("', '", names) + "']) order by 1");
    }

    private static List<String> owners(String sale) {
        return way.rows("select c.name from customer_360.transactions t left join customer_360.customers c"
                + " using (customer_id) where t.record_id = '" + sale + "'");
    }
}
