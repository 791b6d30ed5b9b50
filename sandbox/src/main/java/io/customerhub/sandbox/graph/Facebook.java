package io.customerhub.sandbox.graph;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.customerhub.sandbox.company.CustomerCard;
import io.customerhub.sandbox.company.TruthRow;
import io.customerhub.sandbox.http.CallKind;
import io.customerhub.sandbox.http.Faults;
import io.customerhub.sandbox.http.Json;
import io.customerhub.sandbox.http.Page;
import io.customerhub.sandbox.http.RateLimit;
import io.customerhub.sandbox.http.Refusal;
import io.customerhub.sandbox.http.Request;
import io.customerhub.sandbox.http.Response;
import io.customerhub.sandbox.http.Router;
import io.customerhub.sandbox.http.Vendor;
import io.customerhub.sandbox.journal.Journal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Facebook's Graph API as an app sees one Page that was connected to it. */
public final class Facebook implements Vendor {

    static final String NAME = "facebook";
    private static final String VERSION = "/v25.0";
    private static final int CALLS_AN_HOUR = 4_800;
    private static final Pattern SINCE = Pattern.compile(
            "\\[\\{\"field\":\"time_created\",\"operator\":\"(GREATER_THAN|GREATER_THAN_OR_EQUAL)\",\"value\":([0-9]{1,12})\\}\\]");

    private final String accessToken;
    private final FacebookPage page;
    private final FacebookControls controls;
    private final RateLimit rate;
    private final Router router;

    public Facebook(FacebookCredentials credentials, List<CustomerCard> cards, Journal journal, Clock clock) {
        this.accessToken = credentials.accessToken();
        this.page = new FacebookPage(cards);
        this.controls = new FacebookControls(page, credentials.appSecret(), journal, clock);
        this.rate = new RateLimit(CALLS_AN_HOUR, Duration.ofHours(1), clock);
        this.router = new Router((status, request) -> GraphErrors.missing(request.path()))
                .on("GET", VERSION + "/{id}", guarded(this::node))
                .on(
                        "GET",
                        VERSION + "/{id}/posts",
                        guarded((request, path) -> isPage(path)
                                ? page.posts().page(request, FacebookPage.POST, any -> true)
                                : GraphErrors.missing(path.getOrDefault("id", ""))))
                .on(
                        "GET",
                        VERSION + "/{id}/comments",
                        guarded((request, path) -> page.commentsOf(path.getOrDefault("id", ""))
                                .page(request, FacebookPage.COMMENT, any -> true)))
                .on(
                        "GET",
                        VERSION + "/{id}/leadgen_forms",
                        guarded((request, path) -> isPage(path)
                                ? page.forms().page(request, FacebookPage.FORM_FIELDS, any -> true)
                                : GraphErrors.missing(path.getOrDefault("id", ""))))
                .on("GET", VERSION + "/{id}/leads", guarded(this::leads));
        journal.replay(controls::restore);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public CallKind kindOf(Request request) {
        return CallKind.READ;
    }

    @Override
    public Response answer(Request request) {
        Response answer;
        try {
            answer = router.route(request);
        } catch (Refusal refusal) {
            answer = refusal.response();
        }
        return answer.with("X-App-Usage", usage());
    }

    @Override
    public Response failure(int status, OptionalInt retryAfterSeconds) {
        Response failure = status == 429 ? GraphErrors.limited() : GraphErrors.failure(status);
        return retryAfterSeconds.isPresent()
                ? failure.with("Retry-After", String.valueOf(retryAfterSeconds.getAsInt()))
                : failure;
    }

    @Override
    public void addControls(Router router) {
        controls.addTo(router);
    }

    @Override
    public Optional<Page> page(Request request) {
        return GraphPages.page(request, "created_time", "/posts", "/comments", "/leads");
    }

    @Override
    public List<TruthRow> truth() {
        return page.truth();
    }

    @Override
    public Map<Faults.Kind, String> exempt() {
        return Map.of(
                Faults.Kind.TIMEOUT_AFTER_WRITE,
                "nothing is written",
                Faults.Kind.EXPIRE_TOKENS,
                "a Page's token does not expire");
    }

    private String usage() {
        int used = rate.used() * 100 / CALLS_AN_HOUR;
        return Json.text(
                Json.object().put("call_count", used).put("total_cputime", used).put("total_time", used));
    }

    private Router.Handler guarded(Router.Handler handler) {
        return (request, path) -> {
            if (!Instagram.token(request).equals(accessToken)) {
                return GraphErrors.invalidToken();
            }
            return rate.admits() ? handler.answer(request, path) : GraphErrors.limited();
        };
    }

    private Response node(Request request, Map<String, String> path) {
        String id = path.getOrDefault("id", "");
        if (isPage(path)) {
            return Response.json(200, FacebookPage.PAGE.select(FacebookPage.page(), request));
        }
        return page.posts()
                .find(id)
                .map(post -> FacebookPage.POST.select(post, request))
                .or(() -> page.leads().find(id).map(lead -> FacebookPage.LEAD.select(lead, request)))
                .map(node -> Response.json(200, node))
                .orElseGet(() -> GraphErrors.missing(id));
    }

    private Response leads(Request request, Map<String, String> path) {
        if (!FacebookPage.FORM.equals(path.get("id"))) {
            return GraphErrors.missing(path.getOrDefault("id", ""));
        }
        Optional<String> filtering = request.parameter("filtering");
        if (filtering.isEmpty()) {
            return page.leads().page(request, FacebookPage.LEAD, any -> true);
        }
        Matcher since = SINCE.matcher(filtering.get().replace(" ", ""));
        if (!since.matches()) {
            throw GraphErrors.badParameter("Param filtering must be a filter by time_created");
        }
        long least = Long.parseLong(since.group(2)) + (since.group(1).endsWith("EQUAL") ? 0 : 1);
        return page.leads().page(request, FacebookPage.LEAD, lead -> seconds(lead) >= least);
    }

    private static long seconds(ObjectNode lead) {
        return Instant.parse(lead.path("created_time").asText().replace("+0000", "Z"))
                .getEpochSecond();
    }

    private static boolean isPage(Map<String, String> path) {
        String id = path.getOrDefault("id", "");
        return id.equals("me") || id.equals(FacebookPage.ID);
    }
}
