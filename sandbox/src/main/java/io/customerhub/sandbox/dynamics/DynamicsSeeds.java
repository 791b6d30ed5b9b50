package io.customerhub.sandbox.dynamics;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.customerhub.sandbox.company.Company;
import io.customerhub.sandbox.company.CustomerCard;
import io.customerhub.sandbox.company.TruthRow;
import io.customerhub.sandbox.http.Json;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;

/** What the company's people keep in Dynamics by themselves: contacts, accounts, leads and opportunities. */
final class DynamicsSeeds {

    private static final int ACCOUNTS = 150;
    private static final int OPPORTUNITIES = 150;
    private static final long SEED = 365L;

    /** One row before it is planted. */
    private record Seedling(
            TableKind kind, String id, Map<String, JsonNode> values, Instant created, Instant modified) {}

    private final Random random = new Random(SEED);
    private final List<Seedling> seedlings = new ArrayList<>();
    private final List<TruthRow> truth = new ArrayList<>();

    /** Plants everything in the order of change, and says which customers the rows truly are. */
    static List<TruthRow> plant(Tables tables, Company company) {
        DynamicsSeeds seeds = new DynamicsSeeds();
        seeds.sow(company.cards("dynamics"), company.cards("dynamics-leads"));
        seeds.seedlings.stream()
                .sorted(Comparator.comparing(Seedling::modified).thenComparing(Seedling::id))
                .forEach(one -> tables.seed(one.kind, one.id, one.values, one.created, one.modified));
        return seeds.truth;
    }

    private void sow(List<CustomerCard> cards, List<CustomerCard> leads) {
        Map<String, String> accounts = new HashMap<>();
        for (CustomerCard card : cards) {
            if (card.isOrganisation() && accounts.size() < ACCOUNTS) {
                accounts.put(card.customer(), sowAccount(card));
            }
        }
        for (CustomerCard card : cards) {
            sowContact(card, Optional.ofNullable(accounts.get(card.customer())));
        }
        leads.forEach(this::sowLead);
        for (int i = 0; i < OPPORTUNITIES && !cards.isEmpty(); i++) {
            CustomerCard buyer = cards.get(random.nextInt(cards.size()));
            sowOpportunity(buyer, i, Optional.ofNullable(accounts.get(buyer.customer())));
        }
    }

    private void sowContact(CustomerCard card, Optional<String> account) {
        Values values = person(card);
        values.text("company", shortened(card.organisation()));
        values.text("jobtitle", card.isOrganisation() ? "Purchasing" : "");
        account.ifPresent(id -> values.text("_parentcustomerid_value", id));
        add(TableKind.CONTACTS, Tables.id("contact of " + card.customer()), values, card);
    }

    private String sowAccount(CustomerCard card) {
        String id = Tables.id("account of " + card.customer());
        Values values = address(card);
        values.text("name", card.organisation());
        values.text("accountnumber", "A" + card.customer().substring(1));
        values.text("emailaddress1", card.email());
        values.text("telephone1", card.phone());
        values.number("numberofemployees", 1 + random.nextInt(80));
        values.money("revenue", BigDecimal.valueOf(50_000_000L + random.nextInt(900_000_000), 2));
        values.number("opendeals", random.nextInt(4));
        add(TableKind.ACCOUNTS, id, values, card);
        return id;
    }

    private void sowLead(CustomerCard card) {
        Values values = person(card);
        values.text("subject", "Asked for prices " + (1 + random.nextInt(90)));
        values.text("companyname", card.organisation());
        values.number("leadsourcecode", 1 + random.nextInt(10));
        values.number("leadqualitycode", 1 + random.nextInt(3));
        values.money("estimatedamount", BigDecimal.valueOf(1_000_000 + random.nextInt(90_000_000), 2));
        add(TableKind.LEADS, Tables.id("lead of " + card.customer()), values, card);
    }

    private void sowOpportunity(CustomerCard card, int position, Optional<String> account) {
        boolean won = random.nextInt(3) == 0;
        LocalDate close = LocalDate.ofInstant(card.changed(), ZoneOffset.UTC).plusDays(random.nextInt(60));
        BigDecimal value = BigDecimal.valueOf(2_000_000 + random.nextInt(400_000_000), 2);
        Values values = new Values();
        values.text("name", "Supply of " + card.displayName());
        values.money("estimatedvalue", value);
        values.text("estimatedclosedate", close.toString());
        values.number("closeprobability", won ? 100 : random.nextInt(9) * 10);
        values.text("stepname", won ? "4-Close" : (1 + random.nextInt(3)) + "-Develop");
        values.number("statecode", won ? 1 : 0);
        values.number("statuscode", won ? 3 : 1);
        if (won) {
            values.money("actualvalue", value);
            values.text("actualclosedate", close.toString());
        }
        String contact = Tables.id("contact of " + card.customer());
        values.text("_parentcontactid_value", contact);
        account.ifPresent(id -> values.text("_parentaccountid_value", id));
        values.text("_customerid_value", account.orElse(contact));
        seedlings.add(new Seedling(
                TableKind.OPPORTUNITIES,
                Tables.id("opportunity " + position),
                values.all,
                card.created(),
                card.changed()));
    }

    private static Values person(CustomerCard card) {
        Values values = address(card);
        values.text("firstname", card.givenName());
        values.text("lastname", card.familyName());
        values.text("emailaddress1", card.email());
        values.text(card.customer().endsWith("3") ? "mobilephone" : "telephone1", card.phone());
        values.all.put("donotemail", BooleanNode.valueOf(card.customer().endsWith("7")));
        return values;
    }

    private static Values address(CustomerCard card) {
        Values values = new Values();
        values.text("address1_line1", card.street());
        values.text("address1_city", card.town());
        values.text("address1_stateorprovince", card.parish());
        values.text("address1_country", "Jamaica");
        values.number("statecode", 0);
        values.number("statuscode", 1);
        return values;
    }

    private void add(TableKind kind, String id, Values values, CustomerCard card) {
        seedlings.add(new Seedling(kind, id, values.all, card.created(), card.changed()));
        truth.add(new TruthRow(Dynamics.NAME, kind.set(), id, card.customer()));
    }

    private static String shortened(String text) {
        return text.substring(0, Math.min(50, text.length()));
    }

    /** The values of a row to be; empty texts are left out. */
    private static final class Values {
        private final Map<String, JsonNode> all = new TreeMap<>();

        void text(String column, String value) {
            if (!value.isEmpty()) {
                all.put(column, TextNode.valueOf(value));
            }
        }

        void number(String column, int value) {
            all.put(column, Json.object().numberNode(value));
        }

        void money(String column, BigDecimal value) {
            all.put(column, DecimalNode.valueOf(value));
        }
    }
}
