package io.customerhub.sandbox.hubspot;

import io.customerhub.sandbox.company.CustomerCard;
import io.customerhub.sandbox.company.DemoCompany;
import io.customerhub.sandbox.company.TruthRow;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;

/** What the company's sales people keep in HubSpot by themselves: contacts, companies and deals. */
final class HubSpotSeeds {

    /** Far above the ids of what clients create, so that the two never meet. */
    static final long FIRST_ID = 50_000_001L;

    private static final long FIRST_EXTRA_ID = 60_000_001L;
    private static final int COMPANIES = 300;
    private static final int DEALS = 800;
    private static final long SEED = 73L;

    private final Map<ObjectKind, ObjectBook> books;
    private final Associations associations;
    private final List<TruthRow> truth = new ArrayList<>();
    private long nextExtra = FIRST_EXTRA_ID;

    HubSpotSeeds(Map<ObjectKind, ObjectBook> books, Associations associations) {
        this.books = books;
        this.associations = associations;
    }

    List<TruthRow> truth() {
        return List.copyOf(truth);
    }

    void plant(List<CustomerCard> cards) {
        Random random = new Random(SEED);
        Map<String, Long> companies = new LinkedHashMap<>();
        for (CustomerCard card : cards) {
            if (card.isOrganisation() && companies.size() < COMPANIES) {
                companies.put(card.customer(), plantCompany(card, companies.size(), random));
            }
        }
        for (int i = 0; i < cards.size(); i++) {
            plantContact(cards.get(i), FIRST_ID + i, companies, random);
        }
        for (int i = 0; i < DEALS && !cards.isEmpty(); i++) {
            int buyer = random.nextInt(cards.size());
            plantDeal(cards.get(buyer), FIRST_ID + buyer, FIRST_ID + i, companies, random);
        }
    }

    /** Adds contacts that all changed at the same moment. */
    void plantExtra(int count, Instant modified) {
        for (int i = 0; i < count; i++) {
            long id = nextExtra++;
            Map<String, String> properties = Map.of(
                    "email", "seeded" + id + "@example.com",
                    "firstname", "Seeded",
                    "lastname", "Contact " + id);
            book(ObjectKind.CONTACTS).seed(CrmObject.live(ObjectKind.CONTACTS, id, properties, modified, modified));
        }
    }

    private void plantContact(CustomerCard card, long id, Map<String, Long> companies, Random random) {
        Map<String, String> properties = new TreeMap<>();
        properties.put("firstname", card.givenName());
        properties.put("lastname", card.familyName());
        properties.put("email", card.email().toLowerCase(Locale.ROOT));
        properties.put(random.nextInt(5) == 0 ? "mobilephone" : "phone", card.phone());
        properties.put("company", card.organisation());
        properties.put("address", card.street());
        properties.put("city", card.town());
        properties.put("state", card.parish());
        properties.put("country", random.nextInt(10) == 0 ? "" : "Jamaica");
        properties.put("lifecyclestage", random.nextInt(3) == 0 ? "lead" : "customer");
        Long company = companies.get(card.customer());
        properties.put("associatedcompanyid", company == null ? "" : company.toString());
        plant(ObjectKind.CONTACTS, id, properties, card);
        truth.add(new TruthRow(HubSpot.NAME, ObjectKind.CONTACTS.word(), String.valueOf(id), card.customer()));
        if (company != null) {
            associations.add(ObjectKind.CONTACTS, id, ObjectKind.COMPANIES, company);
        }
    }

    private long plantCompany(CustomerCard card, int position, Random random) {
        long id = FIRST_ID + position;
        String domain = card.organisation().replaceAll("[^A-Za-z]", "").toLowerCase(Locale.ROOT) + ".example";
        Map<String, String> properties = new TreeMap<>();
        properties.put("name", card.organisation());
        properties.put("domain", random.nextInt(5) == 0 ? "" : domain);
        properties.put("phone", card.phone());
        properties.put("address", card.street());
        properties.put("city", card.town());
        properties.put("state", card.parish());
        properties.put("country", "Jamaica");
        properties.put("numberofemployees", String.valueOf(1 + random.nextInt(80)));
        properties.put("lifecyclestage", "customer");
        plant(ObjectKind.COMPANIES, id, properties, card);
        truth.add(new TruthRow(HubSpot.NAME, ObjectKind.COMPANIES.word(), String.valueOf(id), card.customer()));
        return id;
    }

    private void plantDeal(CustomerCard card, long contact, long id, Map<String, Long> companies, Random random) {
        Duration known = Duration.between(card.created(), DemoCompany.TODAY);
        Instant created = card.created().plusMillis((long) (random.nextDouble() * known.toMillis()));
        Instant modified = created.plusMillis((long) (random.nextDouble()
                * Duration.between(created, DemoCompany.TODAY).toMillis()));
        String stage = PropertyCatalogue.STAGES.get(random.nextInt(PropertyCatalogue.STAGES.size()));
        Map<String, String> properties = new TreeMap<>();
        properties.put("dealname", card.displayName() + " order " + (1 + random.nextInt(90)));
        properties.put(
                "amount",
                BigDecimal.valueOf(500_000 + random.nextInt(90_000_000), 2).toPlainString());
        properties.put("deal_currency_code", card.currency());
        properties.put("dealstage", stage);
        properties.put("pipeline", "default");
        properties.put(
                "closedate",
                CrmObject.time(
                        created.plus(Duration.ofDays(5 + random.nextInt(90))).truncatedTo(ChronoUnit.DAYS)));
        book(ObjectKind.DEALS)
                .seed(CrmObject.live(
                        ObjectKind.DEALS,
                        id,
                        properties,
                        created.truncatedTo(ChronoUnit.MILLIS),
                        modified.truncatedTo(ChronoUnit.MILLIS)));
        associations.add(ObjectKind.DEALS, id, ObjectKind.CONTACTS, contact);
        Long company = companies.get(card.customer());
        if (company != null) {
            associations.add(ObjectKind.DEALS, id, ObjectKind.COMPANIES, company);
        }
    }

    private void plant(ObjectKind kind, long id, Map<String, String> properties, CustomerCard card) {
        properties.values().removeIf(String::isEmpty);
        book(kind).seed(CrmObject.live(kind, id, properties, card.created(), card.changed()));
    }

    private ObjectBook book(ObjectKind kind) {
        return Objects.requireNonNull(books.get(kind));
    }
}
