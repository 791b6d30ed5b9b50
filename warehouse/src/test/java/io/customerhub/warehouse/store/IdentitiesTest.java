package io.customerhub.warehouse.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.customerhub.declaration.Findings;
import io.customerhub.identity.IdentityChange;
import io.customerhub.identity.IdentityFile;
import io.customerhub.identity.IdentityRules;
import io.customerhub.identity.Resolution;
import io.customerhub.identity.compare.Dictionary;
import io.customerhub.identity.compare.DictionaryFile;
import io.customerhub.identity.compare.FrequenciesFile;
import io.customerhub.identity.match.LearnedModel;
import io.customerhub.identity.match.ModelFile;
import io.customerhub.identity.match.PageMatching;
import io.customerhub.model.CustomerField;
import io.customerhub.model.CustomerId;
import io.customerhub.model.CustomerRecord;
import io.customerhub.model.Facts;
import io.customerhub.model.SourceKey;
import io.customerhub.profile.Profile;
import io.customerhub.relation.RelatedCustomers;
import io.customerhub.relation.RelationLimits;
import io.customerhub.scoring.ScoredProfile;
import io.customerhub.warehouse.store.Runs.Run;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whom records are found to be about, on a real PostgreSQL. */
final class IdentitiesTest extends StoreTest {
    @Test
    void twoPagesThatRaceForTheSameNewCustomerEndWithOne() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            for (int round = 0; round < 60; round++) {
                String email = "racer" + round + "@example.com";
                List<Callable<CustomerId>> racers = List.of(racer("left", round, email), racer("right", round, email));
                var customers = new ArrayList<CustomerId>();
                for (Future<CustomerId> result : threads.invokeAll(racers)) {
                    customers.add(result.get());
                }
                assertThat(customers.get(0)).as(email).isEqualTo(customers.get(1));
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private static Callable<CustomerId> racer(String source, int round, String email) {
        Run run = begin(source + round);
        return () -> {
            try {
                return resolve(
                                run,
                                customer(
                                        source,
                                        "r" + round,
                                        Map.of(CustomerField.NAME, "Racer No" + round, CustomerField.EMAIL, email)))
                        .resolved()
                        .get(0)
                        .customer();
            } finally {
                warehouse.runs().complete(run);
            }
        };
    }

    @Test
    void theCustomerWhoCameFirstStaysWhereverThePageEnds() {
        Run run = begin("merge");
        var name = Map.entry(CustomerField.NAME, "Bea Lindo");
        var email = Map.entry(CustomerField.EMAIL, "first@example.com");
        var phone = Map.entry(CustomerField.PHONE, "+18765550001");
        CustomerRecord first = customer("m", "1", Map.ofEntries(name, email));
        CustomerRecord second = customer("m", "2", Map.ofEntries(Map.entry(CustomerField.NAME, "B Lindo"), phone));
        CustomerRecord both = customer("m", "3", Map.ofEntries(name, email, phone));
        CustomerId stays = resolve(run, first, second).resolved().get(0).customer();
        Resolution merged = resolve(run, both);
        assertThat(merged.resolved().get(0).customer()).isEqualTo(stays);
        assertThat(merged.merges()).extracting(Resolution.Merge::into).containsExactly(stays);
        assertThat(warehouse.customers().find("first@example.com", 5)).hasSize(1);
        warehouse.runs().complete(run);
    }

    /** Numbers are taken in the order of commits: what a reader has read is never followed by a lower one. */
    @Test
    void noPageNumbersAnEventWhileAnotherThatHasIsNotCommitted() throws Exception {
        Run left = begin("order-left");
        Run right = begin("order-right");
        for (Run run : List.of(left, right)) {
            resolve(
                    run,
                    customer(
                            run.id().flow(),
                            "o",
                            Map.of(CustomerField.NAME, "Ora " + run.id().flow())));
        }
        long before = warehouse.identityEvents().after(0, 1000).size();
        ExecutorService threads = Executors.newFixedThreadPool(1);
        try (PageTransaction first = warehouse.begin(left.id())) {
            withdraw(first, left);
            Future<List<IdentityChange>> second = threads.submit(() -> {
                try (PageTransaction page = warehouse.begin(right.id())) {
                    withdraw(page, right);
                    return page.commit(new PageCounts(1, 0, 1, 0), "{}");
                }
            });
            assertThatThrownBy(() -> second.get(1, TimeUnit.SECONDS)).isInstanceOf(TimeoutException.class);
            assertThat(warehouse.identityEvents().after(0, 1000)).hasSize((int) before);
            assertThat(first.commit(new PageCounts(1, 0, 1, 0), "{}")).hasSize(1);
            assertThat(second.get(1, TimeUnit.MINUTES)).hasSize(1);
        } finally {
            threads.shutdownNow();
        }
        List<IdentityEvent> events = warehouse.identityEvents().after(0, 1000);
        assertThat(events.subList((int) before, events.size()))
                .extracting(IdentityEvent::records)
                .containsExactly(List.of("order-left/Customer/o"), List.of("order-right/Customer/o"));
        List.of(left, right).forEach(warehouse.runs()::complete);
    }

    private static void withdraw(PageTransaction page, Run run) {
        Set<SourceKey> gone = Set.of(new SourceKey(run.id().flow(), "Customer", "o"));
        Identities identities = page.identities(new Reach(Set.of(), Set.of(), Set.of(), gone, Map.of(), Set.of()));
        identities.keep(identities.match(matching(), List.of()), Map.of());
        assertThat(identities.withdraw(gone)).hasSize(1);
    }

    private static Resolution resolve(Run run, CustomerRecord... records) {
        try (PageTransaction page = warehouse.begin(run.id())) {
            Identities identities = page.identities(Reach.ofCustomers(
                    Stream.of(records).map(CustomerRecord::key).collect(Collectors.toSet())));
            Resolution resolution = identities.match(matching(), List.of(records));
            identities.keep(resolution, Map.of());
            page.profiles()
                    .keep(
                            resolution.resolved().stream()
                                    .map(Resolution.Resolved::customer)
                                    .distinct()
                                    .map(customer -> new ScoredProfile(profile(customer, records), Optional.empty()))
                                    .toList(),
                            new RelatedCustomers(Map.of(), new RelationLimits(0, 0)));
            page.commit(new PageCounts(records.length, 0, records.length, 0), "{}");
            return resolution;
        }
    }

    private static PageMatching matching() {
        var findings = new Findings();
        Path config = Path.of("../config");
        IdentityRules rules =
                IdentityFile.read(config.resolve("identity.yaml"), findings).orElseThrow();
        Dictionary words = DictionaryFile.read(config.resolve("identity/words.yaml"), findings)
                .orElseThrow();
        var learned = new LearnedModel(
                ModelFile.read(config.resolve("identity/model.yaml"), rules.comparisons(), words, findings)
                        .orElseThrow(),
                FrequenciesFile.read(config.resolve("identity/frequencies.yaml"), findings)
                        .orElseThrow());
        return rules.matching("test", words, learned);
    }

    private static Profile profile(CustomerId customer, CustomerRecord... records) {
        CustomerRecord record = records[records.length - 1];
        var values = new java.util.EnumMap<CustomerField, Profile.Chosen>(CustomerField.class);
        record.facts()
                .values()
                .forEach((field, value) ->
                        values.put(field, new Profile.Chosen(value, record.key(), Instant.EPOCH, "newest")));
        return new Profile(customer, values, List.of(record.key()), Instant.EPOCH);
    }

    private static CustomerRecord customer(String source, String id, Map<CustomerField, String> facts) {
        return new CustomerRecord(new SourceKey(source, "Customer", id), Instant.EPOCH, new Facts(facts));
    }
}
