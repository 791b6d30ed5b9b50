package io.customerhub.sandbox.hubspot;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.customerhub.sandbox.http.Json;
import io.customerhub.sandbox.http.Refusal;
import io.customerhub.sandbox.http.Response;
import io.customerhub.sandbox.journal.Journal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

/** The properties of one kind of object: HubSpot's own and the portal's custom ones. */
final class PropertyCatalogue {

    private static final List<String> LIFECYCLE = List.of(
            "subscriber",
            "lead",
            "marketingqualifiedlead",
            "salesqualifiedlead",
            "opportunity",
            "customer",
            "evangelist",
            "other");

    static final List<String> STAGES = List.of(
            "appointmentscheduled",
            "qualifiedtobuy",
            "presentationscheduled",
            "decisionmakerboughtin",
            "contractsent",
            "closedwon",
            "closedlost");

    private static final Map<ObjectKind, List<String>> OWN = Map.of(
            ObjectKind.CONTACTS,
            List.of(
                    "firstname",
                    "lastname",
                    "phone",
                    "mobilephone",
                    "company",
                    "jobtitle",
                    "address",
                    "city",
                    "state",
                    "zip",
                    "country",
                    "associatedcompanyid",
                    "parish"),
            ObjectKind.COMPANIES,
            List.of(
                    "name",
                    "domain",
                    "website",
                    "phone",
                    "address",
                    "city",
                    "state",
                    "zip",
                    "country",
                    "industry",
                    "description",
                    "parish"),
            ObjectKind.DEALS,
            List.of("dealname", "dealtype", "description", "deal_currency_code"));

    private final Map<String, PropertyDefinition> definitions = new ConcurrentSkipListMap<>();
    private final ObjectKind kind;
    private final Journal journal;

    PropertyCatalogue(ObjectKind kind, Journal journal) {
        this.kind = kind;
        this.journal = journal;
        OWN.getOrDefault(kind, List.of()).forEach(name -> add(name, PropertyDefinition.Type.STRING, false, List.of()));
        switch (kind) {
            case CONTACTS -> {
                add("email", PropertyDefinition.Type.STRING, true, List.of());
                add("lifecyclestage", PropertyDefinition.Type.ENUMERATION, false, LIFECYCLE);
            }
            case COMPANIES -> {
                add("numberofemployees", PropertyDefinition.Type.NUMBER, false, List.of());
                add("lifecyclestage", PropertyDefinition.Type.ENUMERATION, false, LIFECYCLE);
            }
            case DEALS -> {
                add("amount", PropertyDefinition.Type.NUMBER, false, List.of());
                add("closedate", PropertyDefinition.Type.DATETIME, false, List.of());
                add("dealstage", PropertyDefinition.Type.ENUMERATION, false, STAGES);
                add("pipeline", PropertyDefinition.Type.ENUMERATION, false, List.of("default"));
            }
        }
        add("customer_hub_id", PropertyDefinition.Type.STRING, true, List.of());
        for (String number : List.of("recency_days", "frequency", "monetary", "churn", "lead", "value")) {
            add("customer_hub_" + number, PropertyDefinition.Type.NUMBER, false, List.of());
        }
        for (String text : List.of("segment", "currency", "kind", "churn_reasons", "behaviour", "journey", "action")) {
            add("customer_hub_" + text, PropertyDefinition.Type.STRING, false, List.of());
        }
    }

    Optional<PropertyDefinition> find(String name) {
        return Optional.ofNullable(definitions.get(name));
    }

    boolean isUnique(String name) {
        return find(name).filter(PropertyDefinition::unique).isPresent();
    }

    /** The names of all properties whose values belong to one object only. */
    List<String> unique() {
        return definitions.values().stream()
                .filter(PropertyDefinition::unique)
                .map(PropertyDefinition::name)
                .toList();
    }

    Response list() {
        ArrayNode results = Json.array();
        definitions.values().forEach(definition -> results.add(definition.toJson()));
        ObjectNode body = Json.object();
        body.set("results", results);
        return Response.json(200, body);
    }

    Response create(JsonNode node) {
        String name = node.path("name").asText();
        if (!name.matches("[a-z][a-z0-9_]{0,99}")) {
            throw HubSpotErrors.invalid("Invalid input JSON: name '" + name
                    + "' must start with a letter and hold lower-case letters, digits and underscores");
        }
        PropertyDefinition definition = PropertyDefinition.of(node);
        if (definitions.putIfAbsent(name, definition) != null) {
            throw new Refusal(HubSpotErrors.error(409, "CONFLICT", "A property named '" + name + "' already exists."));
        }
        ObjectNode line = Json.object().put("kind", "property").put("object", kind.word());
        line.set("definition", definition.toJson());
        journal.append(line);
        return Response.json(201, definition.toJson());
    }

    /** Takes over one line of the journal. */
    void restore(JsonNode line) {
        PropertyDefinition definition = PropertyDefinition.of(line.path("definition"));
        definitions.put(definition.name(), definition);
    }

    private void add(String name, PropertyDefinition.Type type, boolean unique, List<String> options) {
        definitions.put(name, new PropertyDefinition(name, type, unique, options));
    }
}
