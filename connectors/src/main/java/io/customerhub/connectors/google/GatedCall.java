package io.customerhub.connectors.google;

import com.google.api.client.http.HttpExecuteInterceptor;
import com.google.api.client.http.HttpIOExceptionHandler;
import com.google.api.client.http.HttpRequest;
import com.google.api.client.http.HttpResponse;
import com.google.api.client.http.HttpResponseInterceptor;
import io.customerhub.connectors.quota.CallGate;
import io.customerhub.connectors.quota.CallGate.Passage;
import java.io.IOException;
import java.util.Optional;

/** A request of Google's client that passes the account's gate, and once more where it is repeated with another token. */
final class GatedCall implements HttpExecuteInterceptor, HttpResponseInterceptor, HttpIOExceptionHandler {
    private final CallGate gate;
    private Optional<Passage> passage = Optional.empty();

    GatedCall(CallGate gate) {
        this.gate = gate;
    }

    @Override
    public void intercept(HttpRequest request) {
        passage = Optional.of(gate.enter());
    }

    void answered(HttpResponse response) {
        passage.ifPresent(open -> open.answered(response.getStatusCode()));
    }

    @Override
    public void interceptResponse(HttpResponse response) {
        answered(response);
    }

    @Override
    public boolean handleIOException(HttpRequest request, boolean supportsRetry) {
        passage.ifPresent(open -> open.failed(new IOException("no answer")));
        return false;
    }
}
