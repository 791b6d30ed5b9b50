package io.customerhub.connectors.http;

import io.customerhub.connectors.tokens.AccessTokens;
import io.customerhub.connectors.tokens.Secret;
import java.io.IOException;
import org.apache.hc.client5.http.classic.ExecChain;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.http.io.support.ClassicRequestBuilder;

/**
 * Puts an account's token on a call, below Camel's headers so that no log or route sees it. A 401 drops the token and
 * repeats the call once.
 */
public final class Authorization {
    private static final int UNAUTHORIZED = 401;

    private final AccessTokens tokens;
    private final String header;
    private final String scheme;

    private Authorization(AccessTokens tokens, String header, String scheme) {
        this.tokens = tokens;
        this.header = header;
        this.scheme = scheme;
    }

    /** {@code Authorization: Bearer …} (RFC 6750). */
    public static Authorization bearer(AccessTokens tokens) {
        return new Authorization(tokens, "Authorization", "Bearer ");
    }

    /** {@code Authorization: Basic …} (RFC 7617); the token is user and password, encoded. */
    public static Authorization basic(AccessTokens tokens) {
        return new Authorization(tokens, "Authorization", "Basic ");
    }

    /** A header of the vendor's own, as {@code X-Api-Key}. */
    public static Authorization header(String name, AccessTokens tokens) {
        return new Authorization(tokens, name, "");
    }

    ClassicHttpResponse call(ClassicHttpRequest request, ExecChain.Scope scope, ExecChain chain)
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

    private ClassicHttpResponse proceed(
            ClassicHttpRequest request, ExecChain.Scope scope, ExecChain chain, Secret token)
            throws IOException, HttpException {
        ClassicHttpRequest authorized = ClassicRequestBuilder.copy(request).build();
        authorized.setHeader(header, scheme + token.reveal());
        return chain.proceed(authorized, scope);
    }
}
