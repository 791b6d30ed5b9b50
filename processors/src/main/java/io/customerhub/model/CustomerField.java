package io.customerhub.model;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What can be known of a customer. The names are those of mappings, rules and the warehouse's reading schema. */
public enum CustomerField {
    KIND("kind", "person or organisation"),
    NAME("name", "the full name, as one would write it on a letter"),
    GIVEN_NAME("givenName", "a person's given names"),
    FAMILY_NAME("familyName", "a person's family name"),
    ORGANISATION("organisation", "the organisation, or the one a person works for"),
    EMAIL("email", "one e-mail address"),
    PHONE("phone", "one phone number, E.164 once accepted"),
    TAX_ID("taxId", "the tax authority's number, TRN in Jamaica"),
    BIRTH_DATE("birthDate", "date of birth, ISO 8601"),
    ADDRESS("address", "street, number, district"),
    TOWN("town", "town or post town"),
    PARISH("parish", "parish, state or region"),
    POSTAL_CODE("postalCode", "postal code"),
    COUNTRY("country", "country, as the source writes it"),
    CURRENCY("currency", "the currency they are billed in, ISO 4217"),
    WEBSITE("website", "web address"),
    STATUS("status", "active, inactive, or lead for who has not bought yet"),
    NOTES("notes", "what somebody wrote about them");

    private static final Map<String, CustomerField> BY_WORD =
            Arrays.stream(values()).collect(Collectors.toMap(CustomerField::word, Function.identity()));

    private final String word;
    private final String meaning;

    CustomerField(String word, String meaning) {
        this.word = word;
        this.meaning = meaning;
    }

    public String word() {
        return word;
    }

    public String meaning() {
        return meaning;
    }

    public static Optional<CustomerField> of(String word) {
        return Optional.ofNullable(BY_WORD.get(word));
    }

    public static List<String> words() {
        return Arrays.stream(values()).map(CustomerField::word).toList();
    }
}
