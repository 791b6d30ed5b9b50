package io.customerhub.connectors.directory;

import org.apache.camel.component.http.HttpClientConfigurer;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;

/**
 * An HTTP client that asks once: it neither repeats a call by itself nor follows to where robots.txt was not asked. A
 * directory that wants to be left alone for a while is left alone by the run's end, and not by a thread that sleeps.
 */
public final class PoliteClient implements HttpClientConfigurer {
    @Override
    public void configureHttpClient(HttpClientBuilder builder) {
        builder.disableAutomaticRetries().disableRedirectHandling();
    }
}
