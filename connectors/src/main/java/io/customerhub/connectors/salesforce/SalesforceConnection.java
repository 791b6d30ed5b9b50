package io.customerhub.connectors.salesforce;

import io.customerhub.connectors.quota.CallGate;
import io.customerhub.connectors.tokens.Secret;
import org.apache.camel.component.salesforce.AuthenticationType;
import org.apache.camel.component.salesforce.SalesforceComponent;
import org.apache.camel.component.salesforce.SalesforceEndpointConfig;

/** Sets up camel-salesforce for one org, by client credentials; it logs in with the first call and not before. */
public final class SalesforceConnection {
    private static final String API_VERSION = "62.0";

    private SalesforceConnection() {}

    /**
     * The component.
     *
     * @param loginUrl where the token is asked for; no trailing slash
     * @param desk what its change events are told to
     */
    public static SalesforceComponent component(
            CallGate gate, String loginUrl, String clientId, Secret clientSecret, ChangeEventDesk desk) {
        var component = new StreamingSalesforceComponent(gate, desk);
        component.setAuthenticationType(AuthenticationType.CLIENT_CREDENTIALS);
        component.setLoginUrl(loginUrl);
        component.setClientId(clientId);
        component.setClientSecret(clientSecret.reveal());
        component.setLazyLogin(true);
        var endpoints = new SalesforceEndpointConfig();
        endpoints.setApiVersion(API_VERSION);
        endpoints.setRawPayload(true);
        endpoints.setHttpClient(new GatedSalesforceClient(gate));
        component.setConfig(endpoints);
        return component;
    }
}
