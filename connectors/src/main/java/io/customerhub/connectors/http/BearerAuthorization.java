package io.customerhub.connectors.http;

import io.customerhub.connectors.tokens.AccessTokens;
import io.customerhub.connectors.tokens.Secret;
import java.io.IOException;
import org.apache.camel.component.http.HttpClientConfigurer;
import org.apache.hc.client5.http.classic.ExecChain;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.http.io.support.ClassicRequestBuilder;

/**
 * Puts a bearer token on every call of an {@code http} endpoint, below Camel's headers so that no log or route sees it.
 * A 401 drops the token and repeats the call once. Retries and redirects of the client are off: the hub reschedules.
 */
public final class BearerAuthorization implements HttpClientConfigurer {
    private static final int UNAUTHORIZED = 401;

    private final AccessTokens tokens;

    public BearerAuthorization(AccessTokens tokens) {
        this.tokens = tokens;
    }

    @Override
    public void configureHttpClient(HttpClientBuilder builder) {
        builder.disableAutomaticRetries().disableRedirectHandling();
        // The first of the chain: those after it take a connection and add headers, for the repeated call once more.
        builder.addExecInterceptorFirst("bearer", this::call);
    }

    private ClassicHttpResponse call(ClassicHttpRequest request, ExecChain.Scope scope, ExecChain chain)
            throws IOException, HttpException {
        Secret token = tokens.current();
        ClassicHttpResponse response = proceed(request, scope, chain, token);
        boolean repeatable = request.getEntity() == null || request.getEntity().isRepeatable();
        if (response.getCode() != UNAUTHORIZED || !repeatable) {
            return response;
        }
        EntityUtils.consume(response.getEntity());
        response.close();
        return proceed(request, scope, chain, tokens.insteadOf(token));
    }

    private static ClassicHttpResponse proceed(
            ClassicHttpRequest request, ExecChain.Scope scope, ExecChain chain, Secret token)
            throws IOException, HttpException {
        ClassicHttpRequest authorized = ClassicRequestBuilder.copy(request).build();
        authorized.setHeader("Authorization", "Bearer " + token.reveal());
        return chain.proceed(authorized, scope);
    }
}
