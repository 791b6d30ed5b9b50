package io.customerhub.app.command;

import java.util.List;

/**
 * A flow of a source that the fault suite reads, and what its system's sandbox holds.
 *
 * @param vendor the sandbox's name of the system
 * @param source the name under which the warehouse knows it
 * @param entities its kinds of records
 * @param records how many there are in all
 * @param after how many calls pass before the one that is struck; none where all records come in one
 */
record FaultedFlow(String name, String vendor, String source, List<String> entities, int records, int after) {
    static final List<FaultedFlow> ALL = List.of(
            of("quickbooks-customers", "quickbooks", "Customer", 1_773, 1),
            new FaultedFlow(
                    "quickbooks-transactions",
                    "quickbooks",
                    "quickbooks",
                    List.of("Invoice", "SalesReceipt", "CreditMemo", "RefundReceipt", "JournalEntry"),
                    18_764,
                    2),
            of("quickbooks-payments", "quickbooks", "Payment", 9_944, 2),
            of("quickbooks-items", "quickbooks", "Item", 51, 0),
            new FaultedFlow("sheet-contacts", "google", "google-sheets", List.of("Contacts"), 1_216, 1),
            of("hubspot-people", "hubspot", "contacts", 1_500, 2),
            of("hubspot-companies", "hubspot", "companies", 300, 1),
            of("hubspot-deals", "hubspot", "deals", 800, 2),
            of("dynamics-contacts", "dynamics", "contacts", 600, 0),
            of("dynamics-accounts", "dynamics", "accounts", 150, 0),
            of("dynamics-leads", "dynamics", "leads", 200, 0),
            of("dynamics-opportunities", "dynamics", "opportunities", 150, 0),
            of("salesforce-people", "salesforce", "Contact", 700, 0),
            of("salesforce-accounts", "salesforce", "Account", 169, 0),
            of("salesforce-leads", "salesforce", "Lead", 180, 0),
            of("salesforce-opportunities", "salesforce", "Opportunity", 300, 0),
            of("salesforce-campaigns", "salesforce", "Campaign", 12, 0),
            of("stripe-customers", "stripe", "customers", 400, 1),
            of("stripe-charges", "stripe", "charges", 2_000, 2),
            of("stripe-refunds", "stripe", "refunds", 60, 0),
            of("instagram-posts", "instagram", "Media", 240, 1),
            of("facebook-posts", "facebook", "Post", 180, 1),
            of("facebook-leads", "facebook", "Lead", 90, 0),
            of("google-places", "places", "Place", 30, 0),
            new FaultedFlow("business-directory", "directory", "directory", List.of("Listing"), 90, 2));

    private static FaultedFlow of(String name, String vendor, String entity, int records, int after) {
        return new FaultedFlow(name, vendor, vendor, List.of(entity), records, after);
    }

    /** The field that the sandbox is asked to strike: by habit, but for one that the hub reads under another name. */
    String asked(FaultKind kind) {
        boolean items = entities.contains("Item") && kind != FaultKind.NEW_FIELD && kind.isDrift();
        return items ? struck() : "";
    }

    /** The field that the sandbox's drift strikes in its records. */
    String struck() {
        return switch (vendor) {
            case "quickbooks" ->
                switch (entities.get(0)) {
                    case "Customer" -> "DisplayName";
                    case "Item" -> "FullyQualifiedName";
                    default -> "TotalAmt";
                };
            case "google" -> "Email";
            case "hubspot" ->
                switch (entities.get(0)) {
                    case "contacts" -> "email";
                    case "companies" -> "name";
                    default -> "dealname";
                };
            case "dynamics" -> "modifiedon";
            case "salesforce" -> "SystemModstamp";
            case "stripe" -> "created";
            case "instagram" -> "timestamp";
            case "facebook" -> "created_time";
            default -> "phone";
        };
    }

    @Override
    public String toString() {
        return name;
    }
}
