package io.customerhub.app.bench.generated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.customerhub.app.bench.IdentitySet;
import io.customerhub.identity.compare.Described;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Generated records, looked at by their truth. */
final class PopulationTest {
    private static final int RECORDS = 20_000;

    private final IdentitySet set = new Population(1).records(RECORDS);

    @Test
    void isTheSameForTheSameSeedAndAnotherForAnother() {
        assertThat(new Population(1).records(500)).isEqualTo(new Population(1).records(500));
        assertThat(new Population(1).records(500).records())
                .isNotEqualTo(new Population(2).records(500).records());
    }

    @Test
    void hasOneToFiveRecordsOfACustomerAndOneOrganisationAmongFive() {
        Map<String, List<Described>> customers = customers();

        assertThat(set.records()).hasSize(RECORDS);
        assertThat(customers.values()).allMatch(records -> records.size() <= 5);
        assertThat((double) RECORDS / customers.size()).isCloseTo(1.84, within(0.05));
        assertThat(share(customers.values(), records -> !has(records.get(0), "organisation")))
                .isCloseTo(0.8, within(0.02));
    }

    @Test
    void writesWhatIsWrongAsOftenAsItSays() {
        List<Described> people = set.records().stream()
                .filter(record -> !has(record, "organisation"))
                .toList();

        assertThat(share(people, record -> !has(record, "birthDate")))
                .isCloseTo(Fault.NO_BIRTH_DATE.probability(), within(0.02));
        assertThat(share(people, record -> has(record, "name")))
                .isCloseTo(Fault.NAME_IN_ONE_FIELD.probability(), within(0.02));
        assertThat(share(people, record -> !has(record, "phone")))
                .isCloseTo(Fault.NO_PHONE.probability(), within(0.02));
        assertThat(share(set.records(), record -> !has(record, "address")))
                .isCloseTo(Fault.NO_ADDRESS.probability(), within(0.02));
    }

    @Test
    void hasPeopleWhoShareAPhoneAndNobodyWhoSharesAMailbox() {
        assertThat(customersBy("phone")).anyMatch(customers -> customers > 2);
        // Mistyped mailboxes apart, which can be another's.
        assertThat(share(customersBy("email"), customers -> customers > 1)).isLessThan(0.01);
    }

    @Test
    void hasMoreNamesTheMoreRecordsThereAre() {
        long half = families(set.records().subList(0, RECORDS / 2));
        assertThat((double) families(set.records()) / half).isBetween(1.3, 1.9);
    }

    private static long families(List<Described> records) {
        return records.stream()
                .map(record -> record.get("familyName"))
                .distinct()
                .count();
    }

    /** For each value of a field how many customers have it. */
    private Collection<Long> customersBy(String field) {
        Map<String, Long> customers = new HashMap<>();
        customers()
                .values()
                .forEach(records -> records.stream()
                        .map(record -> record.get(field))
                        .filter(value -> !value.isEmpty())
                        .distinct()
                        .forEach(value -> customers.merge(value, 1L, Long::sum)));
        return Collections.unmodifiableCollection(customers.values());
    }

    private Map<String, List<Described>> customers() {
        Map<String, String> truth = new HashMap<>();
        for (int record = 0; record < RECORDS; record++) {
            truth.put(set.records().get(record).id(), set.truth().get(record));
        }
        return set.records().stream().collect(Collectors.groupingBy(record -> truth.get(record.id())));
    }

    private static boolean has(Described record, String field) {
        return !record.get(field).isEmpty();
    }

    private static <T> double share(Collection<T> all, Predicate<T> is) {
        return (double) all.stream().filter(is).count() / all.size();
    }
}
