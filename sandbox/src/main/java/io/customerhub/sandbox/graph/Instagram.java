package io.customerhub.sandbox.graph;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
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
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Instagram's Graph API as an app sees one business account that logged in to it. */
public final class Instagram implements Vendor {

    static final String NAME = "instagram";
    private static final int CALLS_AN_HOUR = 200;

    private final InstagramCredentials credentials;
    private final LongLivedTokens tokens;
    private final InstagramFeed feed;
    private final InstagramControls controls;
    private final RateLimit rate;
    private final Router router;

    /**
     * Makes the account.
     *
     * @param seeded whether anything was posted before
     */
    public Instagram(InstagramCredentials credentials, boolean seeded, Journal journal, Clock clock) {
        this.credentials = credentials;
        this.tokens = new LongLivedTokens(journal, clock);
        this.feed = new InstagramFeed(seeded);
        this.controls = new InstagramControls(feed, tokens, credentials.appSecret(), journal, clock);
        this.rate = new RateLimit(CALLS_AN_HOUR, Duration.ofHours(1), clock);
        this.router = new Router((status, request) -> GraphErrors.missing(request.path()))
                .on("GET", "/refresh_access_token", (request, path) -> refresh(request))
                .on("GET", "/access_token", (request, path) -> exchange(request))
                .on("GET", "/{id}", guarded(this::node))
                .on("GET", "/{id}/media", guarded(this::media))
                .on(
                        "GET",
                        "/{id}/comments",
                        guarded((request, path) -> feed.commentsOf(path.getOrDefault("id", ""))
                                .page(request, InstagramFeed.COMMENT, any -> true)))
                .on("GET", "/{id}/insights", guarded(this::insights));
        journal.replay(line -> {
            if (line.path("kind").asText().equals("token")) {
                tokens.restore(line);
            } else {
                controls.restore(line);
            }
        });
        tokens.begin(credentials.accessToken());
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public CallKind kindOf(Request request) {
        return request.path().endsWith("access_token") ? CallKind.TOKEN : CallKind.READ;
    }

    @Override
    public Response answer(Request request) {
        Response answer;
        try {
            answer = router.route(withoutVersion(request));
        } catch (Refusal refusal) {
            answer = refusal.response();
        }
        return answer.with("X-App-Usage", usage());
    }

    @Override
    public Response failure(int status, OptionalInt retryAfterSeconds) {
        Response failure = status == 429 ? GraphErrors.limited() : GraphErrors.failure(status);
        return (retryAfterSeconds.isPresent()
                        ? failure.with("Retry-After", String.valueOf(retryAfterSeconds.getAsInt()))
                        : failure)
                .with("X-App-Usage", usage());
    }

    @Override
    public void addControls(Router router) {
        controls.addTo(router);
    }

    @Override
    public Optional<Page> page(Request request) {
        return GraphPages.page(request, "timestamp", "/media", "/comments");
    }

    @Override
    public Map<Faults.Kind, String> exempt() {
        return Map.of(Faults.Kind.TIMEOUT_AFTER_WRITE, "nothing is written");
    }

    @Override
    public void expireTokens() {
        tokens.age(LongLivedTokens.LONG);
    }

    /** The share of the hour's calls that is used up, in a hundred; the vendor counts its own time too. */
    private String usage() {
        int used = rate.used() * 100 / CALLS_AN_HOUR;
        return Json.text(Json.object()
                .put("call_count", used)
                .put("total_cputime", used / 4)
                .put("total_time", used / 3));
    }

    static Request withoutVersion(Request request) {
        String path = request.path().replaceFirst("^/v[0-9]{2}\\.[0-9]/", "/");
        return new Request(request.method(), path, request.query(), request.headers(), request.body(), request.base());
    }

    static String token(Request request) {
        return request.parameter("access_token").or(request::bearer).orElse("");
    }

    private Response refresh(Request request) {
        return request.parameter("grant_type").equals(Optional.of("ig_refresh_token"))
                ? tokens.refresh(token(request))
                : GraphErrors.error(400, "IGApiException", 100, 0, "Unsupported grant_type");
    }

    private Response exchange(Request request) {
        if (!request.parameter("grant_type").equals(Optional.of("ig_exchange_token"))) {
            return GraphErrors.error(400, "IGApiException", 100, 0, "Unsupported grant_type");
        }
        return request.parameter("client_secret").equals(Optional.of(credentials.appSecret()))
                ? tokens.exchange(token(request))
                : GraphErrors.error(400, "OAuthException", 1, 0, "Error validating client secret.");
    }

    private Router.Handler guarded(Router.Handler handler) {
        return (request, path) -> tokens.problem(token(request))
                .orElseGet(() -> rate.admits() ? handler.answer(request, path) : GraphErrors.limited());
    }

    private Response node(Request request, Map<String, String> path) {
        String id = path.getOrDefault("id", "");
        if (isUser(id)) {
            return Response.json(200, InstagramFeed.PROFILE.select(feed.profile(), request));
        }
        return feed.media()
                .find(id)
                .map(post -> Response.json(200, InstagramFeed.MEDIA.select(post, request)))
                .orElseGet(() -> GraphErrors.missing(id));
    }

    private Response media(Request request, Map<String, String> path) {
        String id = path.getOrDefault("id", "");
        return isUser(id) ? feed.media().page(request, InstagramFeed.MEDIA, any -> true) : GraphErrors.missing(id);
    }

    private Response insights(Request request, Map<String, String> path) {
        String id = path.getOrDefault("id", "");
        Optional<ObjectNode> post = feed.media().find(id);
        if (post.isEmpty()) {
            return GraphErrors.missing(id);
        }
        int likes = post.get().path("like_count").asInt();
        Map<String, Integer> metrics = Map.of(
                "likes",
                likes,
                "comments",
                post.get().path("comments_count").asInt(),
                "reach",
                likes * 9,
                "saved",
                likes / 12,
                "shares",
                likes / 20,
                "views",
                likes * 14);
        ObjectNode answer = Json.object();
        ArrayNode data = answer.putArray("data");
        for (String name : request.parameter("metric").orElse("reach").split(",", -1)) {
            Integer value = metrics.get(name);
            if (value == null) {
                throw GraphErrors.badParameter("metric[0] must be one of the following values: " + metrics.keySet());
            }
            ObjectNode metric = data.addObject().put("name", name).put("period", "lifetime");
            metric.putArray("values").addObject().put("value", value);
            metric.put("title", name).put("id", id + "/insights/" + name + "/lifetime");
        }
        return Response.json(200, answer);
    }

    private static boolean isUser(String id) {
        return id.equals("me") || id.equals(InstagramFeed.USER);
    }
}
