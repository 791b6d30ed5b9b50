package io.customerhub.connectors.google;

import io.customerhub.connectors.quota.CallGate;
import io.customerhub.connectors.tokens.AccessTokens;
import org.apache.camel.component.google.sheets.GoogleSheetsComponent;
import org.apache.camel.component.google.sheets.GoogleSheetsConfiguration;

/** Sets up camel-google-sheets for one account. */
public final class SheetsConnection {
    private SheetsConnection() {}

    /**
     * The component.
     *
     * @param rootUrl where the Sheets API is, ending in a slash
     */
    public static GoogleSheetsComponent component(CallGate gate, AccessTokens tokens, String rootUrl) {
        var component = new GoogleSheetsComponent();
        component.setClientFactory(new SheetsClientFactory(gate, tokens, rootUrl));
        var configuration = new GoogleSheetsConfiguration();
        // The component asks for these before it asks the factory, which has tokens of its own.
        configuration.setClientId("account");
        configuration.setClientSecret("account");
        component.setConfiguration(configuration);
        return component;
    }
}
