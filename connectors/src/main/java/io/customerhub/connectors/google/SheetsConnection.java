package io.customerhub.connectors.google;

import io.customerhub.connectors.tokens.OAuthAccount;
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
    public static GoogleSheetsComponent component(OAuthAccount account, String rootUrl) {
        var component = new GoogleSheetsComponent();
        component.setClientFactory(new SheetsClientFactory(account, rootUrl));
        var configuration = new GoogleSheetsConfiguration();
        // The component asks for these before it asks the factory, which has them from the account.
        configuration.setClientId("account");
        configuration.setClientSecret("account");
        component.setConfiguration(configuration);
        return component;
    }
}
