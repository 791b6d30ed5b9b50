package io.customerhub.connectors.http;

import io.customerhub.connectors.VendorException;
import java.io.IOException;
import java.net.URI;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.io.entity.EntityUtils;

/** One harmless call by an account, to prove that it is let in: through its gate, with its token, as any other call. */
public final class TrialCall {
    private static final int SECONDS = 30;

    private TrialCall() {}

    /**
     * Makes the call; its answer is thrown away.
     *
     * @throws VendorException where the answer is not a success
     */
    public static void make(String name, VendorAccount account, URI address) {
        String doing = "trying a call of " + name;
        var connections = PoolingHttpClientConnectionManagerBuilder.create()
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(SECONDS, TimeUnit.SECONDS)
                        .build())
                .build();
        HttpClientBuilder builder = HttpClientBuilder.create()
                .setConnectionManager(connections)
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setResponseTimeout(SECONDS, TimeUnit.SECONDS)
                        .build());
        account.configureHttpClient(builder);
        try (CloseableHttpClient client = builder.build()) {
            var request = new HttpGet(address);
            request.setHeader("Accept", "application/json");
            int status = client.execute(request, response -> {
                EntityUtils.consume(response.getEntity());
                return response.getCode();
            });
            if (status >= 500 || status == 429) {
                throw new VendorException.Unavailable(name, doing, "HTTP " + status);
            }
            if (status < 200 || status >= 300) {
                throw new VendorException.Refused(
                        name, doing, "HTTP " + status, "check what the account may do, and hub." + name + ".trial");
            }
        } catch (IOException e) {
            throw new VendorException.Unavailable(name, doing, e.getClass().getSimpleName());
        }
    }
}
