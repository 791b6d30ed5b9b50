package io.customerhub.sandbox.listings;

import io.customerhub.sandbox.company.CustomerCard;
import io.customerhub.sandbox.company.TruthRow;
import io.customerhub.sandbox.http.CallKind;
import io.customerhub.sandbox.http.Drift;
import io.customerhub.sandbox.http.Faults;
import io.customerhub.sandbox.http.Json;
import io.customerhub.sandbox.http.Page;
import io.customerhub.sandbox.http.Request;
import io.customerhub.sandbox.http.Response;
import io.customerhub.sandbox.http.Router;
import io.customerhub.sandbox.http.Vendor;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;

/** A business directory on the web, open to all who keep to its {@code robots.txt}. */
public final class Directory implements Vendor {

    static final String NAME = "directory";
    private static final Duration CRAWL_DELAY = Duration.ofSeconds(1);

    /** The rules as they are read at the directory's own root and at that of the sandbox. */
    static final String ROBOTS = "User-agent: *\nCrawl-delay: " + CRAWL_DELAY.toSeconds() + "\nDisallow: /private/\n"
            + "Disallow: /owner\nDisallow: /directory/private/\nDisallow: /directory/owner\n";

    private final List<Listing> listings = new ArrayList<>();
    private final Clock clock;
    private final Router router;
    private final AtomicInteger pages = new AtomicInteger();
    private final AtomicInteger tooSoon = new AtomicInteger();
    private final AtomicInteger disallowed = new AtomicInteger();
    private final AtomicReference<Instant> last = new AtomicReference<>(Instant.EPOCH);

    public Directory(List<CustomerCard> cards, Clock clock) {
        this.clock = clock;
        for (CustomerCard card : cards) {
            listings.add(Listing.of(4_001 + listings.size(), card));
        }
        this.router = new Router((status, request) -> html(404, "<h1>Not found</h1>"))
                .on("GET", "/robots.txt", (request, path) -> Response.text(200, "text/plain", ROBOTS))
                .on("GET", "/", (request, path) -> show(request, DirectoryPages.index(parishes())))
                .on("GET", "/search", (request, path) -> search(request))
                .on("GET", "/listing/{id}", this::read);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public CallKind kindOf(Request request) {
        return request.path().equals("/robots.txt") ? CallKind.TOKEN : CallKind.READ;
    }

    @Override
    public Response answer(Request request) {
        if (request.path().startsWith("/private") || request.path().startsWith("/owner")) {
            disallowed.incrementAndGet();
            return html(403, "<h1>Forbidden</h1>\n<p>robots.txt asked you to stay out.</p>");
        }
        return router.route(request);
    }

    @Override
    public Response failure(int status, OptionalInt retryAfterSeconds) {
        Response failure = html(status, status == 429 ? "<h1>Too many requests</h1>" : "<h1>Server error</h1>");
        return retryAfterSeconds.isPresent()
                ? failure.with("Retry-After", String.valueOf(retryAfterSeconds.getAsInt()))
                : failure;
    }

    @Override
    public void addControls(Router controls) {
        controls.on(
                "GET",
                "/directory/manners",
                (request, path) -> Response.json(
                        200,
                        Json.object()
                                .put("pages", pages.get())
                                .put("tooSoon", tooSoon.get())
                                .put("disallowed", disallowed.get())));
    }

    @Override
    public Optional<Page> page(Request request) {
        return request.path().equals("/search")
                ? Optional.of(new Page(Optional.empty(), Directory::drifted))
                : Optional.empty();
    }

    @Override
    public Map<Faults.Kind, String> exempt() {
        return Map.of(
                Faults.Kind.TIMEOUT_AFTER_WRITE, "nothing is written",
                Faults.Kind.EXPIRE_TOKENS, "there are none",
                Faults.Kind.SHORT_PAGE, "its pages are numbered",
                Faults.Kind.CHANGED_TYPE, "all of it is text");
    }

    /** Somebody who redesigns the pages: a class is another one, or a line more is in every listing. */
    private static Response drifted(Response answer, Drift drift) {
        String html = answer.text();
        return drift.kind() == Drift.Kind.MISSING_FIELD
                ? answer.withText(html.replace("class=\"" + drift.field("phone") + "\"", "class=\"x1\""))
                : answer.withText(html.replace(
                        "</article>", "  <p class=\"" + drift.field(Drift.NEW_FIELD) + "\">new</p>\n</article>"));
    }

    @Override
    public List<TruthRow> truth() {
        return listings.stream()
                .map(listing -> new TruthRow(
                        NAME,
                        "listings",
                        String.valueOf(listing.id()),
                        listing.card().customer()))
                .toList();
    }

    private Collection<String> parishes() {
        return listings.stream()
                .map(Listing::parish)
                .filter(parish -> !parish.isEmpty())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private Response search(Request request) {
        String parish = request.parameter("parish").orElse("");
        String number = request.parameter("page").orElse("1");
        if (!number.matches("[1-9][0-9]{0,5}")) {
            return html(400, "<h1>There is no such page</h1>");
        }
        List<Listing> found = listings.stream()
                .filter(listing -> parish.isEmpty() || listing.parish().equals(parish))
                .sorted(Comparator.comparing((Listing listing) -> listing.card().organisation())
                        .thenComparing(Listing::id))
                .toList();
        return show(request, DirectoryPages.search(parish, found, Integer.parseInt(number)));
    }

    private Response read(Request request, Map<String, String> path) {
        return listings.stream()
                .filter(listing -> String.valueOf(listing.id()).equals(path.get("id")))
                .findFirst()
                .map(listing -> show(request, DirectoryPages.one(listing)))
                .orElseGet(() -> html(404, "<h1>Not found</h1>"));
    }

    /** A page that may be kept for a day and asked for again by its tag. */
    private Response show(Request request, String html) {
        Instant now = clock.instant();
        Instant before = last.getAndSet(now);
        pages.incrementAndGet();
        if (now.isBefore(before.plus(CRAWL_DELAY))) {
            tooSoon.incrementAndGet();
        }
        String tag = "\"" + Integer.toHexString(html.hashCode()) + "\"";
        Response answer =
                request.header("if-none-match").equals(Optional.of(tag)) ? Response.empty(304) : html(200, html);
        return answer.with("ETag", tag).with("Cache-Control", "public, max-age=86400");
    }

    private static Response html(int status, String html) {
        return Response.text(status, "text/html;charset=UTF-8", html);
    }
}
