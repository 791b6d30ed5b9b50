package io.customerhub.sandbox.salesforce;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.customerhub.sandbox.company.Company;
import io.customerhub.sandbox.company.CustomerCard;
import io.customerhub.sandbox.company.TruthRow;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;

/** What the company's sales people keep in Salesforce by themselves. */
final class SalesforceSeeds {

    /** Far above the numbers of what clients create, so that the two never meet. */
    private static final long FIRST_NUMBER = 5_000_001;

    private static final int OPPORTUNITIES = 300;
    private static final long SEED = 62L;
    private static final List<String> STAGES =
            List.of("Prospecting", "Qualification", "Proposal/Price Quote", "Closed Won", "Closed Lost");
    private static final List<String> CAMPAIGNS = List.of(
            "Back to school",
            "Christmas hampers",
            "Hurricane season",
            "Dealers wanted",
            "Easter bun and cheese",
            "Independence weekend");

    private final Map<SObjectKind, ObjectTable> tables;
    private final Random random = new Random(SEED);
    private final List<TruthRow> truth = new ArrayList<>();
    private final Map<SObjectKind, Long> numbers = new EnumMap<>(SObjectKind.class);
    private final List<String> campaigns = new ArrayList<>();

    private SalesforceSeeds(Map<SObjectKind, ObjectTable> tables) {
        this.tables = tables;
    }

    /** Plants everything, and says which customers the records truly are. */
    static List<TruthRow> plant(Map<SObjectKind, ObjectTable> tables, Company company) {
        SalesforceSeeds seeds = new SalesforceSeeds(tables);
        List<CustomerCard> cards = company.cards("salesforce");
        if (!cards.isEmpty()) {
            seeds.plantCampaigns();
            seeds.plantPeople(cards);
            company.cards("salesforce-leads").forEach(seeds::plantLead);
        }
        return seeds.truth;
    }

    private void plantPeople(List<CustomerCard> cards) {
        Map<String, String> accounts = new HashMap<>();
        Map<String, String> contacts = new HashMap<>();
        for (CustomerCard card : cards) {
            if (card.isOrganisation()) {
                accounts.put(card.customer(), plantAccount(card));
            }
        }
        for (CustomerCard card : cards) {
            contacts.put(card.customer(), plantContact(card, accounts.getOrDefault(card.customer(), "")));
        }
        for (int i = 0; i < OPPORTUNITIES; i++) {
            CustomerCard card = cards.get(random.nextInt(cards.size()));
            plantOpportunity(
                    card, accounts.getOrDefault(card.customer(), ""), contacts.getOrDefault(card.customer(), ""));
        }
    }

    private String plantAccount(CustomerCard card) {
        Values values = new Values()
                .text("Name", card.organisation())
                .text("AccountNumber", "SF-" + card.customer().substring(1))
                .text("Type", "Customer - Direct")
                .text("Phone", card.phone())
                .number("NumberOfEmployees", BigDecimal.valueOf(1 + random.nextInt(90)))
                .number("AnnualRevenue", BigDecimal.valueOf(1_000_000L + random.nextInt(90_000_000)))
                .text("BillingStreet", card.street())
                .text("BillingCity", card.town())
                .text("BillingState", card.parish())
                .text("BillingCountry", "Jamaica");
        return plant(SObjectKind.ACCOUNT, values, card);
    }

    private String plantContact(CustomerCard card, String account) {
        Values values = new Values()
                .text("FirstName", card.givenName())
                .text("LastName", card.familyName())
                .text("AccountId", account)
                .text("Title", account.isEmpty() ? "" : "Purchasing")
                .text("Email", card.email().contains("@") ? card.email() : "")
                .text(random.nextInt(4) == 0 ? "MobilePhone" : "Phone", card.phone())
                .text("MailingStreet", card.street())
                .text("MailingCity", card.town())
                .text("MailingState", card.parish())
                .text("MailingCountry", "Jamaica")
                .text("Company_Name__c", card.organisation());
        return plant(SObjectKind.CONTACT, values, card);
    }

    private void plantLead(CustomerCard card) {
        Values values = new Values()
                .text("FirstName", card.givenName())
                .text("LastName", card.familyName())
                .text("Company", card.isOrganisation() ? card.organisation() : "[not provided]")
                .text("Email", card.email().contains("@") ? card.email() : "")
                .text("Phone", card.phone())
                .text("Street", card.street())
                .text("City", card.town())
                .text("State", card.parish())
                .text("Country", "Jamaica")
                .text("Status", random.nextInt(3) == 0 ? "Working - Contacted" : "Open - Not Contacted")
                .text("LeadSource", random.nextInt(2) == 0 ? "Web" : "Trade Show")
                .flag("IsConverted", false);
        plant(SObjectKind.LEAD, values, card);
    }

    private void plantOpportunity(CustomerCard card, String account, String contact) {
        String stage = STAGES.get(random.nextInt(STAGES.size()));
        LocalDate close = LocalDate.ofInstant(card.changed(), ZoneOffset.UTC).plusDays(random.nextInt(90));
        Values values = new Values()
                .text("Name", card.displayName() + " - supply " + (1 + random.nextInt(40)))
                .text("AccountId", account)
                .text("ContactId", contact)
                .text("CampaignId", random.nextInt(3) == 0 ? campaigns.get(random.nextInt(campaigns.size())) : "")
                .text("StageName", stage)
                .number("Amount", BigDecimal.valueOf(1_000_000 + random.nextInt(300_000_000), 2))
                .number("Probability", BigDecimal.valueOf(stage.equals("Closed Won") ? 100 : random.nextInt(9) * 10))
                .text("CloseDate", close.toString())
                .flag("IsClosed", stage.startsWith("Closed"))
                .flag("IsWon", stage.equals("Closed Won"));
        keep(SObjectKind.OPPORTUNITY, values, card.created(), card.changed());
    }

    private void plantCampaigns() {
        for (int year = 2025; year <= 2026; year++) {
            for (String name : CAMPAIGNS) {
                LocalDate start = LocalDate.of(year, 1 + random.nextInt(9), 1 + random.nextInt(28));
                Instant made = start.minusDays(20).atStartOfDay().toInstant(ZoneOffset.UTC);
                Values values = new Values()
                        .text("Name", name + " " + year)
                        .text("Type", "Email")
                        .text("Status", year == 2025 ? "Completed" : "In Progress")
                        .text("StartDate", start.toString())
                        .text("EndDate", start.plusDays(30).toString())
                        .number("BudgetedCost", BigDecimal.valueOf(50_000 + random.nextInt(400_000)))
                        .number("NumberSent", BigDecimal.valueOf(random.nextInt(1_800)))
                        .flag("IsActive", year == 2026);
                campaigns.add(keep(SObjectKind.CAMPAIGN, values, made, made.plusSeconds(random.nextInt(2_000_000))));
            }
        }
    }

    private String plant(SObjectKind kind, Values values, CustomerCard card) {
        String id = keep(kind, values, card.created(), card.changed());
        truth.add(new TruthRow(Salesforce.NAME, kind.word(), id, card.customer()));
        return id;
    }

    private String keep(SObjectKind kind, Values values, Instant created, Instant changed) {
        long number = numbers.merge(kind, 1L, Long::sum) - 1 + FIRST_NUMBER;
        String id = SalesforceId.of(kind.prefix(), number);
        Objects.requireNonNull(tables.get(kind)).seed(new SObject(kind, id, values.all, created, changed, false));
        return id;
    }

    /** The values of a record to be; empty texts are left out. */
    private static final class Values {
        private final Map<String, JsonNode> all = new TreeMap<>();

        Values text(String field, String value) {
            if (!value.isEmpty()) {
                all.put(field, TextNode.valueOf(value));
            }
            return this;
        }

        Values number(String field, BigDecimal value) {
            all.put(field, DecimalNode.valueOf(value));
            return this;
        }

        Values flag(String field, boolean value) {
            all.put(field, BooleanNode.valueOf(value));
            return this;
        }
    }
}
