package io.customerhub.sandbox.salesforce;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The kinds of object that the org holds. */
enum SObjectKind {
    ACCOUNT("Account", "001"),
    CONTACT("Contact", "003"),
    LEAD("Lead", "00Q"),
    OPPORTUNITY("Opportunity", "006"),
    CAMPAIGN("Campaign", "701");

    private final String word;
    private final String prefix;

    SObjectKind(String word, String prefix) {
        this.word = word;
        this.prefix = prefix;
    }

    /** The name as Salesforce writes it. */
    String word() {
        return word;
    }

    /** What the ids of this kind begin with. */
    String prefix() {
        return prefix;
    }

    /** Whether the company gave it our customer id as an external id, so that it can be upserted. */
    boolean isUpserted() {
        return this == ACCOUNT || this == CONTACT || this == LEAD;
    }

    /** The fields without which a record cannot be made. */
    List<String> required() {
        return switch (this) {
            case ACCOUNT, CAMPAIGN -> List.of("Name");
            case CONTACT -> List.of("LastName");
            case LEAD -> List.of("LastName", "Company");
            case OPPORTUNITY -> List.of("Name", "StageName", "CloseDate");
        };
    }

    static Optional<SObjectKind> of(String word) {
        return Stream.of(values())
                .filter(kind -> kind.word.equalsIgnoreCase(word))
                .findFirst();
    }
}
