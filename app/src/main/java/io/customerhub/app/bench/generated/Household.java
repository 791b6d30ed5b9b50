package io.customerhub.app.bench.generated;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes people who live at one place: most have one family name, some one phone, and a son may have his father's whole name. */
final class Household {
    private static final double[] SIZES = {0.5, 0.25, 0.15, 0.1};
    private static final double SAME_FAMILY = 0.85;
    private static final double HAS_MIDDLE = 0.3;
    private static final double HAS_EMAIL = 0.8;
    private static final int OLDEST = 1935;
    private static final int YEARS = 70;
    private static final int DAYS = 365;
    private static final int GENERATION = 22;

    private final Vocabulary vocabulary;
    private final Contacts contacts;
    private final Country country;
    private final Chance chance;

    Household(Vocabulary vocabulary, Contacts contacts, Country country, Chance chance) {
        this.vocabulary = vocabulary;
        this.contacts = contacts;
        this.country = country;
        this.chance = chance;
    }

    /**
     * People of one household.
     *
     * @param employers where some of them may work; empty where there is none yet
     */
    List<Person> people(List<Organisation> employers) {
        Place home = country.place();
        String family = vocabulary.family();
        String phone = contacts.phone();
        var people = new ArrayList<Person>();
        for (int left = chance.count(SIZES); left > 0; left--) {
            boolean isWoman = chance.is(0.5);
            Optional<Person> father = people.stream()
                    .filter(one -> !isWoman && one.suffix().equals("Sr") && people.size() == 1)
                    .findFirst();
            boolean isFather = people.isEmpty() && left > 1 && !isWoman && chance.is(Fault.NAMESAKE);
            String suffix = father.isPresent() ? "Jr" : isFather ? "Sr" : "";
            String given = father.map(Person::given).orElseGet(() -> vocabulary.given(isWoman));
            String middle =
                    father.map(Person::middle).orElseGet(() -> chance.is(HAS_MIDDLE) ? vocabulary.given(isWoman) : "");
            LocalDate born = father.map(Person::born)
                    .map(of -> of.plusDays((long) GENERATION * DAYS + chance.below(10 * DAYS)))
                    .orElseGet(() -> LocalDate.of(OLDEST, 1, 1).plusDays(chance.below(YEARS * DAYS)));
            String last = people.isEmpty() || chance.is(SAME_FAMILY) ? family : vocabulary.family();
            Optional<Organisation> employer = employers.isEmpty() || !chance.is(Fault.SWITCHBOARD)
                    ? Optional.empty()
                    : Optional.of(chance.any(employers));
            people.add(new Person(
                    given,
                    vocabulary.shortOf(given),
                    middle,
                    isWoman
                            ? Changing.of(last, vocabulary::family, Fault.MARRIED, chance)
                            : new Changing<>(last, last, 0),
                    suffix,
                    born,
                    emails(given, last, born.getYear(), employer),
                    phones(phone),
                    contacts.taxId(),
                    Changing.of(home, country::place, Fault.MOVED, chance),
                    employer));
        }
        return people;
    }

    private List<String> emails(String given, String family, int year, Optional<Organisation> employer) {
        var emails = new ArrayList<String>();
        if (chance.is(HAS_EMAIL)) {
            emails.add(contacts.mailbox(given, family, year));
            if (employer.isPresent()) {
                emails.add(contacts.mailbox(given, family, employer.orElseThrow()));
            } else if (chance.is(Fault.ANOTHER_EMAIL)) {
                emails.add(contacts.mailbox(given, family, year));
            }
        }
        return emails;
    }

    private List<String> phones(String ofHousehold) {
        var phones = new ArrayList<String>();
        phones.add(chance.is(Fault.HOUSEHOLD_PHONE) ? ofHousehold : contacts.phone());
        if (chance.is(Fault.ANOTHER_PHONE)) {
            phones.add(contacts.phone());
        }
        return phones;
    }
}
