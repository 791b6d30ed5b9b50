package io.customerhub.app.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerhub.connectors.http.HttpReader;
import io.customerhub.connectors.tokens.Secret;
import io.customerhub.connectors.webhook.WebhookDesk;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.main.Main;

/** The hub's own webhook routes on a real HTTP server, with its own limit of a body, and a desk in memory. */
final class DoorFixture implements AutoCloseable, WebhookDesk {
    static final Instant NOW = Instant.parse("2026-10-31T12:00:00Z");
    static final String ORGANIZATION = "00D000000000001EAA";
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Path HOME = Path.of("..").toAbsolutePath().normalize();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    final List<KeptCall> kept = new ArrayList<>();
    final List<String> turnedAway = new ArrayList<>();
    private final AtomicInteger letIn = new AtomicInteger();
    private final Set<String> fingerprints = new HashSet<>();
    private final Map<String, String> secrets;
    private final Main camel = new Main();
    private final String url;

    /**
     * Starts the routes.
     *
     * @param secrets by webhook and key, as {@code stripe.webhook-secret}
     */
    DoorFixture(Map<String, String> secrets) throws Exception {
        this.secrets = Map.copyOf(secrets);
        int port = freePort();
        url = "http://127.0.0.1:" + port;
        var properties = new Properties();
        properties.setProperty("camel.server.enabled", "true");
        properties.setProperty("camel.server.host", "127.0.0.1");
        properties.setProperty("camel.server.port", String.valueOf(port));
        properties.setProperty("camel.server.authenticationPath", "/*");
        properties.setProperty("camel.server.maxBodySize", "1048576");
        properties.setProperty("hub.salesforce.organization", ORGANIZATION);
        properties.setProperty("camel.component.kamelet.location", "file:" + HOME.resolve("connectors/kamelets"));
        WebhookServer.prepare(camel, properties, port);
        camel.setOverrideProperties(properties);
        camel.configure().withRoutesIncludePattern("file:" + HOME.resolve("routes/webhooks") + "/*.camel.yaml");
        camel.bind(WebhookDesk.NAME, this);
        camel.bind(HttpReader.CLOCK, InstantSource.fixed(NOW));
        camel.configure().addRoutesBuilder(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:requested").to("mock:requested");
            }
        });
        camel.start();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    @Override
    public Secret secret(String webhook, String key) {
        return new Secret(secrets.getOrDefault(webhook + "." + key, ""));
    }

    @Override
    public String publicUrl() {
        return "https://hub.example.com";
    }

    @Override
    public synchronized boolean keep(KeptCall call) {
        boolean first = fingerprints.add(call.webhook() + call.fingerprint());
        if (first) {
            kept.add(call);
        }
        return first;
    }

    @Override
    public synchronized void turnedAway(String webhook) {
        turnedAway.add(webhook);
    }

    /** Forgets all that has come in so far, and what it asked for, which goes on after the answer. */
    void forget() {
        await(kept());
        MockEndpoint requested = requested();
        synchronized (this) {
            kept.clear();
            turnedAway.clear();
            fingerprints.clear();
            requested.reset();
        }
    }

    private synchronized int kept() {
        return kept.size();
    }

    private MockEndpoint requested() {
        return camel.getCamelContext().getEndpoint("mock:requested", MockEndpoint.class);
    }

    private void await(int count) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (requested().getReceivedCounter() < count && System.nanoTime() < end) {
            LockSupport.parkNanos(1_000_000);
        }
    }

    /** What has gone on into the flow so far; waits until it is this many. */
    List<Exchange> requested(int count) {
        await(count);
        assertThat(requested().getReceivedCounter()).isEqualTo(count);
        return requested().getExchanges();
    }

    HttpResponse<String> post(String path, byte[] body, Map<String, String> headers) {
        HttpRequest.Builder request = request(path, headers);
        HttpResponse<String> answer =
                send(request.POST(HttpRequest.BodyPublishers.ofByteArray(body)).build());
        if (answer.statusCode() == 200) {
            letIn.incrementAndGet();
        }
        return answer;
    }

    HttpResponse<String> send(String method, String path, Map<String, String> headers) {
        return send(request(path, headers)
                .method(method, HttpRequest.BodyPublishers.noBody())
                .build());
    }

    HttpRequest.Builder request(String path, Map<String, String> headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url + path));
        headers.forEach(request::header);
        return request;
    }

    static HttpResponse<String> send(HttpRequest request) {
        try {
            return HTTP.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        camel.stop();
    }
}
