package io.customerhub.app.page;

import static io.customerhub.app.page.PageWay.record;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import io.customerhub.app.DecisionFiles;
import io.customerhub.app.why.Explainer;
import io.customerhub.app.why.PairReasons;
import io.customerhub.app.why.PairReasons.Step;
import io.customerhub.app.why.Place;
import io.customerhub.app.why.RecordReasons;
import io.customerhub.app.why.TwoRecords;
import io.customerhub.connectors.RawRecord;
import io.customerhub.model.CustomerId;
import io.customerhub.model.SourceKey;
import io.customerhub.warehouse.store.KnownCustomer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Why records are about one customer that were recognised by comparing them. */
final class WhyMatchedTest extends PageTest {
    @AfterEach
    void decideByTheHousesFilesAgain() {
        way.decideBy(HouseRules.texts());
    }

    @Test
    void theOddsAreThoseWithWhichThePageJudgedStepByStepFromThePrior() {
        buyer("a", "Abigail Thornbury", "abigail.thornbury@mail.co", "+18765551001");
        member("a", "Thornbury, Abigail", "abigail.thornbury@mail.co", "+18764320987");

        List<RecordReasons> records = records("shop/Buyer/a");
        assertThat(records).extracting(RecordReasons::record).containsExactly("shop/Buyer/a", "club/Member/a");
        assertThat(records.get(0).first()).isTrue();
        assertThat(records.get(0).link()).isEmpty();
        PairReasons pair = records.get(1).link().orElseThrow().pair();
        assertThat(pair.other()).isEqualTo("shop/Buyer/a");
        assertThat((float) pair.odds()).isEqualTo(remembered("shop/Buyer/a", "club/Member/a"));
        double total = pair.prior();
        for (Step step : pair.steps()) {
            total += step.bits();
            assertThat(step.total()).isCloseTo(total, within(1e-9));
            assertThat(line(step.declared())).isEqualTo("  - comparison: " + step.comparison());
            assertThat(line(step.weighed())).startsWith("    " + step.level() + ": [");
        }
        assertThat(total + pair.neighbours()).isCloseTo(pair.odds(), within(1e-9));
        assertThat(pair.neighbours()).isNotPositive();
        assertThat(pair.steps())
                .extracting(Step::comparison, Step::level)
                .contains(tuple("name", "given equal, family equal"), tuple("email", "email equal"));
    }

    @Test
    void eachOfSeveralRecordsIsLinkedToTheOneThatItMatchesBestAndStandsToAllOnAverage() {
        buyer("b", "Basil Quarrie", "basil.quarrie@south.co", "+18765551003");
        member("b", "Basil Quarrie", "", "+18765551003");
        buyer("b2", "Basil Quarrie", "basil.quarrie@south.co", "");

        List<RecordReasons> records = records("shop/Buyer/b");
        assertThat(records).hasSize(3);
        assertThat(records.subList(1, 3)).allSatisfy(record -> {
            assertThat(record.link().orElseThrow().pair().other()).isEqualTo("shop/Buyer/b");
            assertThat(record.link().orElseThrow().others().pairs()).isEqualTo(2);
        });
    }

    @Test
    void whatASinkWroteIsComparedWithNothing() {
        buyer("c", "Fitzroy Dunkley", "fitzroy.d@shore.co", "+18765551008");
        String customer = customer("shop/Buyer/c").id().toString();
        way.deliver();
        way.page("crm", record("Card", "V-" + customer, "{'name': 'Fitzroy Dunkley', 'at': '2100-01-01T00:00:00Z'}"));

        assertThat(records("shop/Buyer/c").get(1)).satisfies(card -> {
            assertThat(card.returned()).isTrue();
            assertThat(card.link()).isEmpty();
            assertThat(card.note()).isEmpty();
        });
    }

    @Test
    void weightsThatWereLearnedSinceExplainNothingUntilTheRecordsComeAgain() {
        buyer("d", "Gwendolyn Facey", "gwen.facey@inland.com", "+18763337719");
        member("d", "Gwendolyn Facey", "gwen.facey@inland.com", "+18763337719");
        PairReasons before = link("club/Member/d");
        Map<String, String> learned = HouseRules.texts();
        learned.computeIfPresent(
                DecisionFiles.MODEL,
                (file, text) -> text.replaceFirst("email equal: \\[[^]]*]", "email equal: [4.5, 4.5]"));
        way.decideBy(learned);

        assertThat(link("club/Member/d")).isEqualTo(before);
        member("d", "Gwendolyn M. Facey", "gwen.facey@inland.com", "+18763337719");
        PairReasons after = link("club/Member/d");
        assertThat(after.steps())
                .filteredOn(step -> step.comparison().equals("email"))
                .allSatisfy(step -> {
                    assertThat(step.weight()).isEqualTo(4.5);
                    assertThat(step.weighed().changedSince()).isTrue();
                });
        assertThat(before.run()).isNotEqualTo(after.run());
        assertThat((float) after.odds()).isEqualTo(remembered("shop/Buyer/d", "club/Member/d"));
    }

    @Test
    void filesThatDoNotTellHowRecordsWereComparedAreSaidToBeGone() {
        Map<String, String> without = HouseRules.texts();
        without.remove(DecisionFiles.MODEL);
        int version = way.warehouse.fileVersions().keep(without);
        buyer("e", "Evadne Silvera", "silvera@upland.com", "+18765551006");
        member("e", "Evadne Silvera", "silvera@upland.com", "+18765551006");
        way.change("update hub.customer_records set files_version = " + version + " where record_id = 'e'");

        assertThat(records("shop/Buyer/e").get(1)).satisfies(record -> {
            assertThat(record.link()).isEmpty();
            assertThat(record.note()).contains("cannot be read any more");
        });
    }

    @Test
    void twoRecordsOfTwoCustomersAreToldWhyTheyAreNotOne() {
        buyer("f", "Cedric Palmerston", "cedric.p@coast.co", "+18765551004");
        member("f", "Norma Lindo", "norma.l@north.com", "+18765551004");

        TwoRecords two = two("shop/Buyer/f", "club/Member/f");
        assertThat(two.areOne()).isFalse();
        assertThat(two.pair().orElseThrow().odds()).isNegative();
        assertThat(two.pair().orElseThrow().confidence()).isLessThan(0.5);
        assertThat(two.between().orElseThrow().against()).isEqualTo(1);
        member("f", "Cedric Palmerston", "cedric.p@coast.co", "+18765551004");
        TwoRecords one = two("club/Member/f", "shop/Buyer/f");
        assertThat(one.areOne()).isTrue();
        assertThat(one.between()).isEmpty();
        assertThat((float) one.pair().orElseThrow().odds()).isEqualTo(remembered("shop/Buyer/f", "club/Member/f"));
    }

    private static void buyer(String id, String name, String email, String phone) {
        way.page("shop", somebody("Buyer", id, name, email, phone));
    }

    private static void member(String id, String name, String email, String phone) {
        way.page("club", somebody("Member", id, name, email, phone));
    }

    private static RawRecord somebody(String entity, String id, String name, String email, String phone) {
        return record(
                entity,
                id,
                "{'name': '" + name + "'" + (email.isEmpty() ? "" : ", 'email': '" + email + "'")
                        + (phone.isEmpty() ? "" : ", 'phone': '" + phone + "'") + "}");
    }

    private static KnownCustomer customer(String record) {
        SourceKey key = SourceKey.of(record).orElseThrow();
        Map<SourceKey, CustomerId> owners = way.warehouse.explanations().owners(List.of(key));
        return way.warehouse.explanations().of(owners.values()).get(0);
    }

    private static Explainer explainer() {
        return new Explainer(
                way.warehouse.fileVersions(), way.warehouse.decisions(), HouseRules.texts(), List.of(PageWay.SINK));
    }

    private static List<RecordReasons> records(String record) {
        return explainer().explain(List.of(customer(record))).get(0).records();
    }

    private static PairReasons link(String record) {
        return records(record).stream()
                .filter(each -> each.record().equals(record))
                .findFirst()
                .orElseThrow()
                .link()
                .orElseThrow()
                .pair();
    }

    private static TwoRecords two(String record, String other) {
        return explainer()
                .explain(
                        customer(record),
                        SourceKey.of(record).orElseThrow(),
                        customer(other),
                        SourceKey.of(other).orElseThrow());
    }

    /** The odds that the page kept of two records when it judged them. */
    private static float remembered(String record, String other) {
        return Float.parseFloat(way.rows("""
                select e.odds from hub.match_edges e
                join hub.customer_records l on l.arrival = e.record join hub.customer_records r on r.arrival = e.other
                where concat_ws('/', l.source, l.entity, l.record_id) = '%s'
                      and concat_ws('/', r.source, r.entity, r.record_id) = '%s'
                """.formatted(record, other)).get(0));
    }

    /** A line of a file as it was used. */
    private static String line(Place place) {
        return HouseRules.texts()
                .getOrDefault(place.file(), "")
                .lines()
                .toList()
                .get(place.line() - 1);
    }
}
