package io.customerhub.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import io.customerhub.sandbox.company.Company;
import io.customerhub.sandbox.company.DemoCompany;
import io.customerhub.sandbox.company.GeneratedCompany;
import io.customerhub.sandbox.http.Json;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** A sandbox in this process and a client that talks to it over real HTTP. */
final class World implements AutoCloseable {

    static final Company DEMO = DemoCompany.create();
    static final String REALM = "42";

    private static final Map<String, String> ENVIRONMENT = Map.ofEntries(
            Map.entry("SANDBOX_QUICKBOOKS_CLIENT_ID", "qb"),
            Map.entry("SANDBOX_QUICKBOOKS_CLIENT_SECRET", "qs"),
            Map.entry("SANDBOX_QUICKBOOKS_REFRESH_TOKEN", "first"),
            Map.entry("SANDBOX_QUICKBOOKS_REALM", REALM),
            Map.entry("SANDBOX_QUICKBOOKS_WEBHOOK_VERIFIER", "verifier"),
            Map.entry("SANDBOX_GOOGLE_CLIENT_ID", "gc"),
            Map.entry("SANDBOX_GOOGLE_CLIENT_SECRET", "gs"),
            Map.entry("SANDBOX_GOOGLE_REFRESH_TOKEN", "gr"),
            Map.entry("SANDBOX_GOOGLE_SPREADSHEET", "sheet"),
            Map.entry("SANDBOX_HUBSPOT_ACCESS_TOKEN", "pat"),
            Map.entry("SANDBOX_HUBSPOT_CLIENT_SECRET", "hs"),
            Map.entry("SANDBOX_SALESFORCE_CLIENT_ID", "sc"),
            Map.entry("SANDBOX_SALESFORCE_CLIENT_SECRET", "ss"),
            Map.entry("SANDBOX_LOYALTY_API_KEY", "key"),
            Map.entry("SANDBOX_DYNAMICS_TENANT", "tenant"),
            Map.entry("SANDBOX_DYNAMICS_CLIENT_ID", "dc"),
            Map.entry("SANDBOX_DYNAMICS_CLIENT_SECRET", "ds"),
            Map.entry("SANDBOX_STRIPE_SECRET_KEY", "sk_test"),
            Map.entry("SANDBOX_STRIPE_WEBHOOK_SECRET", "whsec"),
            Map.entry("SANDBOX_INSTAGRAM_ACCESS_TOKEN", "ig"),
            Map.entry("SANDBOX_INSTAGRAM_APP_SECRET", "meta"),
            Map.entry("SANDBOX_FACEBOOK_ACCESS_TOKEN", "fb"),
            Map.entry("SANDBOX_PLACES_API_KEY", "maps"),
            Map.entry("SANDBOX_VISITS_TOKEN", "visits"),
            Map.entry("SANDBOX_DESK_TOKEN", "desk"));

    final SettableClock clock = new SettableClock();
    final Sandbox sandbox;
    private final HttpClient client = HttpClient.newHttpClient();
    private final Map<String, String> headers = new LinkedHashMap<>();

    private World(Company company, Optional<Path> state, int salesforceCallsADay) throws IOException {
        this(company, state, salesforceCallsADay, ENVIRONMENT);
    }

    private World(Company company, Optional<Path> state, int salesforceCallsADay, Map<String, String> environment)
            throws IOException {
        this.sandbox = Sandbox.start(
                new Sandbox.Setup(0, company, Credentials.of(environment), state, salesforceCallsADay, clock));
    }

    static World of(Company company) throws IOException {
        return new World(company, Optional.empty(), 1_000);
    }

    static World demo() throws IOException {
        return of(DEMO);
    }

    /** A company whose CRMs are empty. */
    static World bare() throws IOException {
        return of(GeneratedCompany.ofLines(21));
    }

    /** Credentials of the first vendors alone, as those gave who knew no others. */
    static World withOldCredentials() throws IOException {
        Map<String, String> old = new HashMap<>(ENVIRONMENT);
        old.keySet()
                .removeIf(name -> !name.matches("SANDBOX_(QUICKBOOKS|GOOGLE|HUBSPOT_ACCESS|SALESFORCE|LOYALTY)_.*"));
        return new World(DEMO, Optional.empty(), 1_000, old);
    }

    static World keeping(Path state) throws IOException {
        return new World(DEMO, Optional.of(state), 1_000);
    }

    static World withSalesforceCalls(int calls) throws IOException {
        return new World(DEMO, Optional.empty(), calls);
    }

    /** One answer; its JSON is a missing node if it has none. */
    record Answer(int status, Map<String, String> headers, String body) {
        JsonNode json() {
            try {
                return Json.read(body);
            } catch (IOException malformed) {
                throw new AssertionError("the answer is not JSON: " + body, malformed);
            }
        }
    }

    Answer call(String method, String path, String body) throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create(sandbox.address() + path.replace("[", "%5B").replace("]", "%5D")))
                .method(method, HttpRequest.BodyPublishers.ofString(body));
        headers.forEach(request::header);
        try {
            HttpResponse<String> answer = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
            Map<String, String> all = new LinkedHashMap<>();
            answer.headers().map().forEach((name, values) -> all.put(name, values.get(0)));
            return new Answer(answer.statusCode(), all, answer.body());
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }

    Answer get(String path) throws IOException {
        return call("GET", path, "");
    }

    Answer post(String path, String body) throws IOException {
        return call("POST", path, body);
    }

    World authorized(String value) {
        headers.put("Authorization", value);
        return this;
    }

    Answer refreshQuickBooks(String refreshToken) throws IOException {
        String before = headers.getOrDefault("Authorization", "none");
        authorized("Basic " + Base64.getEncoder().encodeToString("qb:qs".getBytes(StandardCharsets.UTF_8)));
        Answer answer =
                post("/quickbooks/oauth2/v1/tokens/bearer", "grant_type=refresh_token&refresh_token=" + refreshToken);
        authorized(before);
        return answer;
    }

    World asQuickBooks() throws IOException {
        return authorized("Bearer "
                + refreshQuickBooks("first").json().path("access_token").asText());
    }

    World asGoogle() throws IOException {
        Answer answer =
                post("/google/token", "grant_type=refresh_token&refresh_token=gr&client_id=gc&client_secret=gs");
        return authorized("Bearer " + answer.json().path("access_token").asText());
    }

    World asSalesforce() throws IOException {
        Answer answer = post(
                "/salesforce/services/oauth2/token", "grant_type=client_credentials&client_id=sc&client_secret=ss");
        return authorized("Bearer " + answer.json().path("access_token").asText());
    }

    World asDynamics() throws IOException {
        Answer answer = post(
                "/dynamics/tenant/oauth2/v2.0/token",
                "grant_type=client_credentials&client_id=dc&client_secret=ds&scope="
                        + encoded(sandbox.address() + "/dynamics/.default"));
        return authorized("Bearer " + answer.json().path("access_token").asText());
    }

    World asStripe() {
        return authorized("Bearer sk_test");
    }

    /** Sends a header with every call from now on. */
    World with(String header, String value) {
        headers.put(header, value);
        return this;
    }

    World without(String header) {
        headers.remove(header);
        return this;
    }

    /** Follows an absolute link that the sandbox gave. */
    Answer follow(String link) throws IOException {
        return get(link.substring(sandbox.address().length()));
    }

    World asHubSpot() {
        return authorized("Bearer pat");
    }

    Answer query(String query) throws IOException {
        return get("/quickbooks/v3/company/" + REALM + "/query?query=" + encoded(query));
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
        sandbox.close();
    }
}
