package io.customerhub.connectors.google;

import com.google.api.client.http.HttpRequest;
import com.google.api.client.http.javanet.NetHttpTransport;
import com.google.api.client.json.gson.GsonFactory;
import com.google.api.services.sheets.v4.Sheets;
import io.customerhub.connectors.quota.CallGate;
import io.customerhub.connectors.tokens.AccessTokens;
import io.customerhub.connectors.tokens.Secret;
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

    private static final int UNAUTHORIZED = 401;

    private final CallGate gate;
    private final AccessTokens tokens;
    private final String rootUrl;

    /**
     * @param rootUrl where the Sheets API is, ending in a slash
     */
    public SheetsClientFactory(CallGate gate, AccessTokens tokens, String rootUrl) {
        this.gate = gate;
        this.tokens = tokens;
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
        return new Sheets.Builder(new NetHttpTransport(), GsonFactory.getDefaultInstance(), this::prepare)
                .setRootUrl(rootUrl)
                .setApplicationName("customer-hub")
                .build();
    }

    private void prepare(HttpRequest request) throws IOException {
        Secret token = tokens.current();
        authorize(request, token);
        var call = new GatedCall(gate);
        request.setInterceptor(call);
        request.setResponseInterceptor(call);
        request.setIOExceptionHandler(call);
        request.setUnsuccessfulResponseHandler((refused, response, supportsRetry) -> {
            call.answered(response);
            if (response.getStatusCode() != UNAUTHORIZED) {
                return false;
            }
            authorize(refused, tokens.insteadOf(token));
            return true;
        });
        request.setConnectTimeout(CONNECT_TIMEOUT_MILLIS);
        request.setReadTimeout(READ_TIMEOUT_MILLIS);
        request.setNumberOfRetries(1);
    }

    private static void authorize(HttpRequest request, Secret token) {
        request.getHeaders().setAuthorization("Bearer " + token.reveal());
    }
}
