package io.customerhub.connectors.salesforce;

import io.customerhub.connectors.quota.CallGate;
import java.util.HashMap;
import java.util.Map;
import org.cometd.client.http.jetty.JettyHttpClientTransport;
import org.cometd.client.transport.ClientTransport;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.client.Request;
import org.eclipse.jetty.http.HttpHeader;

/** Long polling with a session's token. Each call counts; how long it waits, and how it ends, says nothing of the system's health. */
final class ListeningTransport extends JettyHttpClientTransport {
    /** What a call may take beyond the time that the server said it waits; the first one does not know that time, which is 110 s. */
    private static final long DELAY_MILLIS = 120_000;

    private final String token;
    private final CallGate gate;

    ListeningTransport(HttpClient http, String token, CallGate gate) {
        super(new HashMap<>(Map.of(ClientTransport.MAX_NETWORK_DELAY_OPTION, DELAY_MILLIS)), http);
        this.token = token;
        this.gate = gate;
    }

    @Override
    protected void customize(Request request) {
        gate.count();
        request.headers(headers -> headers.put(HttpHeader.AUTHORIZATION, "Bearer " + token));
    }
}
