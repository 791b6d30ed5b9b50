package io.customerhub.connectors.http;

import io.customerhub.connectors.VendorException;
import io.customerhub.connectors.quota.CallQuota;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.apache.camel.component.http.HttpClientConfigurer;
import org.apache.hc.client5.http.classic.ExecChain;
import org.apache.hc.client5.http.classic.ExecChainHandler;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;

/**
 * An account at a vendor, as every call of an {@code http} endpoint passes it: a system that fails again and again is
 * left alone for a while, a call is taken from the quota, and the token is put on it. Retries and redirects of the client
 * are off: the hub comes back later.
 */
public final class VendorAccount implements HttpClientConfigurer {
    private static final int SERVER_ERROR = 500;
    private static final Duration REST = Duration.ofSeconds(30);
    private static final CircuitBreakerConfig SICK = CircuitBreakerConfig.custom()
            .slidingWindowSize(10)
            .minimumNumberOfCalls(5)
            .failureRateThreshold(50)
            .waitDurationInOpenState(REST)
            .permittedNumberOfCallsInHalfOpenState(1)
            .build();

    private final String name;
    private final CallQuota quota;
    private final Authorization authorization;
    private final CircuitBreaker breaker;

    public VendorAccount(String name, CallQuota quota, Authorization authorization) {
        this.name = name;
        this.quota = quota;
        this.authorization = authorization;
        this.breaker = CircuitBreaker.of(name, SICK);
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

    private ClassicHttpResponse call(ClassicHttpRequest request, ExecChain.Scope scope, ExecChain chain)
            throws IOException, HttpException {
        if (!breaker.tryAcquirePermission()) {
            throw new VendorException.Unavailable(
                    name,
                    "calling " + name,
                    "it failed again and again and is left alone for " + REST.toSeconds() + " s");
        }
        long begun = System.nanoTime();
        try {
            quota.take();
            ClassicHttpResponse response = chain.proceed(request, scope);
            if (response.getCode() >= SERVER_ERROR) {
                breaker.onError(System.nanoTime() - begun, TimeUnit.NANOSECONDS, new IOException("server error"));
            } else {
                breaker.onSuccess(System.nanoTime() - begun, TimeUnit.NANOSECONDS);
            }
            return response;
        } catch (VendorException.RateLimited e) {
            breaker.releasePermission();
            throw e;
        } catch (IOException | HttpException | RuntimeException e) {
            breaker.onError(System.nanoTime() - begun, TimeUnit.NANOSECONDS, e);
            throw e;
        }
    }
}
