package io.customerhub.connectors.google;

import com.google.api.client.http.HttpRequest;
import com.google.api.client.http.javanet.NetHttpTransport;
import com.google.api.client.json.gson.GsonFactory;
import com.google.api.services.sheets.v4.Sheets;
import com.google.auth.http.HttpCredentialsAdapter;
import com.google.auth.oauth2.UserCredentials;
import io.customerhub.connectors.tokens.OAuthAccount;
import java.io.IOException;
import java.util.Collection;
import org.apache.camel.CamelContext;
import org.apache.camel.component.google.sheets.GoogleSheetsClientFactory;
import org.jspecify.annotations.Nullable;

/**
 * Makes the component's client for one account. The component's own factory knows neither another host than Google's
 * nor time-outs, and its credentials are of a retired library.
 */
public final class SheetsClientFactory implements GoogleSheetsClientFactory {
    private static final int CONNECT_TIMEOUT_MILLIS = 10_000;
    private static final int READ_TIMEOUT_MILLIS = 60_000;

    private final OAuthAccount account;
    private final String rootUrl;

    /**
     * @param rootUrl where the Sheets API is, ending in a slash
     */
    public SheetsClientFactory(OAuthAccount account, String rootUrl) {
        this.account = account;
        this.rootUrl = rootUrl;
    }

    @Override
    public Sheets makeClient(
            @Nullable String clientId,
            @Nullable String clientSecret,
            @Nullable Collection<String> scopes,
            @Nullable String applicationName,
            @Nullable String refreshToken,
            @Nullable String accessToken) {
        return client();
    }

    @Override
    public Sheets makeClient(
            CamelContext camelContext,
            @Nullable String serviceAccountKey,
            @Nullable Collection<String> scopes,
            @Nullable String applicationName,
            @Nullable String delegate) {
        return client();
    }

    private Sheets client() {
        var authorization = new HttpCredentialsAdapter(UserCredentials.newBuilder()
                .setClientId(account.clientId())
                .setClientSecret(account.clientSecret().reveal())
                .setRefreshToken(account.refreshToken().reveal())
                .setTokenServerUri(account.tokenUri())
                .build());
        return new Sheets.Builder(new NetHttpTransport(), GsonFactory.getDefaultInstance(), request -> {
                    authorization.initialize(request);
                    limit(request);
                })
                .setRootUrl(rootUrl)
                .setApplicationName("customer-hub")
                .build();
    }

    private static void limit(HttpRequest request) throws IOException {
        request.setConnectTimeout(CONNECT_TIMEOUT_MILLIS);
        request.setReadTimeout(READ_TIMEOUT_MILLIS);
        request.setNumberOfRetries(0);
    }
}
