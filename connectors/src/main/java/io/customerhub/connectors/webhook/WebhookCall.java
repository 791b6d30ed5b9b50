package io.customerhub.connectors.webhook;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.camel.Exchange;
import org.apache.camel.Message;

/** A call as it came in: its bytes are those that were signed. It shows nothing of itself, because secrets travel in it. */
final class WebhookCall {
    private final String method;
    private final String uri;
    private final Map<String, String> headers;
    private final byte[] body;

    /**
     * Makes a call.
     *
     * @param uri path and query, as they were sent
     * @param headers by name in any case
     */
    WebhookCall(String method, String uri, Map<String, String> headers, byte[] body) {
        this.method = method;
        this.uri = uri;
        this.headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        this.headers.putAll(headers);
        this.body = body.clone();
    }

    /** Takes the call out of a message; a header that came twice is none, because nobody can tell which was meant. */
    static WebhookCall of(Message message) {
        var headers = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
        message.getHeaders().forEach((name, value) -> {
            if (value instanceof String text) {
                headers.put(name, text);
            }
        });
        byte[] body = message.getBody(byte[].class);
        return new WebhookCall(
                headers.getOrDefault(Exchange.HTTP_METHOD, ""),
                headers.getOrDefault(Exchange.HTTP_URI, ""),
                headers,
                body == null ? new byte[0] : body);
    }

    String method() {
        return method;
    }

    String uri() {
        return uri;
    }

    byte[] body() {
        return body.clone();
    }

    Optional<String> header(String name) {
        return name.isEmpty() ? Optional.empty() : Optional.ofNullable(headers.get(name));
    }

    /** A parameter of the query; one that came twice is none. */
    Optional<String> parameter(String name) {
        List<String> found = new ArrayList<>();
        int mark = uri.indexOf('?');
        String query = name.isEmpty() || mark < 0 ? "" : uri.substring(mark + 1);
        for (String pair : query.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals >= 0 && decoded(pair.substring(0, equals)).equals(Optional.of(name))) {
                found.add(pair.substring(equals + 1));
            }
        }
        return found.size() == 1 ? decoded(found.get(0)) : Optional.empty();
    }

    /** What follows the last slash of the path. */
    Optional<String> lastOfPath() {
        String path = uri.split("\\?", 2)[0];
        return decoded(path.substring(path.lastIndexOf('/') + 1)).filter(part -> !part.isEmpty());
    }

    private static Optional<String> decoded(String text) {
        try {
            return Optional.of(URLDecoder.decode(text, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            return Optional.empty(); // not how a URL is written
        }
    }

    @Override
    public String toString() {
        return "a call of a webhook";
    }
}
