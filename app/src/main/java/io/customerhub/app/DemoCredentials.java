package io.customerhub.app;

import io.customerhub.warehouse.secrets.HubKey;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/**
 * The demo's credentials, derived from the hub's key: the same in every run, and written nowhere. The loyalty club's alone
 * is known to all, for the tutorial's reader to call its API by hand. The hub ships nothing for the loyalty club and the
 * field visits: the documents have their readers connect them.
 */
public final class DemoCredentials {
    private static final String REALM = "4620816365000000001";
    private static final String SPREADSHEET = "demo-contacts";
    private static final String LOYALTY_KEY = "demo-loyalty";
    private static final String ORGANIZATION = "00D5f0000000001EAA";
    private static final String DYNAMICS_TENANT = "demo-tenant";

    private final HubKey key;

    public DemoCredentials(HubKey key) {
        this.key = key;
    }

    private String secret(String purpose) {
        return HexFormat.of().formatHex(key.derive("demo " + purpose), 0, 20);
    }

    /** What the sandbox is told to accept. */
    public Map<String, String> sandboxEnvironment() {
        var environment = new TreeMap<String, String>();
        environment.put("SANDBOX_QUICKBOOKS_CLIENT_ID", "demo-quickbooks");
        environment.put("SANDBOX_QUICKBOOKS_CLIENT_SECRET", secret("quickbooks client"));
        environment.put("SANDBOX_QUICKBOOKS_REFRESH_TOKEN", secret("quickbooks refresh"));
        environment.put("SANDBOX_QUICKBOOKS_REALM", REALM);
        environment.put("SANDBOX_QUICKBOOKS_WEBHOOK_VERIFIER", secret("quickbooks webhook"));
        environment.put("SANDBOX_GOOGLE_CLIENT_ID", "demo-google");
        environment.put("SANDBOX_GOOGLE_CLIENT_SECRET", secret("google client"));
        environment.put("SANDBOX_GOOGLE_REFRESH_TOKEN", secret("google refresh"));
        environment.put("SANDBOX_GOOGLE_SPREADSHEET", SPREADSHEET);
        environment.put("SANDBOX_HUBSPOT_ACCESS_TOKEN", secret("hubspot access"));
        environment.put("SANDBOX_SALESFORCE_CLIENT_ID", "demo-salesforce");
        environment.put("SANDBOX_SALESFORCE_CLIENT_SECRET", secret("salesforce client"));
        environment.put("SANDBOX_LOYALTY_API_KEY", LOYALTY_KEY);
        environment.put("SANDBOX_HUBSPOT_CLIENT_SECRET", secret("hubspot client"));
        environment.put("SANDBOX_DYNAMICS_TENANT", DYNAMICS_TENANT);
        environment.put("SANDBOX_DYNAMICS_CLIENT_ID", "demo-dynamics");
        environment.put("SANDBOX_DYNAMICS_CLIENT_SECRET", secret("dynamics client"));
        environment.put("SANDBOX_STRIPE_SECRET_KEY", secret("stripe key"));
        environment.put("SANDBOX_STRIPE_WEBHOOK_SECRET", secret("stripe webhook"));
        environment.put("SANDBOX_INSTAGRAM_ACCESS_TOKEN", secret("instagram access"));
        environment.put("SANDBOX_INSTAGRAM_APP_SECRET", secret("meta app"));
        environment.put("SANDBOX_FACEBOOK_ACCESS_TOKEN", secret("facebook access"));
        environment.put("SANDBOX_PLACES_API_KEY", secret("places key"));
        environment.put("SANDBOX_VISITS_TOKEN", secret("visits token"));
        environment.put("SANDBOX_DESK_TOKEN", secret("desk token"));
        return environment;
    }

    /** The hub's properties for a sandbox at this address. */
    public Map<String, String> hubProperties(String sandbox) {
        var properties = new TreeMap<String, String>();
        properties.put("hub.quickbooks.url", sandbox + "/quickbooks");
        properties.put("hub.quickbooks.token-url", sandbox + "/quickbooks/oauth2/v1/tokens/bearer");
        properties.put("hub.quickbooks.authorize-url", sandbox + "/quickbooks/connect/oauth2");
        properties.put("hub.quickbooks.realm", REALM);
        properties.put("hub.quickbooks.client-id", "demo-quickbooks");
        properties.put("hub.quickbooks.client-secret", secret("quickbooks client"));
        properties.put("hub.quickbooks.refresh-token", secret("quickbooks refresh"));
        properties.put("hub.quickbooks.webhook-secret", secret("quickbooks webhook"));
        properties.put("hub.google-sheets.url", sandbox + "/google/");
        properties.put("hub.google-sheets.token-url", sandbox + "/google/token");
        properties.put(
                "hub.google-sheets.authorize-url",
                sandbox + "/google/o/oauth2/v2/auth?access_type=offline&prompt=consent");
        properties.put("hub.google-sheets.spreadsheet", SPREADSHEET);
        properties.put("hub.google-sheets.client-id", "demo-google");
        properties.put("hub.google-sheets.client-secret", secret("google client"));
        properties.put("hub.google-sheets.refresh-token", secret("google refresh"));
        properties.put("hub.hubspot.url", sandbox + "/hubspot");
        properties.put("hub.hubspot.access-token", secret("hubspot access"));
        properties.put("hub.salesforce.url", sandbox + "/salesforce");
        properties.put("hub.salesforce.token-url", sandbox + "/salesforce/services/oauth2/token");
        properties.put("hub.salesforce.client-id", "demo-salesforce");
        properties.put("hub.salesforce.client-secret", secret("salesforce client"));
        properties.put("hub.directory.enabled", "true");
        properties.put("hub.directory.url", sandbox + "/directory");
        properties.put("hub.dynamics.url", sandbox + "/dynamics");
        properties.put("hub.dynamics.token-url", sandbox + "/dynamics/" + DYNAMICS_TENANT + "/oauth2/v2.0/token");
        properties.put("hub.dynamics.client-id", "demo-dynamics");
        properties.put("hub.dynamics.client-secret", secret("dynamics client"));
        properties.put("hub.dynamics.scope", sandbox + "/dynamics/.default");
        properties.put("hub.stripe.url", sandbox + "/stripe");
        properties.put("hub.stripe.access-token", secret("stripe key"));
        properties.put("hub.instagram.url", sandbox + "/instagram");
        properties.put("hub.instagram.token-url", sandbox + "/instagram/refresh_access_token");
        properties.put("hub.instagram.access-token", secret("instagram access"));
        properties.put("hub.facebook.url", sandbox + "/facebook/v25.0");
        properties.put("hub.facebook.form", "880000000000001");
        properties.put("hub.facebook.access-token", secret("facebook access"));
        properties.put("hub.stripe.webhook-secret", secret("stripe webhook"));
        properties.put("hub.hubspot.webhook-secret", secret("hubspot client"));
        properties.put("hub.meta.webhook-secret", secret("meta app"));
        properties.put("hub.meta.verify-token", secret("meta verify"));
        properties.put("hub.dynamics.webhook-secret", secret("dynamics webhook"));
        properties.put("hub.salesforce.webhook-secret", secret("salesforce webhook"));
        properties.put("hub.salesforce.organization", ORGANIZATION);
        properties.put("hub.loyalty.url", sandbox + "/loyalty");
        properties.put("hub.loyalty.secret", LOYALTY_KEY);
        properties.put("hub.field-visits.url", sandbox + "/field-visits");
        properties.put("hub.field-visits.access-token", secret("visits token"));
        properties.put("hub.field-visits.webhook-secret", secret("visits token"));
        properties.put("hub.sales-desk.url", sandbox + "/sales-desk/calls");
        properties.put("hub.sales-desk.limits", "200/1s");
        properties.put("hub.sales-desk.access-token", secret("desk token"));
        properties.put("hub.places.url", sandbox + "/places");
        properties.put("hub.places.query", "hardware in Kingston");
        properties.put("hub.places.secret", secret("places key"));
        return properties;
    }
}
