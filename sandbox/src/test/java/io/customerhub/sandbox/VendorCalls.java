package io.customerhub.sandbox;

import java.io.IOException;
import java.util.Map;

/** A reading call of every vendor, and a writing one of those that can be written to. */
final class VendorCalls {

    private static final String HUBSPOT = "/hubspot/crm/v3/objects/contacts";

    private VendorCalls() {}

    /** Lets a client in. */
    interface Login {
        void enter(World world) throws IOException;
    }

    /**
     * One vendor's first page.
     *
     * @param rows where the page's rows are, as a JSON pointer
     * @param field a field of each row, as a JSON pointer
     */
    record Reading(Login login, String method, String path, String body, String rows, String field, int limited) {
        static Reading of(Login login, String path, String rows, String field) {
            return new Reading(login, "GET", path, "", rows, field, 429);
        }

        World.Answer read(World world) throws IOException {
            return world.call(method, path, body);
        }
    }

    private static final String PLACES_QUERY = "{\"textQuery\":\"Main Street Kingston\"}";
    static final String SOQL = "SELECT+Id,SystemModstamp+FROM+Contact";

    static final Map<String, Reading> READINGS = Map.ofEntries(
            Map.entry(
                    "quickbooks",
                    Reading.of(
                            World::asQuickBooks,
                            "/quickbooks/v3/company/" + World.REALM + "/query?query="
                                    + World.encoded("select * from Customer maxresults 10"),
                            "/QueryResponse/Customer",
                            "/DisplayName")),
            Map.entry(
                    "google",
                    Reading.of(
                            World::asGoogle, "/google/v4/spreadsheets/sheet/values/Contacts!A1:L5", "/values", "/3")),
            Map.entry("hubspot", Reading.of(World::asHubSpot, HUBSPOT + "?limit=10", "/results", "/properties/email")),
            Map.entry(
                    "salesforce",
                    Reading.of(
                            World::asSalesforce,
                            "/salesforce/services/data/v60.0/query?q=" + SOQL,
                            "/records",
                            "/SystemModstamp")),
            Map.entry(
                    "dynamics",
                    Reading.of(World::asDynamics, "/dynamics/api/data/v9.2/leads", "/value", "/modifiedon")),
            Map.entry("stripe", Reading.of(World::asStripe, "/stripe/v1/charges", "/data", "/created")),
            Map.entry("instagram", graph("Bearer ig", "/instagram/me/media?fields=id,timestamp", "/timestamp")),
            Map.entry("facebook", graph("Bearer fb", "/facebook/v25.0/me/posts", "/created_time")),
            Map.entry(
                    "places",
                    new Reading(
                            VendorCalls::enterPlaces,
                            "POST",
                            "/places/v1/places:searchText",
                            PLACES_QUERY,
                            "/places",
                            "/formattedAddress",
                            429)),
            Map.entry("directory", Reading.of(world -> {}, "/directory/search?page=1", "", "")),
            Map.entry(
                    "loyalty",
                    Reading.of(world -> world.with("X-Api-Key", "key"), "/loyalty/v1/members", "/members", "/email")),
            Map.entry(
                    "field-visits",
                    Reading.of(
                            world -> world.authorized("Bearer visits"),
                            "/field-visits/api/visits",
                            "/data",
                            "/outcome")));

    /** The writing calls of those vendors that can be written to. */
    static final Map<String, String[]> WRITINGS = Map.of(
            "quickbooks",
                    new String[] {
                        "POST", "/quickbooks/v3/company/" + World.REALM + "/customer", "{\"DisplayName\":\"Written\"}"
                    },
            "google",
                    new String[] {
                        "POST",
                        "/google/v4/spreadsheets/sheet/values:batchUpdate",
                        "{\"valueInputOption\":\"RAW\",\"data\":[{\"range\":\"Contacts!B2\",\"values\":[[\"Written\"]]}]}"
                    },
            "hubspot",
                    new String[] {
                        "POST",
                        HUBSPOT + "/batch/upsert",
                        "{\"inputs\":[{\"id\":\"1\",\"idProperty\":\"customer_hub_id\",\"properties\":{}}]}"
                    },
            "salesforce",
                    new String[] {
                        "PATCH",
                        "/salesforce/services/data/v60.0/composite/sobjects/Contact/Customer_Hub_Id__c",
                        "{\"records\":[{\"attributes\":{\"type\":\"Contact\"},\"Customer_Hub_Id__c\":\"1\",\"LastName\":\"W\"}]}"
                    },
            "dynamics",
                    new String[] {
                        "PATCH", "/dynamics/api/data/v9.2/contacts(customerhub_id='1')", "{\"lastname\":\"Written\"}"
                    });

    private static Reading graph(String token, String path, String field) {
        return new Reading(world -> world.authorized(token), "GET", path, "", "/data", field, 403);
    }

    private static void enterPlaces(World world) {
        world.with("X-Goog-Api-Key", "maps").with("X-Goog-FieldMask", "*");
    }
}
