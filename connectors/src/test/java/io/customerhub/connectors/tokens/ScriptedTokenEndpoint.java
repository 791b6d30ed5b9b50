package io.customerhub.connectors.tokens;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.IntFunction;

/** A vendor's token endpoint: each refresh token counts once, the next is named in the answer. */
final class ScriptedTokenEndpoint implements AutoCloseable {
    private final HttpServer server;
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final List<String> queries = new CopyOnWriteArrayList<>();
    private int status = 200;
    private IntFunction<String> body = refresh -> "{\"access_token\":\"access-" + refresh
            + "\",\"refresh_token\":\"refresh-" + refresh + "\",\"expires_in\":3600}";

    ScriptedTokenEndpoint() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/token", this::answer);
        server.start();
    }

    URI uri() {
        return URI.create("http://localhost:" + server.getAddress().getPort() + "/token");
    }

    /** Answers from now on with this status and this body, given which refresh it is, from 1. */
    ScriptedTokenEndpoint answering(int newStatus, IntFunction<String> newBody) {
        status = newStatus;
        body = newBody;
        return this;
    }

    /** The forms that were sent. */
    List<String> requests() {
        return List.copyOf(requests);
    }

    /** The queries that were asked. */
    List<String> queries() {
        return List.copyOf(queries);
    }

    private void answer(HttpExchange exchange) throws IOException {
        queries.add(String.valueOf(exchange.getRequestURI().getRawQuery()));
        requests.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        byte[] answer = body.apply(requests.size()).getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, answer.length == 0 ? -1 : answer.length);
        exchange.getResponseBody().write(answer);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
