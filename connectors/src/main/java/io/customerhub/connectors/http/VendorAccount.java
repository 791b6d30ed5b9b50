package io.customerhub.connectors.http;

import io.customerhub.connectors.quota.CallGate;
import io.customerhub.connectors.quota.CallGate.Passage;
import java.io.IOException;
import org.apache.camel.component.http.HttpClientConfigurer;
import org.apache.hc.client5.http.classic.ExecChain;
import org.apache.hc.client5.http.classic.ExecChainHandler;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;

/**
 * An account at a vendor, as every call of an {@code http} endpoint passes it: its gate first, then the token is put on
 * the call. Retries and redirects of the client are off: the hub comes back later.
 */
public final class VendorAccount implements HttpClientConfigurer {
    private final CallGate gate;
    private final Authorization authorization;

    public VendorAccount(CallGate gate, Authorization authorization) {
        this.gate = gate;
        this.authorization = authorization;
    }

    @Override
    public void configureHttpClient(HttpClientBuilder builder) {
        builder.disableAutomaticRetries().disableRedirectHandling();
        // First of the chain, the last added foremost: those after them take a connection and add headers, for a
        // repeated call once more.
        ExecChainHandler authorize = authorization::call;
        builder.addExecInterceptorFirst("authorization", authorize);
        builder.addExecInterceptorFirst("account", this::call);
    }

    private ClassicHttpResponse call(ClassicHttpRequest request, ExecChain.Scope scope, ExecChain chain) {
        Passage passage = gate.enter();
        try {
            ClassicHttpResponse response = chain.proceed(request, scope);
            passage.answered(response.getCode());
            return response;
        } catch (IOException | HttpException e) {
            passage.failed(e);
            throw gate.unanswered(e);
        } catch (RuntimeException e) {
            passage.failed(e);
            throw e;
        }
    }
}
