package io.customerhub.app.page;

import static io.customerhub.app.page.PageWay.gone;
import static io.customerhub.app.page.PageWay.record;
import static org.assertj.core.api.Assertions.assertThat;

import io.customerhub.app.DecisionFiles;
import io.customerhub.connectors.RawRecord;
import io.customerhub.warehouse.store.CustomerView;
import io.customerhub.warehouse.store.CustomerView.Other;
import io.customerhub.warehouse.store.CustomerView.Relationship;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** With whom customers have to do, from pages to readers. */
final class RelationshipTest extends PageTest {
    /** By the shipped weights whoever shares an organisation is often one customer; here comparing is not what is tried. */
    @BeforeEach
    void shopHoldsNobodyTwice() {
        way.decideBy(rules(DecisionFiles.IDENTITY, "review:", "duplicateFree: [shop/Buyer]\nreview:"));
    }

    private static Map<String, String> rules(String file, String text, String by) {
        var texts = new TreeMap<>(HouseRules.texts());
        texts.computeIfPresent(file, (name, whole) -> whole.replace(text, by));
        return texts;
    }

    @Test
    void personsAtOneAddressAreHouseholdUnlessTheyShareAnOffice() {
        way.page(
                "shop",
                person("a1", "Ada Abel", "'street': '1 Ackee Road', 'town': 'Negril'"),
                person("a2", "Abe Adair", "'street': '1 ACKEE RD.', 'town': 'Negril'"),
                person("a3", "Amy Archer", "'street': '1 Ackee Road, Flat 2', 'town': 'Negril'"),
                person("a4", "Alf Ames", "'street': '2 Ackee Road', 'town': 'Negril', 'company': 'Ackee Ltd'"),
                person("a5", "Ann Avery", "'street': '2 Ackee Road', 'town': 'Negril', 'company': 'ACKEE'"));

        assertThat(related("a%"))
                .containsExactly(
                        "Abe Adair same household Ada Abel (address)",
                        "Ada Abel same household Abe Adair (address)",
                        "Alf Ames same organisation Ann Avery (organisation)",
                        "Ann Avery same organisation Alf Ames (organisation)");
    }

    @Test
    void moreThanEightAtOneAddressAreBuildingUntilTheRulesSayOtherwise() {
        way.page("shop", tenants(1, 8));
        assertThat(related("b%")).hasSize(8 * 7);

        way.page("shop", tenants(9, 9));
        assertThat(related("b%")).isEmpty();

        way.decideBy(rules(DecisionFiles.RELATIONSHIPS, "most: 8", "most: 9"));
        way.page("shop", person("b", "Bert Burke", "'town': 'Lucea'"));
        assertThat(related("b%")).hasSize(9 * 8);

        way.decideBy(HouseRules.texts());
        way.page("shop", gone("Buyer", "b"), gone("Buyer", "b9"));
        assertThat(related("b%")).hasSize(8 * 7);
    }

    private static RawRecord[] tenants(int from, int to) {
        List<String> names = List.of("Ida", "Joe", "Kim", "Lou", "Max", "Nia", "Odo", "Pam", "Rex");
        return IntStream.rangeClosed(from, to)
                .mapToObj(number -> person(
                        "b" + number,
                        names.get(number - 1) + " Tenant" + (char) ('a' + number),
                        "'street': '7 Breadfruit Lane', 'town': 'Lucea'"))
                .toArray(RawRecord[]::new);
    }

    @Test
    void whoNamesOrganisationWorksForItByNameAndByDomain() {
        way.page(
                "shop",
                person("c1", "Cal Cole", "'company': 'Callaloo Foods', 'email': 'cal@callaloo.example'"),
                person("c2", "Cam Croft", "'email': 'cam@callaloo.example'"),
                person("c3", "Cleo Crane", "'company': '[not provided]', 'email': 'cleo@gmail.com'"),
                organisation("c4", "Callaloo Foods Limited", "'email': 'info@callaloo.example'"));

        assertThat(related("c%"))
                .containsExactly(
                        "Cal Cole same organisation Cam Croft (email)",
                        "Cal Cole works for Callaloo Foods Limited (email, organisation)",
                        "Callaloo Foods Limited employs Cal Cole (email, organisation)",
                        "Callaloo Foods Limited employs Cam Croft (email)",
                        "Cam Croft same organisation Cal Cole (email)",
                        "Cam Croft works for Callaloo Foods Limited (email)");
    }

    @Test
    void whatRecordsDeclareHoldsInWhicheverOrderTheyCome() {
        RawRecord boss = organisation("d1", "Dasheen Traders", "'phone': '+18765550301'");
        RawRecord dan = person("d2", "Dan Dawes", "'boss': 'd1', 'bossKind': 'Buyer'");
        RawRecord dot = person("d3", "Dot Drew", "'boss': 'd1', 'bossKind': 'Buyer', 'friend': 'd2'");
        String[] expected = {
            "Dan Dawes referred Dot Drew (declared by shop/Buyer/d3)",
            "Dan Dawes same organisation Dot Drew (declared by shop/Buyer/d2)",
            "Dan Dawes works for Dasheen Traders (declared by shop/Buyer/d2)",
            "Dasheen Traders employs Dan Dawes (declared by shop/Buyer/d2)",
            "Dasheen Traders employs Dot Drew (declared by shop/Buyer/d3)",
            "Dot Drew referred by Dan Dawes (declared by shop/Buyer/d3)",
            "Dot Drew same organisation Dan Dawes (declared by shop/Buyer/d3)",
            "Dot Drew works for Dasheen Traders (declared by shop/Buyer/d3)"
        };
        way.page("shop", dot);
        way.page("shop", boss);
        way.page("shop", dan);
        assertThat(related("d%")).containsExactly(expected);

        way.page("shop", gone("Buyer", "d1"), gone("Buyer", "d2"), gone("Buyer", "d3"));
        assertThat(related("d%")).isEmpty();
        way.page("shop", dan, dot, boss);
        assertThat(related("d%")).containsExactly(expected);
    }

    @Test
    void relationshipEndsWithItsRecordAndWithWhatTheRecordSays() {
        way.page(
                "shop",
                organisation("e1", "Eddoe Farm", "'phone': '+18765550302'"),
                person("e2", "Eli East", "'boss': 'e1', 'bossKind': 'Buyer'"),
                person("e3", "Eve Eaton", "'boss': 'e1', 'bossKind': 'Buyer'"));
        way.page("shop", person("e2", "Eli East", "'phone': '+18765550303'"));
        assertThat(related("e%"))
                .containsExactly(
                        "Eddoe Farm employs Eve Eaton (declared by shop/Buyer/e3)",
                        "Eve Eaton works for Eddoe Farm (declared by shop/Buyer/e3)");

        way.page("shop", gone("Buyer", "e1"));
        assertThat(related("e%")).isEmpty();
    }

    @Test
    void customersThatTurnOutToBeOneAreNotRelatedToThemselves() {
        way.decideBy(HouseRules.texts());
        way.page(
                "shop",
                person(
                        "f1",
                        "Faye Fenn",
                        "'email': 'faye.fenn@f.co', 'street': '4 Fig Lane', 'town': 'Negril', 'friend': 'f2'"),
                person("f2", "F Fenn", "'town': 'Lucea'"),
                person(
                        "f3",
                        "Guy Frost",
                        "'email': 'guy.frost@g.co', 'street': '4 Fig Lane', 'town': 'Negril', 'friend': 'f2'"));
        assertThat(related("f%"))
                .containsExactly(
                        "F Fenn referred Faye Fenn (declared by shop/Buyer/f1)",
                        "F Fenn referred Guy Frost (declared by shop/Buyer/f3)",
                        "Faye Fenn referred by F Fenn (declared by shop/Buyer/f1)",
                        "Faye Fenn same household Guy Frost (address)",
                        "Guy Frost referred by F Fenn (declared by shop/Buyer/f3)",
                        "Guy Frost same household Faye Fenn (address)");

        way.page(
                "club",
                record(
                        "Member",
                        "f",
                        "{'name': 'Faye Fenn', 'email': 'faye.fenn@f.co', 'phone': '" + phone("f2") + "'}"));

        String name = way.rows("""
                select c.name from customer_360.customers c join hub.customer_records r using (customer_id)
                where r.record_id = 'f2'
                """).get(0);
        assertThat(way.rows(
                        "select distinct customer_id from hub.customer_records where record_id in ('f', 'f1', 'f2')"))
                .hasSize(1);
        assertThat(related("f%"))
                .contains(
                        name + " referred Guy Frost (declared by shop/Buyer/f3)",
                        "Guy Frost referred by " + name + " (declared by shop/Buyer/f3)")
                .noneMatch(row -> row.startsWith(name) && row.contains(name + " ("));
    }

    @Test
    void customerIsShownWithTheFirstTenOfEachKind() {
        way.page("shop", organisation("g", "Guinep Group", "'phone': '+18765550305'"));
        way.page(
                "shop",
                IntStream.rangeClosed(1, 12)
                        .mapToObj(number -> person(
                                "g" + number,
                                "Gus Worker" + (char) ('a' + number),
                                "'email': 'gus" + number * 7919 + "@guinep.example', 'company': 'Guinep Group'"))
                        .toArray(RawRecord[]::new));

        CustomerView group = way.warehouse.customers().find("g", 5).stream()
                .filter(customer -> customer.records().get(0).record().equals("shop/Buyer/g"))
                .findFirst()
                .orElseThrow();

        assertThat(group.relationships()).extracting(Relationship::kind).containsExactly("employs");
        assertThat(group.relationships().get(0).count()).isEqualTo(12);
        assertThat(group.relationships().get(0).first())
                .hasSize(10)
                .extracting(Other::name)
                .startsWith("Gus Workerb", "Gus Workerc");
        assertThat(group.relationships().get(0).first().get(0).because()).containsExactly("organisation");
    }

    /** Somebody who is told from others by a number of their own. */
    private static RawRecord person(String id, String name, String more) {
        return record(
                "Buyer", id, "{'kind': 'person', 'name': '" + name + "', 'phone': '" + phone(id) + "', " + more + "}");
    }

    private static String phone(String id) {
        return "+1876" + (2_000_000 + Math.floorMod(id.hashCode() * 7_368_787, 7_999_999));
    }

    private static RawRecord organisation(String id, String name, String more) {
        return record(
                "Buyer",
                id,
                "{'kind': 'organisation', 'name': '" + name + "', 'company': '" + name + "', 'town': 'Kingston', "
                        + more + "}");
    }

    /** The relationships of the customers whose records' ids are like this, from both sides. */
    private static List<String> related(String ids) {
        return way.rows("""
                select c.name, r.kind, o.name, '(' || array_to_string(r.because, ', ') || ')' from customer_360.relationships r
                join customer_360.customers c using (customer_id)
                join customer_360.customers o on o.customer_id = r.other_id
                where exists (select from hub.customer_records k
                              where k.customer_id = r.customer_id and k.source = 'shop' and k.record_id like '%s')
                order by c.name collate "C", r.kind, o.name collate "C"
                """.formatted(ids));
    }
}
