package io.customerhub.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerhub.declaration.Findings;
import io.customerhub.identity.Resolution.Merge;
import io.customerhub.identity.Resolution.Resolved;
import io.customerhub.model.CustomerId;
import io.customerhub.model.CustomerRecord;
import io.customerhub.model.Records;
import io.customerhub.model.SourceKey;
import io.customerhub.quality.QualityVerdict.Accepted;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** By the keys that the house ships: e-mail, phone, tax id. */
final class ExactResolverTest {
    private static final String TENANT = "demo";

    private final IdentityRules rules = rules();
    private final ExactResolver resolver = new ExactResolver(TENANT, rules);

    @Test
    void firstRecordMakesCustomerWithoutEvidence() {
        Resolution resolution = resolve(List.of(record(1, "email", "a@b.co")), KnownCustomers.nothing());

        assertThat(resolution.merges()).isEmpty();
        assertThat(resolution.resolved()).singleElement().satisfies(resolved -> {
            assertThat(resolved.customer()).isEqualTo(CustomerId.firstSeenIn(TENANT, Records.key("shop", 1)));
            assertThat(resolved.evidence()).isEmpty();
        });
    }

    @Test
    void recordsThatShareKeysThroughOthersAreOneCustomer() {
        Resolution resolution = resolve(
                List.of(
                        record(1, "email", "a@b.co"),
                        record(2, "phone", "+18765551234"),
                        record(3, "email", "a@b.co", "phone", "+18765551234")),
                KnownCustomers.nothing());

        assertThat(resolution.resolved()).extracting(Resolved::customer).containsOnly(customer(1));
        assertThat(resolution.resolved().get(2).evidence()).containsExactly("email", "phone");
    }

    @Test
    void recordWithoutKeysIsCustomerOfItsOwn() {
        Resolution resolution =
                resolve(List.of(record(1, "name", "Ann"), record(2, "name", "Ann")), KnownCustomers.nothing());

        assertThat(resolution.resolved()).extracting(Resolved::customer).doesNotHaveDuplicates();
    }

    @Test
    void placeholderValuesSayNothing() {
        Resolution resolution = resolve(
                List.of(record(1, "taxId", "000000000"), record(2, "taxId", "000000000")), KnownCustomers.nothing());

        assertThat(resolution.resolved()).extracting(Resolved::customer).doesNotHaveDuplicates();
    }

    @Test
    void knownKeyGivesItsHolder() {
        KnownCustomers known = KnownCustomers.nothing().holding(new IdentityKey("email", "a@b.co"), customer(99));

        Resolution resolution = resolve(List.of(record(1, "email", "a@b.co")), known);

        assertThat(resolution.resolved()).singleElement().satisfies(resolved -> {
            assertThat(resolved.customer()).isEqualTo(customer(99));
            assertThat(resolved.evidence()).containsExactly("email");
        });
    }

    @Test
    void linkedRecordKeepsItsCustomerWhenAllItsKeysChange() {
        KnownCustomers known = KnownCustomers.nothing().linking(Records.key("shop", 1), customer(99));

        Resolution resolution = resolve(List.of(record(1, "email", "new@b.co")), known);

        assertThat(resolution.resolved()).extracting(Resolved::customer).containsExactly(customer(99));
        assertThat(resolution.merges()).isEmpty();
    }

    @Test
    void recordThatComesBackWhileItsCustomerLivesOnThroughOthersIsSomebodyNew() {
        KnownCustomers known = KnownCustomers.nothing()
                .linking(Records.key("shop", 2), customer(1))
                .linking(Records.key("shop", 3), customer(1).next());

        Resolution resolution = resolve(List.of(record(1, "email", "a@b.co"), record(4, "email", "a@b.co")), known);

        assertThat(resolution.resolved())
                .extracting(Resolved::customer)
                .containsOnly(customer(1).next().next());
    }

    @Test
    void recordThatJoinsKnownCustomersMergesThemIntoTheFirst() {
        List<CustomerId> ids = List.of(customer(9), customer(7), customer(8));
        KnownCustomers known = KnownCustomers.nothing()
                .holding(new IdentityKey("email", "a@b.co"), ids.get(0))
                .holding(new IdentityKey("phone", "+18765551234"), ids.get(1))
                .linking(Records.key("shop", 1), ids.get(2));
        CustomerId first = ids.get(0);

        Resolution resolution = resolve(List.of(record(1, "email", "a@b.co", "phone", "+18765551234")), known);

        assertThat(resolution.merges())
                .containsExactlyInAnyOrder(new Merge(ids.get(1), first), new Merge(ids.get(2), first));
        assertThat(resolution.resolved()).extracting(Resolved::customer).containsExactly(first);
    }

    @Property
    void orderOfRecordsDoesNotChangeWhoIsOne(@ForAll("worlds") World world, @ForAll Random random) {
        List<CustomerRecord> shuffled = new ArrayList<>(world.page());
        Collections.shuffle(shuffled, random);

        Resolution one = resolve(world.page(), world.known());
        Resolution other = resolve(shuffled, world.known());

        assertThat(partition(other)).isEqualTo(partition(one));
        assertThat(Set.copyOf(other.merges())).isEqualTo(Set.copyOf(one.merges()));
    }

    @Property
    void everyRecordIsResolvedOnceInTheOrderOfThePage(@ForAll("worlds") World world) {
        assertThat(resolve(world.page(), world.known()).resolved())
                .extracting(Resolved::record)
                .containsExactlyElementsOf(world.page());
    }

    @Property
    void recordsThatShareKeyHaveOneCustomer(@ForAll("worlds") World world) {
        var holders = new HashMap<IdentityKey, CustomerId>();

        for (Resolved resolved : resolve(world.page(), world.known()).resolved()) {
            for (IdentityKey key : resolved.keys()) {
                CustomerId earlier = holders.putIfAbsent(key, resolved.customer());
                assertThat(earlier == null ? resolved.customer() : earlier).isEqualTo(resolved.customer());
            }
        }
    }

    @Property
    void mergesPointToTheFirstAndNobodyIsBothGoneAndInUse(@ForAll("worlds") World world) {
        Resolution resolution = resolve(world.page(), world.known());
        Set<CustomerId> gone = resolution.merges().stream().map(Merge::from).collect(Collectors.toSet());

        assertThat(resolution.merges()).allSatisfy(merge -> {
            assertThat(world.known().seniority.indexOf(merge.into()))
                    .isLessThan(world.known().seniority.indexOf(merge.from()));
            assertThat(gone).doesNotContain(merge.into());
        });
        assertThat(resolution.merges()).extracting(Merge::from).doesNotHaveDuplicates();
        assertThat(resolution.resolved()).extracting(Resolved::customer).noneMatch(gone::contains);
    }

    @Property
    void linkedRecordKeepsItsCustomerOrTheOneThatWasMergedInto(@ForAll("worlds") World world) {
        Resolution resolution = resolve(world.page(), world.known());
        Map<CustomerId, CustomerId> into =
                resolution.merges().stream().collect(Collectors.toMap(Merge::from, Merge::into));

        for (Resolved resolved : resolution.resolved()) {
            CustomerId linked = world.known().links.get(resolved.record().key());
            if (linked != null) {
                assertThat(resolved.customer()).isEqualTo(into.getOrDefault(linked, linked));
            }
        }
    }

    @Property
    void pageResolvedAgainChangesNothing(@ForAll("worlds") World world) {
        Resolution first = resolve(world.page(), world.known());
        KnownCustomers after = KnownCustomers.nothing().keeping(first);

        Resolution again = resolve(world.page(), after);

        assertThat(again.merges()).isEmpty();
        assertThat(again.resolved())
                .extracting(Resolved::customer)
                .containsExactlyElementsOf(
                        first.resolved().stream().map(Resolved::customer).toList());
    }

    @Property
    void itDoesNotMatterWhereOnePageEnds(
            @ForAll("worlds") World world, @ForAll @IntRange(max = 12) int end, @ForAll @IntRange(max = 12) int next) {
        int size = world.page().size();
        int first = Math.min(size, Math.min(end, next));
        int second = Math.min(size, Math.max(end, next));

        KnownCustomers atOnce = pages(world.page());
        KnownCustomers inThree = pages(
                world.page().subList(0, first),
                world.page().subList(first, second),
                world.page().subList(second, size));

        assertThat(inThree.links).isEqualTo(atOnce.links);
        assertThat(inThree.holders).isEqualTo(atOnce.holders);
    }

    @SafeVarargs
    private KnownCustomers pages(List<CustomerRecord>... pages) {
        KnownCustomers known = KnownCustomers.nothing();
        for (List<CustomerRecord> page : pages) {
            known.keeping(resolve(page, known));
        }
        return known;
    }

    /** A page and what was known before it. */
    record World(List<CustomerRecord> page, KnownCustomers known) {}

    @Provide
    Arbitrary<World> worlds() {
        Arbitrary<String> email = Arbitraries.integers().between(0, 12).map(i -> i > 8 ? "" : "a" + i + "@example.com");
        Arbitrary<String> phone = Arbitraries.integers().between(0, 12).map(i -> i > 8 ? "" : "+1876555000" + i);
        Arbitrary<String> taxId = Arbitraries.integers().between(0, 12).map(i -> i > 4 ? "" : "10000000" + i);
        Arbitrary<List<CustomerRecord>> pages = Combinators.combine(email, phone, taxId)
                .as((e, p, t) -> new String[] {"email", e, "phone", p, "taxId", t})
                .list()
                .ofMaxSize(12)
                .map(facts -> {
                    var page = new ArrayList<CustomerRecord>();
                    facts.forEach(values -> page.add(record(page.size(), values)));
                    return page;
                });
        Arbitrary<Map<Integer, Integer>> holders = Arbitraries.maps(
                        Arbitraries.integers().between(0, 8),
                        Arbitraries.integers().between(100, 104))
                .ofMaxSize(4);
        Arbitrary<Map<Integer, Integer>> links = Arbitraries.maps(
                        Arbitraries.integers().between(0, 11),
                        Arbitraries.integers().between(100, 104))
                .ofMaxSize(4);
        return Combinators.combine(pages, holders, links).as((page, held, linked) -> {
            KnownCustomers known = KnownCustomers.nothing();
            held.forEach((i, customer) ->
                    known.holding(new IdentityKey("email", "a" + i + "@example.com"), customer(customer)));
            linked.forEach((i, customer) -> known.linking(Records.key("shop", i), customer(customer)));
            return new World(page, known);
        });
    }

    private Resolution resolve(List<CustomerRecord> page, IdentityIndex index) {
        return resolver.resolve(
                page.stream().map(record -> new Accepted<>(record, List.of())).toList(), index);
    }

    private static Set<Set<SourceKey>> partition(Resolution resolution) {
        return new HashSet<>(resolution.resolved().stream()
                .collect(Collectors.groupingBy(
                        Resolved::customer,
                        Collectors.mapping(resolved -> resolved.record().key(), Collectors.toSet())))
                .values());
    }

    private static CustomerRecord record(int id, String... wordsAndValues) {
        return Records.customer(Records.key("shop", id), wordsAndValues);
    }

    private static CustomerId customer(int id) {
        return CustomerId.firstSeenIn(TENANT, Records.key("shop", id));
    }

    private static IdentityRules rules() {
        var findings = new Findings();
        IdentityRules rules =
                IdentityFile.read(Path.of("../config/identity.yaml"), findings).orElseThrow();
        findings.throwIfAny();
        return rules;
    }
}
