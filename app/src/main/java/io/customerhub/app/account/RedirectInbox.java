package io.customerhub.app.account;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Where the vendor's answer to a login arrives: at a port of this machine, or pasted by the person. What arrives is in no
 * log, for there is a code in it.
 */
public final class RedirectInbox implements AutoCloseable {
    private static final Set<String> HERE = Set.of("localhost", "127.0.0.1");
    private static final byte[] DONE = "Customer Hub has its answer. See the terminal; this window can be closed.\n"
            .getBytes(StandardCharsets.UTF_8);

    private final LinkedBlockingQueue<Map<String, String>> arrived = new LinkedBlockingQueue<>();
    private final Optional<HttpServer> server;

    private RedirectInbox(URI redirect, InputStream pasted) {
        this.server = listen(redirect);
        Thread reader = new Thread(() -> read(pasted), "pasted-redirect");
        reader.setDaemon(true);
        reader.start();
    }

    /**
     * Opens an inbox.
     *
     * @param pasted the terminal, where a person may paste the address at which the browser ended
     */
    public static RedirectInbox open(URI redirect, InputStream pasted) {
        return new RedirectInbox(redirect, pasted);
    }

    /** Whether an answer can come by itself: the address is this machine's, and its port free. */
    public boolean isListening() {
        return server.isPresent();
    }

    /** Waits for the answer; empty where none comes. A bare code that was pasted is alone in it. */
    public Optional<Map<String, String>> await(Duration patience) throws InterruptedException {
        return Optional.ofNullable(arrived.poll(patience.toMillis(), TimeUnit.MILLISECONDS));
    }

    private Optional<HttpServer> listen(URI redirect) {
        if (!redirect.getScheme().equals("http") || !HERE.contains(redirect.getHost()) || redirect.getPort() < 0) {
            return Optional.empty();
        }
        try {
            var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), redirect.getPort());
            HttpServer opened = HttpServer.create(address, 0);
            opened.createContext("/", exchange -> take(exchange, redirect));
            opened.start();
            return Optional.of(opened);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** A browser asks for more than it was sent to, as for an icon. */
    private void take(HttpExchange exchange, URI redirect) throws IOException {
        try (exchange) {
            Map<String, String> answer = parameters(exchange.getRequestURI().getRawQuery());
            boolean meant = exchange.getRequestURI().getPath().equals(redirect.getPath())
                    && isAnswer(answer)
                    && answer.containsKey("state");
            exchange.getResponseHeaders().set("Content-Type", "text/plain; charset=utf-8");
            exchange.sendResponseHeaders(meant ? 200 : 404, meant ? DONE.length : -1);
            if (meant) {
                exchange.getResponseBody().write(DONE);
                arrived.add(answer);
            }
        }
    }

    private void read(InputStream pasted) {
        try (var lines = new BufferedReader(new InputStreamReader(pasted, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String text = line.strip();
                Map<String, String> answer = parameters(text.substring(text.indexOf('?') + 1));
                if (isAnswer(answer)) {
                    arrived.add(answer);
                } else if (text.matches("[A-Za-z0-9._~/+-]{8,}")) {
                    arrived.add(Map.of("code", text));
                }
            }
        } catch (IOException e) {
            // Nobody pastes any more; the answer may still come by itself.
        }
    }

    private static boolean isAnswer(Map<String, String> answer) {
        return answer.containsKey("code") || answer.containsKey("error");
    }

    private static Map<String, String> parameters(@Nullable String query) {
        var parameters = new LinkedHashMap<String, String>();
        for (String pair : Optional.ofNullable(query).orElse("").split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                parameters.put(
                        pair.substring(0, equals),
                        URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
            }
        }
        return parameters;
    }

    @Override
    public void close() {
        server.ifPresent(open -> open.stop(0));
    }
}
