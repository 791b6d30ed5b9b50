package io.customerhub.app.bench.generated;

import java.util.ArrayList;
import java.util.List;

/**
 * A company, a shop.
 *
 * @param words its name without its legal form
 * @param form the legal form
 * @param domain of its mailboxes
 * @param switchboard the number that all of its people have
 */
record Organisation(
        List<String> words, String form, String domain, String switchboard, String taxId, Changing<Place> place)
        implements Customer {
    private static final List<String> FORMS = List.of("Ltd", "Limited", "Co. Ltd", "Company Limited", "");
    private static final List<String> MAILBOXES = List.of("info", "sales", "accounts");

    Organisation {
        words = List.copyOf(words);
    }

    static Organisation make(Vocabulary vocabulary, Contacts contacts, Country country, Chance chance) {
        List<String> words = vocabulary.organisation();
        return new Organisation(
                words,
                chance.often(FORMS),
                contacts.domain(words),
                contacts.phone(),
                contacts.taxId(),
                Changing.of(country.place(), country::place, Fault.MOVED, chance));
    }

    @Override
    public void write(int record, Written written, Chance chance) {
        var name = new ArrayList<>(words);
        if (name.size() > 2 && chance.is(Fault.ORGANISATION_WORD_LEFT_OUT)) {
            name.remove(1 + chance.below(name.size() - 1));
        }
        if (chance.is(Fault.ORGANISATION_MISTYPED)) {
            int at = chance.below(name.size());
            name.set(at, chance.mistyped(name.get(at)));
        }
        name.add(chance.is(Fault.LEGAL_FORM_CHANGED) ? chance.any(FORMS) : form);
        written.put("organisation", String.join(" ", name).strip());
        written.email(chance.often(MAILBOXES) + "@" + domain);
        written.phone(switchboard);
        if (!chance.is(Fault.NO_TAX_ID.probability() / 2)) {
            written.taxId(taxId);
        }
        written.place(place.in(record));
    }
}
