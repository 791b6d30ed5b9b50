package io.customerhub.sandbox.google;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.customerhub.sandbox.company.Company;
import io.customerhub.sandbox.http.AccessTokens;
import io.customerhub.sandbox.http.AuthorizationCodes;
import io.customerhub.sandbox.http.CallKind;
import io.customerhub.sandbox.http.ConsentScreen;
import io.customerhub.sandbox.http.Faults;
import io.customerhub.sandbox.http.Form;
import io.customerhub.sandbox.http.Json;
import io.customerhub.sandbox.http.Page;
import io.customerhub.sandbox.http.RateLimit;
import io.customerhub.sandbox.http.Request;
import io.customerhub.sandbox.http.Response;
import io.customerhub.sandbox.http.Router;
import io.customerhub.sandbox.http.Statistics;
import io.customerhub.sandbox.http.Vendor;
import io.customerhub.sandbox.journal.Journal;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Google's token server and Sheets, for one user of one project with one spreadsheet. */
public final class Google implements Vendor {

    static final String NAME = "google";
    private static final String SCOPE = "https://www.googleapis.com/auth/spreadsheets";
    private static final Duration TOKEN = Duration.ofHours(1);
    private static final int A_MINUTE_PER_USER = 60;
    private static final int A_MINUTE_PER_PROJECT = 300;

    /** The quotas of reading or of writing, which are counted apart. */
    private record Quota(String direction, RateLimit user, RateLimit project) {

        static Quota of(String direction, Clock clock) {
            Duration minute = Duration.ofMinutes(1);
            return new Quota(
                    direction,
                    new RateLimit(A_MINUTE_PER_USER, minute, clock),
                    new RateLimit(A_MINUTE_PER_PROJECT, minute, clock));
        }
    }

    private final GoogleCredentials credentials;
    private final AccessTokens tokens;
    private final RefreshTokens refreshTokens;
    private final AuthorizationCodes codes;
    private final Sheet sheet;
    private final Statistics statistics;
    private final Quota reads;
    private final Quota writes;
    private final Router router;

    public Google(GoogleCredentials credentials, Company company, Journal journal, Statistics statistics, Clock clock) {
        this.credentials = credentials;
        this.tokens = new AccessTokens(TOKEN, clock);
        this.refreshTokens = new RefreshTokens(credentials.refreshToken(), journal);
        this.codes = new AuthorizationCodes(clock);
        ConsentScreen consent = new ConsentScreen(
                new ConsentScreen.Client(credentials.clientId(), credentials.redirectUrl(), SCOPE, false),
                codes,
                Map.of("scope", SCOPE));
        this.sheet = new Sheet(company, journal);
        this.statistics = statistics;
        this.reads = Quota.of("Read", clock);
        this.writes = Quota.of("Write", clock);
        this.router = new Router(Google::unrouted)
                .on("GET", "/o/oauth2/v2/auth", (request, variables) -> consent.show(request))
                .on("POST", "/o/oauth2/v2/auth", (request, variables) -> consent.decide(request))
                .on("POST", "/token", (request, variables) -> token(request))
                .on("GET", "/v4/spreadsheets/{id}", guarded((request, variables) -> properties()))
                .on("GET", "/v4/spreadsheets/{id}/values:batchGet", guarded((request, variables) -> batchGet(request)))
                .on(
                        "GET",
                        "/v4/spreadsheets/{id}/values/{range}",
                        guarded((request, variables) ->
                                Response.json(200, values(variables.getOrDefault("range", ""), request))))
                .on(
                        "POST",
                        "/v4/spreadsheets/{id}/values:batchUpdate",
                        guarded((request, variables) -> update(request)));
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public CallKind kindOf(Request request) {
        if (request.path().equals("/token") || request.path().startsWith("/o/oauth2/")) {
            return CallKind.TOKEN;
        }
        return request.method().equals("GET") ? CallKind.READ : CallKind.WRITE;
    }

    @Override
    public Response answer(Request request) {
        return router.route(request);
    }

    @Override
    public Response failure(int status, OptionalInt retryAfterSeconds) {
        Response failure = status == 429
                ? GoogleErrors.limited("Read", "user")
                : GoogleErrors.error(status, "INTERNAL", "Internal error encountered.");
        return retryAfterSeconds.isPresent()
                ? failure.with("Retry-After", String.valueOf(retryAfterSeconds.getAsInt()))
                : failure;
    }

    @Override
    public Optional<Page> page(Request request) {
        return request.method().equals("GET") && request.path().contains("/values")
                ? Optional.of(new Page(Optional.empty(), Page.json(SheetDrift::drift)))
                : Optional.empty();
    }

    @Override
    public Map<Faults.Kind, String> exempt() {
        return Map.of(Faults.Kind.SHORT_PAGE, "a range comes in one piece");
    }

    @Override
    public void expireTokens() {
        tokens.revokeAll();
    }

    @Override
    public void addControls(Router controls) {
        controls.on("POST", "/google/disconnect", (request, variables) -> {
            refreshTokens.revokeAll();
            tokens.revokeAll();
            return Response.empty(204);
        });
    }

    private Response token(Request request) {
        Form form = request.form();
        if (!form.first("client_id").equals(credentials.clientId())
                || !form.first("client_secret").equals(credentials.clientSecret())) {
            return GoogleErrors.tokenRefused(401, "invalid_client", "The OAuth client was not found.");
        }
        return switch (form.first("grant_type")) {
            case "refresh_token" ->
                refreshTokens.isValid(form.first("refresh_token"))
                        ? Response.json(200, granted())
                        : GoogleErrors.tokenRefused(400, "invalid_grant", "Token has been expired or revoked.");
            case "authorization_code" ->
                codes.redeem(form)
                        .map(consent -> Response.json(200, granted(consent)))
                        .orElseGet(() -> GoogleErrors.tokenRefused(400, "invalid_grant", "Malformed auth code."));
            default -> GoogleErrors.tokenRefused(400, "unsupported_grant_type", "Invalid grant_type");
        };
    }

    private ObjectNode granted() {
        return Json.object()
                .put("access_token", tokens.issue("ya29."))
                .put("expires_in", TOKEN.toSeconds())
                .put("scope", SCOPE)
                .put("token_type", "Bearer");
    }

    /** A refresh token is only for who asked for access while the user is away. */
    private ObjectNode granted(AuthorizationCodes.Consent consent) {
        return "offline".equals(consent.asked().get("access_type"))
                ? granted().put("refresh_token", refreshTokens.issue())
                : granted();
    }

    /** Lets a handler run only for a good token, the one spreadsheet, and within the quotas. */
    private Router.Handler guarded(Router.Handler handler) {
        return (request, variables) -> {
            if (request.bearer().filter(tokens::isValid).isEmpty()) {
                return GoogleErrors.unauthorized();
            }
            Quota quota = request.method().equals("GET") ? reads : writes;
            if (!quota.user().admits()) {
                return GoogleErrors.limited(quota.direction(), "user");
            }
            if (!quota.project().admits()) {
                return GoogleErrors.limited(quota.direction(), "project");
            }
            return credentials.spreadsheet().equals(variables.get("id"))
                    ? handler.answer(request, variables)
                    : GoogleErrors.error(404, "NOT_FOUND", "Requested entity was not found.");
        };
    }

    private Response properties() {
        ObjectNode answer = Json.object().put("spreadsheetId", credentials.spreadsheet());
        answer.putObject("properties")
                .put("title", "Customers")
                .put("locale", "en_GB")
                .put("timeZone", "America/Jamaica");
        ObjectNode only = answer.putArray("sheets").addObject().putObject("properties");
        only.put("sheetId", 0).put("title", Sheet.TITLE).put("index", 0).put("sheetType", "GRID");
        only.putObject("gridProperties").put("rowCount", sheet.size()).put("columnCount", Sheet.COLUMNS);
        return Response.json(200, answer);
    }

    private Response batchGet(Request request) {
        List<String> ranges = request.parameters("ranges");
        ObjectNode answer = Json.object().put("spreadsheetId", credentials.spreadsheet());
        ArrayNode list = answer.putArray("valueRanges");
        ranges.forEach(range -> list.add(values(range, request)));
        return Response.json(200, answer);
    }

    private ObjectNode values(String text, Request request) {
        if (!request.parameter("majorDimension").orElse("ROWS").equals("ROWS")) {
            throw GoogleErrors.invalid("The sandbox reads majorDimension ROWS only");
        }
        GridRange range = GridRange.parse(text);
        if (!range.sheet().isEmpty() && !range.sheet().equals(Sheet.TITLE)) {
            throw GoogleErrors.badRange(text);
        }
        String option = request.parameter("valueRenderOption").orElse("FORMATTED_VALUE");
        String days = request.parameter("dateTimeRenderOption").orElse("SERIAL_NUMBER");
        if (range.firstRow() >= sheet.size() || range.firstColumn() >= Sheet.COLUMNS) {
            throw GoogleErrors.invalid("Range (" + text + ") exceeds grid limits. Max rows: " + sheet.size()
                    + ", max columns: " + Sheet.COLUMNS);
        }
        ArrayNode rows = sheet.read(range, option.equals("FORMATTED_VALUE"), days.equals("FORMATTED_STRING"));
        ObjectNode answer = Json.object()
                .put("range", range.within(Sheet.TITLE, sheet.size(), Sheet.COLUMNS))
                .put("majorDimension", "ROWS");
        if (!rows.isEmpty()) {
            answer.set("values", rows);
        }
        return answer;
    }

    private Response update(Request request) {
        JsonNode body = request.json().orElseThrow(() -> GoogleErrors.invalid("Invalid JSON payload received."));
        if (!body.hasNonNull("valueInputOption")) {
            throw GoogleErrors.invalid("'valueInputOption' is required but not specified");
        }
        // All or nothing: what does not fit is found before anything is written.
        body.path("data").forEach(data -> sheet.refuseMisfit(data.path("range").asText(), data.path("values")));
        ObjectNode answer = Json.object().put("spreadsheetId", credentials.spreadsheet());
        ArrayNode responses = Json.array();
        int rows = 0;
        int cells = 0;
        for (JsonNode data : body.path("data")) {
            String range = data.path("range").asText();
            Sheet.Written written = sheet.update(range, data.path("values"));
            rows += written.rows();
            cells += written.cells();
            for (int i = 0; i < written.rows(); i++) {
                statistics.record(NAME, Statistics.Outcome.CHANGED);
            }
            responses
                    .addObject()
                    .put("spreadsheetId", credentials.spreadsheet())
                    .put("updatedRange", range)
                    .put("updatedRows", written.rows())
                    .put("updatedColumns", written.columns())
                    .put("updatedCells", written.cells());
        }
        answer.put("totalUpdatedRows", rows)
                .put("totalUpdatedCells", cells)
                .put("totalUpdatedSheets", rows > 0 ? 1 : 0);
        answer.set("responses", responses);
        return Response.json(200, answer);
    }

    private static Response unrouted(int status, Request request) {
        return GoogleErrors.error(
                status, status == 404 ? "NOT_FOUND" : "UNIMPLEMENTED", request.method() + " " + request.path());
    }
}
