package io.customerhub.sandbox.company;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * A company's data, spread over the systems it uses, and the truth about it.
 *
 * @param books every entity of QuickBooks, empty where the company has none
 * @param contacts rows of the sheet {@code Contacts}, without its header
 * @param cards the customers known to each further system, by the system's name
 */
public record Company(
        String name,
        Map<Entity, List<BookRecord>> books,
        List<List<Cell>> contacts,
        List<LoyaltyMember> members,
        Map<String, List<CustomerCard>> cards,
        List<TruthRow> truth) {

    /** The header of the sheet {@code Contacts}. */
    public static final List<String> CONTACT_COLUMNS = List.of(
            "Contact ID",
            "Full name",
            "Company",
            "Email",
            "Phone",
            "Address",
            "Town",
            "Parish",
            "TRN",
            "Date of birth",
            "Last visit",
            "Notes");

    public Company {
        Map<Entity, List<BookRecord>> complete = new EnumMap<>(Entity.class);
        for (Entity entity : Entity.values()) {
            complete.put(entity, List.copyOf(books.getOrDefault(entity, List.of())));
        }
        books = Collections.unmodifiableMap(complete);
        contacts = List.copyOf(contacts);
        members = List.copyOf(members);
        cards = Map.copyOf(cards);
        truth = List.copyOf(truth);
    }

    /** A company that no further system knows the customers of. */
    public Company(
            String name,
            Map<Entity, List<BookRecord>> books,
            List<List<Cell>> contacts,
            List<LoyaltyMember> members,
            List<TruthRow> truth) {
        this(name, books, contacts, members, Map.of(), truth);
    }

    /** A company that keeps books and nothing else; every customer in them is somebody of their own. */
    static Company ofBooks(String name, Map<Entity, List<BookRecord>> books) {
        List<TruthRow> truth = books.getOrDefault(Entity.CUSTOMER, List.of()).stream()
                .map(customer -> new TruthRow("quickbooks", Entity.CUSTOMER.word(), customer.id(), customer.id()))
                .toList();
        return new Company(name, books, List.of(), List.of(), truth);
    }

    public List<BookRecord> book(Entity entity) {
        return books.getOrDefault(entity, List.of());
    }

    /** The customers that a system knows. */
    public List<CustomerCard> cards(String system) {
        return cards.getOrDefault(system, List.of());
    }
}
