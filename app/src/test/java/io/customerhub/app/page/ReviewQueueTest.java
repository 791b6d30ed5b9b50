package io.customerhub.app.page;

import static io.customerhub.app.page.PageWay.gone;
import static io.customerhub.app.page.PageWay.record;
import static org.assertj.core.api.Assertions.assertThat;

import io.customerhub.app.metrics.ReviewGauges;
import io.customerhub.connectors.RawRecord;
import io.customerhub.identity.match.Decision;
import io.customerhub.model.SourceKey;
import io.customerhub.warehouse.store.Decided.Made;
import io.customerhub.warehouse.store.MatchDecisions;
import io.customerhub.warehouse.store.ReviewList.Entry;
import io.customerhub.warehouse.store.ReviewList.Waiting;
import io.customerhub.warehouse.store.ReviewPair;
import io.customerhub.warehouse.store.ReviewQueue;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

/** The pairs that people are asked about, as records come, change and go. */
final class ReviewQueueTest extends PageTest {
    @Test
    void anUncertainPairIsAskedAboutUntilARecordOfItChangesOrGoes() {
        way.page("club", member("a", "Abigail Thornbury"));
        way.page("shop", buyer("a", "Abigail Thornbury"));
        ReviewPair asked = asked("a");
        assertThat(asked.confidence()).isBetween(0.1, 0.95);
        assertThat(asked.one().facts().values()).containsValue("Abigail Thornbury");

        way.page("shop", buyer("a", "Gwendolyn Facey"));
        assertThat(pair("a")).isEmpty();
        assertThat(queue().pair(asked.id())).isEmpty();

        way.page("shop", buyer("a", "Abigail Thornbury"));
        assertThat(asked("a").id()).isNotEqualTo(asked.id());
        way.page("shop", gone("Buyer", "a"));
        assertThat(pair("a")).isEmpty();
    }

    @Test
    void whatWasDecidedIsAskedNoMoreUntilItIsTakenBack() {
        way.page("club", member("b", "Basil Quarrie"));
        way.page("shop", buyer("b", "Basil Quarrie"));
        ReviewPair asked = asked("b");
        Waiting before = queue().waiting();

        Made made = (Made) decisions()
                .decide(
                        new Decision(asked.one().record(), asked.two().record(), !asked.together()),
                        "erin",
                        "",
                        Optional.of(asked.asked()));
        way.review();
        assertThat(pair("b")).isEmpty();
        assertThat(queue().waiting().uncertain()).isEqualTo(before.uncertain() - 1);
        assertThat(queue().waiting().groups()).isEqualTo(before.groups() - 1);
        assertThat(decisions().quality().decided()).isEqualTo(1);

        decisions().takeBack(made.decided().id(), "erin");
        way.review();
        assertThat(asked("b").together()).isEqualTo(asked.together());
        assertThat(decisions().quality().decided()).isZero();
    }

    @Test
    void whatFollowsFromWhatWasDecidedIsAskedNoMore() {
        way.page("club", member("c", "Cedric Palmerston"), member("c2", "Cedric Palmerston"));
        way.page("shop", buyer("c", "Cedric Palmerston"));
        assertThat(uncertain()).filteredOn(pair -> isOf(pair, "c", "c2")).hasSize(2);

        decisions().decide(new Decision(club("c"), shop("c"), false), "erin", "", Optional.empty());
        decisions().decide(new Decision(club("c"), club("c2"), true), "erin", "", Optional.empty());

        assertThat(uncertain()).filteredOn(pair -> isOf(pair, "c", "c2")).isEmpty();
    }

    @Test
    void whoSpendsMuchIsAskedAboutBeforeWhoSpendsLittle() {
        way.page("club", member("d1", "Dahlia Binns"), member("d2", "Errol Holness"), member("d3", "Ferris Rowe"));
        way.page("shop", buyer("d1", "Dahlia Binns"), buyer("d2", "Errol Holness"), buyer("d3", "Ferris Rowe"));
        way.page("shop", sale("d2", 90_000), sale("d3", 40));
        List<ReviewPair> pairs = uncertain().stream()
                .filter(pair -> isOf(pair, "d1", "d2", "d3"))
                .toList();

        assertThat(pairs).extracting(pair -> pair.two().record().id()).containsExactly("d2", "d3", "d1");
        assertThat(pairs)
                .extracting(ReviewPair::spend)
                .usingElementComparator(Comparator.naturalOrder())
                .containsExactly(new BigDecimal("90000"), new BigDecimal("40"), BigDecimal.ZERO);
        assertThat(queue().list(1000, 0).groups())
                .extracting(Entry::first)
                .isSortedAccordingTo(
                        Comparator.comparingDouble(ReviewQueueTest::weight).reversed());
    }

    private static double weight(ReviewPair pair) {
        return (1 - Math.abs(2 * pair.confidence() - 1))
                * Math.log(10 + pair.spend().doubleValue());
    }

    @Test
    void someOfWhatIsJoinedIsDrawnAtRandom() {
        var members = new ArrayList<RawRecord>();
        var buyers = new ArrayList<RawRecord>();
        for (int each = 0; each < 400; each++) {
            String sure = "'name': 'Otis Brown', 'email': 'otis" + each * 7919 + "@brown" + each + ".co'}";
            members.add(record("Member", "s" + each, "{" + sure));
            buyers.add(record("Buyer", "s" + each, "{" + sure));
        }
        way.page("club", members.toArray(RawRecord[]::new));
        way.page("shop", buyers.toArray(RawRecord[]::new));

        List<ReviewPair> drawn = queue().list(0, 100).sample();
        assertThat(drawn).hasSizeBetween(1, 30).allMatch(ReviewPair::sampled).allMatch(pair -> pair.odds() >= 0);
        List<String> first =
                drawn.stream().map(pair -> pair.one().record().id()).sorted().toList();
        way.page("shop", gone("Buyer", "s0"));
        way.page(
                "club",
                members.stream()
                        .map(record -> record(
                                "Member", record.id(), record.body().toString().replace("Brown", "Browne")))
                        .toArray(RawRecord[]::new));
        way.page("club", members.toArray(RawRecord[]::new));
        assertThat(queue().list(0, 100).sample())
                .extracting(pair -> pair.one().record().id())
                .filteredOn(id -> !id.equals("s0"))
                .containsExactlyInAnyOrderElementsOf(
                        first.stream().filter(id -> !id.equals("s0")).toList());
    }

    @Test
    void howLongAPairWaitsIsCountedFromWhenItsRecordsCameToBeAsTheyAre() {
        way.page("club", member("e", "Evadne Lindo"));
        way.page("shop", buyer("e", "Evadne Lindo"));
        Instant asked = asked("e").askedAt();
        assertThat(asked).isBetween(Instant.now().minusSeconds(600), Instant.now());
        way.page("shop", buyer("e9", "Somebody Else"));
        assertThat(asked("e").askedAt()).isEqualTo(asked);
        assertThat(queue().waiting().uncertainSince())
                .get(InstanceOfAssertFactories.INSTANT)
                .isBeforeOrEqualTo(asked);

        way.page("shop", buyer("e", "Gwendolyn Facey"));
        way.page("shop", buyer("e", "Evadne Lindo"));
        assertThat(asked("e").askedAt()).isAfter(asked);
    }

    @Test
    void howMuchWaitsIsMeasured() {
        way.page("club", member("f", "Ferris Rowe"));
        way.page("shop", buyer("f", "Ferris Rowe"));
        var registry = new SimpleMeterRegistry();
        Instant later = asked("f").askedAt().plusSeconds(3600);
        new ReviewGauges(registry, queue(), InstantSource.fixed(later)).refresh();

        Waiting waiting = queue().waiting();
        assertThat(waiting.groups()).isPositive();
        assertThat(gauge(registry, "hub.review.pairs", "asked", "uncertain")).isEqualTo(waiting.uncertain());
        assertThat(gauge(registry, "hub.review.pairs", "asked", "sampled")).isEqualTo(waiting.sampled());
        assertThat(gauge(registry, "hub.review.groups")).isEqualTo(waiting.groups());
        assertThat(gauge(registry, "hub.review.age", "asked", "uncertain")).isGreaterThanOrEqualTo(3600);
    }

    private static long gauge(MeterRegistry registry, String name, String... tags) {
        return (long) registry.get(name).tags(tags).gauge().value();
    }

    private static List<ReviewPair> uncertain() {
        return queue().list(1000, 0).groups().stream()
                .flatMap(group -> group.pairs().stream())
                .flatMap(id -> queue().pair(id).stream())
                .toList();
    }

    private static boolean isOf(ReviewPair pair, String... ids) {
        return List.of(ids).contains(pair.one().record().id())
                && List.of(ids).contains(pair.two().record().id());
    }

    private static ReviewPair asked(String id) {
        return pair(id).orElseThrow();
    }

    private static Optional<ReviewPair> pair(String id) {
        return uncertain().stream().filter(pair -> isOf(pair, id)).findFirst();
    }

    private static SourceKey club(String id) {
        return new SourceKey("club", "Member", id);
    }

    private static SourceKey shop(String id) {
        return new SourceKey("shop", "Buyer", id);
    }

    private static RawRecord buyer(String id, String name) {
        return record(
                "Buyer",
                id,
                "{'name': '" + name + "', 'phone': '+1876"
                        + (2_000_000 + Math.floorMod(id.hashCode() * 7919, 7_000_000)) + "'}");
    }

    private static RawRecord member(String id, String name) {
        return record(
                "Member",
                id,
                "{'name': '" + name + "', 'email': '" + name.replace(" ", ".").toLowerCase(Locale.ROOT) + "@mail.co'}");
    }

    private static RawRecord sale(String buyer, int total) {
        return record("Sale", buyer, "{'buyer': '" + buyer + "', 'date': '2026-05-01', 'total': " + total + "}");
    }

    private static MatchDecisions decisions() {
        return way.warehouse.decisions();
    }

    private static ReviewQueue queue() {
        return way.warehouse.reviews();
    }
}
