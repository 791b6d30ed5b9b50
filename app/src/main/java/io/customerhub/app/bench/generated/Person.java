package io.customerhub.app.bench.generated;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Somebody.
 *
 * @param middle empty where there is none
 * @param suffix what tells a father from a son of one name; empty for others
 * @param emails none, one or two
 * @param employer whose switchboard half of the records have
 */
record Person(
        String given,
        String shortName,
        String middle,
        Changing<String> family,
        String suffix,
        LocalDate born,
        List<String> emails,
        List<String> phones,
        String taxId,
        Changing<Place> place,
        Optional<Organisation> employer)
        implements Customer {
    private static final double FAMILY_FIRST = 0.2;
    private static final double MIDDLE_WRITTEN = 0.5;
    private static final double AT_WORK = 0.5;

    Person {
        emails = List.copyOf(emails);
        phones = List.copyOf(phones);
    }

    @Override
    public void write(int record, Written written, Chance chance) {
        writeName(record, written, chance);
        if (!chance.is(Fault.NO_BIRTH_DATE)) {
            written.put("birthDate", date(chance));
        }
        boolean isAtWork = employer.isPresent() && chance.is(AT_WORK);
        if (!emails.isEmpty()) {
            written.email(chance.any(emails));
        }
        written.phone(isAtWork ? employer.orElseThrow().switchboard() : chance.any(phones));
        if (!chance.is(Fault.NO_TAX_ID)) {
            written.taxId(taxId);
        }
        written.place(place.in(record));
    }

    private void writeName(int record, Written written, Chance chance) {
        String first = chance.is(Fault.NICKNAME) ? shortName : given;
        first = chance.is(Fault.GIVEN_NAME_MISTYPED) ? chance.mistyped(first) : first;
        first = chance.is(Fault.INITIAL) ? first.substring(0, 1) : first;
        String last = family.in(record);
        last = chance.is(Fault.FAMILY_NAME_MISTYPED) ? chance.mistyped(last) : last;
        String behind = suffix.isEmpty() || chance.is(Fault.NO_SUFFIX) ? "" : " " + suffix;
        if (chance.is(Fault.NAMES_SWAPPED)) {
            String swapped = first;
            first = last;
            last = swapped;
        }
        if (!middle.isEmpty() && chance.is(MIDDLE_WRITTEN)) {
            first += " " + (chance.is(0.5) ? middle : middle.substring(0, 1) + ".");
        }
        if (!chance.is(Fault.NAME_IN_ONE_FIELD)) {
            written.put("givenName", first);
            written.put("familyName", last + behind);
        } else {
            written.put("name", chance.is(FAMILY_FIRST) ? last + behind + ", " + first : first + " " + last + behind);
        }
    }

    private String date(Chance chance) {
        String date = chance.is(Fault.DAY_AND_MONTH_SWAPPED)
                ? String.format("%d-%02d-%02d", born.getYear(), born.getDayOfMonth(), born.getMonthValue())
                : born.toString();
        return chance.is(Fault.BIRTH_DATE_MISTYPED) ? chance.misdialled(date) : date;
    }
}
