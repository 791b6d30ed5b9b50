package io.customerhub.connectors.salesforce;

import io.customerhub.connectors.VendorException;
import io.customerhub.connectors.quota.CallGate;
import io.customerhub.connectors.quota.CallGate.Passage;
import java.net.URI;
import java.util.concurrent.TimeUnit;
import org.apache.camel.component.salesforce.SalesforceHttpClient;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.client.Response;
import org.eclipse.jetty.client.Result;
import org.eclipse.jetty.client.transport.HttpConversation;
import org.eclipse.jetty.client.transport.HttpRequest;
import org.eclipse.jetty.client.transport.HttpResponse;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.jspecify.annotations.Nullable;

/**
 * The component's own HTTP client, each of whose calls passes the account's gate. A login is no call of the API and does
 * not; nor does the repetition of a call after a login, which is the same call.
 */
@SuppressWarnings("try") // Jetty's close may be interrupted; the component closes its client
final class GatedSalesforceClient extends SalesforceHttpClient {
    private static final String LOGIN = "/services/oauth2/";
    private static final int CONNECT_TIMEOUT_MILLIS = 10_000;

    private final CallGate gate;

    GatedSalesforceClient(CallGate gate) {
        super(new SslContextFactory.Client());
        this.gate = gate;
        setConnectTimeout(CONNECT_TIMEOUT_MILLIS);
    }

    @Override
    public HttpRequest newHttpRequest(HttpConversation conversation, URI uri) {
        var request = new GatedRequest(this, conversation, uri, gate);
        request.timeout(getTimeout(), TimeUnit.MILLISECONDS);
        return request;
    }

    private static final class GatedRequest extends HttpRequest {
        private final CallGate gate;

        GatedRequest(HttpClient client, HttpConversation conversation, URI uri, CallGate gate) {
            super(client, conversation, uri);
            this.gate = gate;
        }

        /** The component repeats a call without a listener: the first one's are asked. */
        @Override
        public void send(Response.@Nullable CompleteListener listener) {
            if (listener == null || getURI().getPath().startsWith(LOGIN)) {
                super.send(listener);
                return;
            }
            Passage passage;
            try {
                passage = gate.enter();
            } catch (VendorException e) {
                listener.onComplete(new Result(this, e, new HttpResponse(this)));
                return;
            }
            onComplete(result -> {
                if (result.isFailed()) {
                    passage.failed(result.getFailure());
                } else {
                    passage.answered(result.getResponse().getStatus());
                }
            });
            super.send(listener);
        }
    }
}
