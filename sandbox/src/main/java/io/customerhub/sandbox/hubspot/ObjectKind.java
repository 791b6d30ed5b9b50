package io.customerhub.sandbox.hubspot;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The kinds of CRM object that the portal holds. */
enum ObjectKind {
    CONTACTS("contacts", "contact", "lastmodifieddate"),
    COMPANIES("companies", "company", "hs_lastmodifieddate"),
    DEALS("deals", "deal", "hs_lastmodifieddate");

    private final String word;
    private final String singular;
    private final String modified;

    ObjectKind(String word, String singular, String modified) {
        this.word = word;
        this.singular = singular;
        this.modified = modified;
    }

    /** The name in paths. */
    String word() {
        return word;
    }

    /** The name in types of associations and of webhooks. */
    String singular() {
        return singular;
    }

    /** The property that holds the time of the last change; contacts have another than the rest. */
    String modified() {
        return modified;
    }

    /** What HubSpot gives when no properties are named. */
    Set<String> usual() {
        return switch (this) {
            case CONTACTS -> Set.of("email", "firstname", "lastname");
            case COMPANIES -> Set.of("domain", "name");
            case DEALS -> Set.of("amount", "closedate", "dealname", "dealstage", "pipeline");
        };
    }

    static Optional<ObjectKind> of(String word) {
        return Stream.of(values()).filter(kind -> kind.word.equals(word)).findFirst();
    }
}
