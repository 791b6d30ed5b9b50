package io.customerhub.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.customerhub.identity.IdentityChange.Kind;
import io.customerhub.identity.IdentityChange.Why;
import io.customerhub.identity.IdentityChanges.Before;
import io.customerhub.identity.IdentityChanges.Said;
import io.customerhub.identity.Resolution.Merge;
import io.customerhub.identity.Resolution.Moved;
import io.customerhub.identity.Resolution.Resolved;
import io.customerhub.identity.match.Decision;
import io.customerhub.model.CustomerId;
import io.customerhub.model.CustomerRecord;
import io.customerhub.model.Facts;
import io.customerhub.model.SourceKey;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

final class IdentityChangesTest {
    private static final CustomerId ANN = new CustomerId(new UUID(0, 1));
    private static final CustomerId BEA = new CustomerId(new UUID(0, 2));
    private static final CustomerId CY = new CustomerId(new UUID(0, 3));

    @Test
    void whatNobodyElseGetsIsNoChange() {
        var resolution = new Resolution(List.of(resolved("1", ANN), resolved("2", BEA)), List.of(), List.of());

        assertThat(changes(resolution, before(Map.of(key("1"), ANN)), Map.of())).isEmpty();
    }

    @Test
    void whoEndsInAnotherIsMergedAndWhatElseTheyHadIsMovedOrSplit() {
        var resolution = new Resolution(
                List.of(resolved("1", BEA)),
                List.of(moved("3", ANN, BEA), moved("2", ANN, CY), moved("4", ANN, new CustomerId(new UUID(0, 9)))),
                List.of(new Merge(ANN, BEA)));

        assertThat(changes(resolution, before(Map.of(key("1"), ANN)), Map.of()))
                .extracting(IdentityChange::kind, IdentityChange::records, IdentityChange::why)
                .containsExactly(
                        tuple(Kind.SPLIT, List.of(key("4")), Why.COMPARING),
                        tuple(Kind.MOVED, List.of(key("2")), Why.COMPARING),
                        tuple(Kind.MERGED, List.of(key("1"), key("3")), Why.COMPARING));
    }

    @Test
    void aDecisionIsNamedWhereItSpeaksOfWhatChangedHandsAndOfTheOtherSide() {
        var resolution =
                new Resolution(List.of(resolved("9", CY)), List.of(moved("2", BEA, ANN)), List.of(new Merge(BEA, ANN)));
        Map<SourceKey, CustomerId> after = Map.of(key("1"), ANN, key("2"), ANN, key("9"), CY);
        var one = new Said(1, new Decision(key("1"), key("2"), true), false);
        var takenBack = new Said(2, new Decision(key("2"), key("1"), false), true);
        var apart = new Said(3, new Decision(key("1"), key("2"), false), false);
        var others = new Said(4, new Decision(key("2"), key("9"), true), false);

        assertThat(why(resolution, after, one, takenBack, apart, others)).containsExactly(1L, 2L);
        assertThat(why(resolution, after, apart, others)).isEmpty();
    }

    @Test
    void whoIsToldApartIsSoByWhatKeepsThemApart() {
        var resolution = new Resolution(List.of(resolved("9", CY)), List.of(moved("2", ANN, BEA)), List.of());
        Map<SourceKey, CustomerId> after = Map.of(key("1"), ANN, key("2"), BEA);
        var takenBack = new Said(1, new Decision(key("1"), key("2"), true), true);
        var apart = new Said(2, new Decision(key("1"), key("2"), false), false);
        var one = new Said(3, new Decision(key("1"), key("2"), true), false);

        assertThat(why(resolution, after, takenBack, apart, one)).containsExactly(1L, 2L);
    }

    @Test
    void whateverAPageDoesThatBringsNothingIsByWhatPeopleSaid() {
        var resolution = new Resolution(List.of(), List.of(moved("5", ANN, CY)), List.of());
        var said = new Said(7, new Decision(key("1"), key("2"), true), false);

        assertThat(why(resolution, Map.of(), said)).containsExactly(7L);
    }

    @Test
    void whomAWithdrawnRecordHeldTogetherAreTwoBecauseItIsNoMoreUnlessTheySaySomethingElse() {
        Map<SourceKey, CustomerId> links = Map.of(key("1"), ANN, key("2"), ANN, key("8"), CY);
        var before = new Before(links, Set.of(ANN, CY), Set.of(key("1")), List.of());
        var others = new Before(links, Set.of(ANN, CY), Set.of(key("8")), List.of());
        var left = new Resolution(List.of(), List.of(moved("2", ANN, BEA)), List.of());
        var changed = new Resolution(List.of(resolved("2", BEA)), List.of(), List.of());

        assertThat(changes(left, before, Map.of()))
                .extracting(IdentityChange::why)
                .containsExactly(Why.WITHDRAWN);
        assertThat(changes(changed, before, Map.of()))
                .extracting(IdentityChange::why)
                .containsExactly(Why.COMPARING);
        assertThat(changes(left, others, Map.of()))
                .extracting(IdentityChange::why)
                .containsExactly(Why.COMPARING);
    }

    private static List<Long> why(Resolution resolution, Map<SourceKey, CustomerId> after, Said... said) {
        var before = new Before(Map.of(), Set.of(ANN, CY), Set.of(), List.of(said));
        IdentityChange change = changes(resolution, before, after).get(0);
        assertThat(change.why()).isEqualTo(change.decisions().isEmpty() ? Why.COMPARING : Why.DECISION);
        return change.decisions();
    }

    private static List<IdentityChange> changes(
            Resolution resolution, Before before, Map<SourceKey, CustomerId> after) {
        return new IdentityChanges(resolution, before).all(after);
    }

    private static Before before(Map<SourceKey, CustomerId> links) {
        return new Before(links, Set.of(ANN, BEA, CY), Set.of(), List.of());
    }

    private static Resolved resolved(String id, CustomerId customer) {
        return new Resolved(new CustomerRecord(key(id), Instant.EPOCH, new Facts(Map.of())), customer, List.of());
    }

    private static Moved moved(String id, CustomerId from, CustomerId into) {
        return new Moved(key(id), from, into);
    }

    private static SourceKey key(String id) {
        return new SourceKey("shop", "Buyer", id);
    }
}
