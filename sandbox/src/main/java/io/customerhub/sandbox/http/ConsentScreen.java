package io.customerhub.sandbox.http;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The page on which a person lets a client in (RFC 6749, section 4.1). It is shown by GET, and POST with {@code
 * decision=allow} or {@code deny} presses its button. What a client asks wrongly is an error page and no redirect.
 */
public final class ConsentScreen {

    /**
     * The client as it is registered.
     *
     * @param scope what it must ask for
     * @param isStateNeeded whether a call without state is refused
     */
    public record Client(String id, String redirectUrl, String scope, boolean isStateNeeded) {}

    private final Client client;
    private final AuthorizationCodes codes;
    private final Map<String, String> told;

    /**
     * Makes a screen.
     *
     * @param told what the redirect says beside the code
     */
    public ConsentScreen(Client client, AuthorizationCodes codes, Map<String, String> told) {
        this.client = client;
        this.codes = codes;
        this.told = Map.copyOf(told);
    }

    public Response show(Request request) {
        return refusal(request)
                .orElseGet(() -> Response.text(
                        200,
                        "text/html;charset=UTF-8",
                        "<!doctype html><title>Sandbox</title><h1>Let the client in?</h1><form method=\"post\">"
                                + "<button name=\"decision\" value=\"allow\">Connect</button> "
                                + "<button name=\"decision\" value=\"deny\">Cancel</button></form>"));
    }

    public Response decide(Request request) {
        return refusal(request).orElseGet(() -> {
            Map<String, String> answer = new LinkedHashMap<>();
            Map<String, String> asked = asked(request);
            if (request.form().first("decision").equals("allow")) {
                answer.put("code", codes.issue(asked));
                answer.putAll(told);
            } else {
                answer.put("error", "access_denied");
            }
            Optional.ofNullable(asked.get("state")).ifPresent(state -> answer.put("state", state));
            return Response.empty(302).with("Location", client.redirectUrl() + "?" + encoded(answer));
        });
    }

    private Optional<Response> refusal(Request request) {
        Map<String, String> asked = asked(request);
        if (!client.id().equals(asked.get("client_id"))) {
            return refused("invalid_client: there is no such client_id");
        }
        if (!client.redirectUrl().equals(asked.get("redirect_uri"))) {
            return refused("redirect_uri_mismatch: the redirect_uri is not registered for this client");
        }
        if (!"code".equals(asked.get("response_type"))) {
            return refused("unsupported_response_type: response_type must be code");
        }
        if (!List.of(asked.getOrDefault("scope", "").split(" ", -1)).contains(client.scope())) {
            return refused("invalid_scope: the scope must hold " + client.scope());
        }
        if (client.isStateNeeded() && asked.getOrDefault("state", "").isEmpty()) {
            return refused("invalid_request: state is missing");
        }
        if (asked.containsKey("code_challenge") && !"S256".equals(asked.get("code_challenge_method"))) {
            return refused("invalid_request: code_challenge_method must be S256");
        }
        return Optional.empty();
    }

    private static Optional<Response> refused(String why) {
        return Optional.of(Response.text(400, "text/html;charset=UTF-8", "<!doctype html><h1>" + why + "</h1>"));
    }

    private static Map<String, String> asked(Request request) {
        Map<String, String> asked = new LinkedHashMap<>();
        request.query().forEach((name, values) -> asked.put(name, values.get(0)));
        return asked;
    }

    private static String encoded(Map<String, String> values) {
        return values.entrySet().stream()
                .map(value -> value.getKey() + "=" + URLEncoder.encode(value.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
