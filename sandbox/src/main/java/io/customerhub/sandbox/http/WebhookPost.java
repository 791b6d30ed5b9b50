package io.customerhub.sandbox.http;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;

/** Sends one webhook as a vendor would, and tells what the receiver answered. */
public final class WebhookPost {

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(3)).build();

    public static boolean isUrl(String text) {
        return text.matches("https?://[^\\s]+");
    }

    /** Posts JSON unless the headers name another type; 502 if nobody answers. */
    public Response send(String url, Map<String, String> headers, String body) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(url)).POST(HttpRequest.BodyPublishers.ofString(body));
        if (!headers.containsKey("Content-Type")) {
            request.header("Content-Type", "application/json");
        }
        headers.forEach(request::header);
        return send(request, url);
    }

    /** Makes the call by which a vendor asks whether a receiver is there. */
    public Response get(String url) {
        return send(HttpRequest.newBuilder(URI.create(url)).GET(), url);
    }

    private Response send(HttpRequest.Builder request, String url) {
        try {
            HttpResponse<String> answer =
                    client.send(request.timeout(Duration.ofSeconds(10)).build(), HttpResponse.BodyHandlers.ofString());
            return Response.json(
                    200, Json.object().put("status", answer.statusCode()).put("body", answer.body()));
        } catch (IOException unreachable) {
            return Response.error(502, "sending a webhook to " + url + ": " + unreachable);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return Response.error(503, "sending a webhook: the sandbox is stopping");
        }
    }
}
