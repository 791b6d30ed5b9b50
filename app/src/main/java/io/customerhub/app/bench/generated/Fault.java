package io.customerhub.app.bench.generated;

/** What is wrong in generated records, or differs from one to the next, and how often it is where it can be. */
enum Fault {
    /** A record of a person has no date of birth. */
    NO_BIRTH_DATE(0.40),
    /** A record has no e-mail address though there is one; one person of five has none. */
    NO_EMAIL(0.30),
    /** A record has no phone. */
    NO_PHONE(0.15),
    /** A record of a person has no tax payer's number; of an organisation half as often. */
    NO_TAX_ID(0.80),
    /** A record has no address, no town and no postal code. */
    NO_ADDRESS(0.25),
    /** A record has no parish. */
    NO_PARISH(0.30),
    /** Most addresses are written without their postal code. */
    NO_POSTAL_CODE(0.60),
    /** The name stands in one field; one such of five has the family name first, before a comma. */
    NAME_IN_ONE_FIELD(0.25),
    /** A letter of the given name is left out, doubled, replaced or swapped with the next. */
    GIVEN_NAME_MISTYPED(0.03),
    /** Likewise the family name. */
    FAMILY_NAME_MISTYPED(0.04),
    /** A short name in place of the given one, where that has some. */
    NICKNAME(0.10),
    /** No more than the first letter of the given name. */
    INITIAL(0.03),
    /** Given and family name each in the other's place. */
    NAMES_SWAPPED(0.015),
    /** One of a father and a son of one name is written without what tells them apart. */
    NO_SUFFIX(0.60),
    /** Day and month of birth each in the other's place. */
    DAY_AND_MONTH_SWAPPED(0.02),
    /** A digit of the date of birth is another. */
    BIRTH_DATE_MISTYPED(0.02),
    /** A letter before the @ is left out, doubled, replaced or swapped with the next. */
    EMAIL_MISTYPED(0.02),
    /** A digit of the phone's number is another. */
    PHONE_MISTYPED(0.02),
    /** A digit of the tax payer's number is another. */
    TAX_ID_MISTYPED(0.01),
    /** A letter of the street's name is wrong. */
    STREET_MISTYPED(0.04),
    /** Avenue or Ave, Road or Rd. */
    STREET_SHORTENED(0.50),
    /** A letter in a word of an organisation's name is wrong. */
    ORGANISATION_MISTYPED(0.04),
    /** A word of an organisation's name is left out, where it has three. */
    ORGANISATION_WORD_LEFT_OUT(0.05),
    /** The legal form is written otherwise, or not at all. */
    LEGAL_FORM_CHANGED(0.40),

    /** Somebody has another place from some record on. */
    MOVED(0.15),
    /** Somebody has two numbers, and each record one of them. */
    ANOTHER_PHONE(0.20),
    /** Likewise two e-mail addresses. */
    ANOTHER_EMAIL(0.20),
    /** A woman has another family name from some record on. */
    MARRIED(0.06),

    /** People of one household have one phone: each of them so often. */
    HOUSEHOLD_PHONE(0.35),
    /** A son of a household has his father's whole name. */
    NAMESAKE(0.10),
    /** A person works at an organisation, and half of their records have its switchboard's number. */
    SWITCHBOARD(0.10);

    private final double probability;

    Fault(double probability) {
        this.probability = probability;
    }

    double probability() {
        return probability;
    }
}
