package io.customerhub.sandbox.listings;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.customerhub.sandbox.company.CustomerCard;
import io.customerhub.sandbox.company.TruthRow;
import io.customerhub.sandbox.http.CallKind;
import io.customerhub.sandbox.http.Faults;
import io.customerhub.sandbox.http.Json;
import io.customerhub.sandbox.http.Page;
import io.customerhub.sandbox.http.RateLimit;
import io.customerhub.sandbox.http.Request;
import io.customerhub.sandbox.http.Response;
import io.customerhub.sandbox.http.Router;
import io.customerhub.sandbox.http.Vendor;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Google Places (new) as one project's key sees it: text search and details. */
public final class GooglePlaces implements Vendor {

    static final String NAME = "places";
    private static final int LARGEST_PAGE = 20;
    private static final int REACH = 60;
    private static final int CALLS_A_MINUTE = 600;

    private final String apiKey;
    private final List<ObjectNode> places;
    private final RateLimit rate;
    private final Router router;

    public GooglePlaces(String apiKey, List<CustomerCard> cards, Clock clock) {
        this.apiKey = apiKey;
        Random random = new Random(20);
        this.places = cards.stream().map(card -> place(card, random)).toList();
        this.rate = new RateLimit(CALLS_A_MINUTE, Duration.ofMinutes(1), clock);
        this.router = new Router((status, request) -> PlacesErrors.error(404, "NOT_FOUND", "Not found."))
                .on("POST", "/v1/places:searchText", (request, path) -> search(request))
                .on("GET", "/v1/places/{id}", (request, path) -> read(request, path.getOrDefault("id", "")));
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
        Optional<String> key = request.header("x-goog-api-key").or(() -> request.parameter("key"));
        if (key.isEmpty()) {
            return PlacesErrors.error(
                    403,
                    "PERMISSION_DENIED",
                    "Method doesn't allow unregistered callers (callers without established identity).");
        }
        if (!key.get().equals(apiKey)) {
            return PlacesErrors.error(400, "INVALID_ARGUMENT", "API key not valid. Please pass a valid API key.");
        }
        return rate.admits() ? router.route(request) : limited();
    }

    @Override
    public Response failure(int status, OptionalInt retryAfterSeconds) {
        Response failure =
                status == 429 ? limited() : PlacesErrors.error(status, "INTERNAL", "Internal error encountered.");
        return retryAfterSeconds.isPresent()
                ? failure.with("Retry-After", String.valueOf(retryAfterSeconds.getAsInt()))
                : failure;
    }

    @Override
    public Optional<Page> page(Request request) {
        Optional<JsonNode> body = request.json().filter(JsonNode::isObject);
        if (!request.path().endsWith(":searchText") || body.isEmpty()) {
            return Optional.empty();
        }
        ObjectNode fewer = body.get().deepCopy();
        fewer.put("pageSize", Page.half(size(fewer)));
        return Optional.of(Page.of(request.withBody(fewer), "/places", "", "formattedAddress"));
    }

    @Override
    public Map<Faults.Kind, String> exempt() {
        return Map.of(
                Faults.Kind.TIMEOUT_AFTER_WRITE,
                "nothing is written",
                Faults.Kind.EXPIRE_TOKENS,
                "its key does not expire");
    }

    @Override
    public List<TruthRow> truth() {
        return places.stream()
                .map(place -> new TruthRow(
                        NAME,
                        "places",
                        place.path("id").asText(),
                        place.path("sandboxCustomer").asText()))
                .toList();
    }

    private static Response limited() {
        return PlacesErrors.error(
                429, "RESOURCE_EXHAUSTED", "Quota exceeded for quota metric 'SearchTextRequest' per minute.");
    }

    private Response search(Request request) {
        FieldMask mask = FieldMask.of(request, "places.");
        JsonNode body = request.json().orElseThrow(() -> PlacesErrors.invalid("Invalid JSON payload received."));
        String text = body.path("textQuery").asText();
        if (text.isBlank()) {
            throw PlacesErrors.invalid("Empty text_query");
        }
        int size = size(body);
        if (size < 0) {
            throw PlacesErrors.invalid("page_size must not be negative");
        }
        String query =
                Json.text(((ObjectNode) body.deepCopy()).without(List.of("pageToken", "pageSize", "maxResultCount")));
        int from = body.hasNonNull("pageToken") ? place(body.path("pageToken").asText(), query) : 0;
        List<ObjectNode> found = find(text, body.path("includedType").asText());
        int end = Math.min(found.size(), from + size);
        ObjectNode answer = Json.object();
        if (from < end) {
            ArrayNode list = answer.putArray("places");
            found.subList(from, end).forEach(place -> list.add(mask.select(shown(place), "places.")));
        }
        if (end < found.size() && mask.wantsToken()) {
            answer.put("nextPageToken", token(end, query));
        }
        return Response.json(200, answer);
    }

    private Response read(Request request, String id) {
        FieldMask mask = FieldMask.of(request, "");
        return places.stream()
                .filter(place -> place.path("id").asText().equals(id))
                .findFirst()
                .map(place -> Response.json(200, mask.select(shown(place), "")))
                .orElseGet(() -> PlacesErrors.error(404, "NOT_FOUND", "The Place ID is no longer valid."));
    }

    /** Those that most words of the query fit, and never more than sixty. */
    private List<ObjectNode> find(String text, String type) {
        List<String> words = Stream.of(text.toLowerCase(Locale.ROOT).split("[^\\p{L}0-9]+", -1))
                .filter(word -> word.length() > 2 && !word.equals("jamaica"))
                .toList();
        Comparator<ObjectNode> byFit =
                Comparator.comparing((ObjectNode place) -> fit(place, words)).reversed();
        return places.stream()
                .filter(place -> words.isEmpty() || fit(place, words) > 0)
                .filter(place ->
                        type.isEmpty() || place.path("primaryType").asText().equals(type))
                .sorted(byFit.thenComparing(place -> place.path("id").asText()))
                .limit(REACH)
                .toList();
    }

    private static int fit(ObjectNode place, List<String> words) {
        String all = (place.at("/displayName/text").asText() + " "
                        + place.path("formattedAddress").asText() + " "
                        + place.path("primaryType").asText())
                .toLowerCase(Locale.ROOT);
        return (int) words.stream().filter(all::contains).count();
    }

    private static int size(JsonNode body) {
        int asked = body.path("pageSize").asInt(body.path("maxResultCount").asInt(0));
        return asked == 0 ? LARGEST_PAGE : Math.min(LARGEST_PAGE, asked);
    }

    private static String token(int from, String query) {
        return "A" + Integer.toHexString(query.hashCode()) + "_" + from;
    }

    private static int place(String token, String query) {
        String from = token.substring(token.lastIndexOf('_') + 1);
        if (!from.matches("[0-9]{1,3}") || !token.equals(token(Integer.parseInt(from), query))) {
            throw PlacesErrors.invalid(
                    "Request parameters for paging requests must match the initial SearchText request.");
        }
        return Integer.parseInt(from);
    }

    private static ObjectNode shown(ObjectNode place) {
        ObjectNode shown = place.deepCopy();
        shown.remove("sandboxCustomer");
        return shown;
    }

    private static ObjectNode place(CustomerCard card, Random random) {
        String id = "ChIJ" + Integer.toUnsignedString(card.customer().hashCode(), 36) + "rEeSandboxJM";
        Trade trade = Trade.of(card.organisation());
        ObjectNode place = Json.object().put("id", id).put("name", "places/" + id);
        place.put("sandboxCustomer", card.customer());
        place.putArray("types").add(trade.type()).add("point_of_interest").add("establishment");
        String digits = card.phone().replaceAll("[^0-9]", "");
        if (digits.length() >= 10) {
            String ten = digits.substring(digits.length() - 10);
            String end = ten.substring(3, 6) + "-" + ten.substring(6);
            place.put("nationalPhoneNumber", "(" + ten.substring(0, 3) + ") " + end);
            place.put("internationalPhoneNumber", "+1 " + ten.substring(0, 3) + "-" + end);
        }
        String address = Stream.of(card.street(), card.town(), card.parish(), "Jamaica")
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(", "));
        place.put("formattedAddress", address);
        place.put("shortFormattedAddress", card.street().isEmpty() ? card.town() : card.street());
        place.putObject("location")
                .put("latitude", BigDecimal.valueOf(17_800_000 + random.nextInt(700_000), 6))
                .put("longitude", BigDecimal.valueOf(-78_300_000 + random.nextInt(2_000_000), 6));
        if (random.nextInt(4) > 0) {
            place.put("rating", BigDecimal.valueOf(28 + random.nextInt(22), 1));
            place.put("userRatingCount", 1 + random.nextInt(400));
        }
        place.put(
                "googleMapsUri",
                "https://maps.google.com/?cid=" + Math.floorMod(card.customer().hashCode(), 1 << 30));
        if (random.nextInt(3) == 0) {
            place.put("websiteUri", website(card));
        }
        place.put("businessStatus", random.nextInt(25) == 0 ? "CLOSED_PERMANENTLY" : "OPERATIONAL");
        place.putObject("displayName").put("text", card.organisation()).put("languageCode", "en");
        return place.put("primaryType", trade.type());
    }

    static String website(CustomerCard card) {
        return "https://" + card.organisation().replaceAll("[^A-Za-z]", "").toLowerCase(Locale.ROOT) + ".example/";
    }
}
