package io.customerhub.app.page;

import static io.customerhub.app.page.PageWay.record;
import static org.assertj.core.api.Assertions.assertThat;

import io.customerhub.connectors.RawRecord;
import io.customerhub.model.SourceKey;
import io.customerhub.warehouse.store.Decided;
import io.customerhub.warehouse.store.Decided.MadeTogether;
import io.customerhub.warehouse.store.MatchDecisions;
import io.customerhub.warehouse.store.MatchDecisions.Said;
import io.customerhub.warehouse.store.ReviewGroup;
import io.customerhub.warehouse.store.ReviewGroup.Held;
import io.customerhub.warehouse.store.ReviewList.Entry;
import io.customerhub.warehouse.store.ReviewPair;
import io.customerhub.warehouse.store.ReviewQueue;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Pairs that hang together, and one decision about all of them. */
final class ReviewGroupsTest extends PageTest {
    @Test
    void whoHangTogetherAreOneEntryWithAllTheirRecords() {
        come("a", "Abigail Thornbury");
        come("b", "Basil Quarrie");
        Entry entry = entry("a").orElseThrow();
        ReviewGroup group = group("a");

        assertThat(group.pairs())
                .hasSizeGreaterThan(1)
                .extracting(ReviewPair::id)
                .containsExactlyElementsOf(entry.pairs());
        assertThat(group.customers())
                .flatExtracting(ReviewGroup.Customer::records)
                .extracting(Held::record)
                .containsExactlyInAnyOrder(club("a"), shop("a1"), shop("a2"));
        assertThat(group.pairs())
                .allSatisfy(pair -> assertThat(queue().group(pair.id())).contains(group));
        assertThat(group.mark()).isNotEqualTo(group("b").mark());
    }

    @Test
    void oneDecisionMakesAllOfThemOneUntilItIsTakenBack() {
        come("c", "Cedric Palmerston");
        List<String> before = customers("c");
        ReviewGroup group = group("c");

        List<Decided> made = decide(group.same());
        assertThat(made).hasSize(group.asked().size() - 1);
        assertThat(customers("c")).hasSize(1);
        assertThat(entry("c")).isEmpty();
        assertThat(way.rows("select distinct action from hub.audit where subject like '%/c' or subject like '%/c_'"))
                .containsExactly("review.same");

        assertThat(decisions().takeBackAll(made.get(1).id(), "erin")).hasSameSizeAs(made);
        way.review();
        assertThat(customers("c")).isEqualTo(before);
        assertThat(group("c").mark()).isEqualTo(group.mark());
    }

    @Test
    void oneDecisionKeepsAllOfThemApartAndWhatIsOfOneCustomerIsAskedOn() {
        come("d", "Dahlia Binns");
        ReviewGroup group = group("d");
        List<ReviewPair> apart =
                group.pairs().stream().filter(pair -> !pair.together()).toList();
        assertThat(apart).isNotEmpty().hasSizeLessThan(group.pairs().size());

        assertThat(decide(group.different()))
                .hasSameSizeAs(apart)
                .noneMatch(each -> each.decision().same());
        assertThat(customers("d")).hasSameSizeAs(group.customers());
        assertThat(group("d").pairs())
                .hasSize(group.pairs().size() - apart.size())
                .allMatch(ReviewPair::together);
        assertThat(group("d").different()).isEmpty();
    }

    private static void come(String id, String name) {
        way.page("club", member(id, name));
        way.page("shop", buyer(id + 1, name, "5551"), buyer(id + 2, name, "7734"));
    }

    private static List<Decided> decide(List<Said> said) {
        List<Decided> made = ((MadeTogether) way.warehouse.decisions().decide(said, "erin", "")).decided();
        way.review();
        return made;
    }

    private static Optional<Entry> entry(String id) {
        return queue().list(1000, 0).groups().stream()
                .filter(entry -> entry.first().one().record().id().startsWith(id))
                .findFirst();
    }

    private static ReviewGroup group(String id) {
        return queue().group(entry(id).orElseThrow().first().id()).orElseThrow();
    }

    private static List<String> customers(String id) {
        return way.rows(
                "select distinct customer_id from hub.customer_records where record_id like '" + id + "%' order by 1");
    }

    private static SourceKey club(String id) {
        return new SourceKey("club", "Member", id);
    }

    private static SourceKey shop(String id) {
        return new SourceKey("shop", "Buyer", id);
    }

    private static RawRecord buyer(String id, String name, String number) {
        return record(
                "Buyer",
                id,
                "{'name': '" + name + "', 'phone': '+1876" + number.charAt(0) + (100 + id.charAt(0))
                        + number.substring(1) + "'}");
    }

    private static RawRecord member(String id, String name) {
        return record("Member", id, "{'name': '" + name + "', 'email': 'm" + id.hashCode() + "@mail.co'}");
    }

    private static MatchDecisions decisions() {
        return way.warehouse.decisions();
    }

    private static ReviewQueue queue() {
        return way.warehouse.reviews();
    }
}
