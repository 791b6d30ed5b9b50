package io.customerhub.connectors.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.customerhub.connectors.JsonRecords;
import io.customerhub.connectors.JsonRecords.Element;
import io.customerhub.connectors.Page;
import io.customerhub.connectors.RawRecord;
import io.customerhub.connectors.VendorException;
import io.customerhub.connectors.http.HttpCall;
import io.customerhub.connectors.http.HttpReading;
import io.customerhub.connectors.http.NextLink;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One run's way through a JSON API. The cursor moves to the latest change seen with the last page and not before: what
 * order the records of other pages have, nobody knows, and a run that is cut off reads again what it had.
 */
public final class RestReading implements HttpReading {
    private static final String CHANGED_AT = "changedAt";

    private final RestApi api;
    private final Instant known;
    private Instant latest;
    private boolean more = true;
    private int pages;
    private long records;
    private String position = "";

    RestReading(RestApi api, String cursor) throws IOException {
        this.api = api;
        JsonNode changedAt = JsonRecords.MAPPER.readTree(cursor).path(CHANGED_AT);
        this.latest = changedAt.isMissingNode() ? Instant.EPOCH : Instant.parse(changedAt.asText());
        this.known =
                latest.equals(Instant.EPOCH) ? latest : latest.minus(api.since().overlap());
    }

    @Override
    public boolean isMore() {
        return more;
    }

    @Override
    public HttpCall next() {
        if (api.paging().style() == PagingStyle.NEXT_LINK && !position.isEmpty()) {
            return headed(HttpCall.get(position));
        }
        HttpCall call;
        if (api.body().isEmpty()) {
            call = HttpCall.get(api.address());
            asked().forEach(call::with);
        } else {
            ObjectNode body = JsonRecords.MAPPER.createObjectNode();
            api.body().forEach(body::put);
            asked().forEach(body::putPOJO);
            call = HttpCall.post(api.address(), body.toString().getBytes(StandardCharsets.UTF_8));
        }
        api.query().forEach(call::with);
        return headed(call);
    }

    /** What a call says beside its fixed parameters: how much, since when, and from where. */
    private Map<String, Object> asked() {
        var asked = new LinkedHashMap<String, Object>();
        if (!api.paging().sizeParameter().isEmpty()) {
            asked.put(api.paging().sizeParameter(), api.paging().size());
        }
        if (!api.since().parameter().isEmpty() && known.isAfter(Instant.EPOCH)) {
            asked.put(api.since().parameter(), api.since().format().write(known));
        }
        switch (api.paging().style()) {
            case PAGE -> asked.put(api.paging().parameter(), pages + 1);
            case OFFSET -> asked.put(api.paging().parameter(), records);
            case CURSOR, LAST_ID -> {
                if (!position.isEmpty()) {
                    asked.put(api.paging().parameter(), position);
                }
            }
            default -> {
                // One page, or the first of those that are linked.
            }
        }
        return asked;
    }

    private HttpCall headed(HttpCall call) {
        api.headers().forEach(call::header);
        return call;
    }

    @Override
    public Page page(byte[] answer) throws IOException {
        String list = api.records().list();
        List<Element> elements = JsonRecords.find(answer, list.isEmpty() ? new String[0] : list.split("\\.", -1))
                .orElseThrow(() -> drift("the answer has no list '" + list + "'"));
        var page = new ArrayList<RawRecord>();
        boolean reachedKnown = false;
        for (Element element : elements) {
            Instant changedAt = changedAt(element.body());
            latest = changedAt.isAfter(latest) ? changedAt : latest;
            reachedKnown |= api.since().newestFirst()
                    && changedAt.isBefore(known)
                    && timeProblem(element.body()).isEmpty();
            page.add(record(element));
        }
        pages++;
        records += elements.size();
        moveOn(answer, elements, reachedKnown);
        return new Page(api.source(), page, cursor());
    }

    private void moveOn(byte[] answer, List<Element> elements, boolean reachedKnown) throws IOException {
        more = !reachedKnown
                && switch (api.paging().style()) {
                    case NONE -> false;
                    case PAGE, OFFSET -> !elements.isEmpty();
                    case LAST_ID -> hasMore(answer) && !elements.isEmpty();
                    case CURSOR, NEXT_LINK -> {
                        String next = at(
                                        JsonRecords.MAPPER.readTree(answer),
                                        api.paging().next())
                                .asText("");
                        boolean goesOn = !next.isEmpty() && !next.equals("null") && !next.equals(position);
                        position = goesOn ? next : position;
                        yield goesOn;
                    }
                };
        if (api.paging().style() == PagingStyle.LAST_ID && more) {
            position = id(elements.get(elements.size() - 1));
        }
        if (api.paging().style() == PagingStyle.NEXT_LINK && more) {
            position = NextLink.follow(api.address(), position)
                    .orElseThrow(() -> drift("the link to the next page leads to another host"));
        }
    }

    private boolean hasMore(byte[] answer) throws IOException {
        return at(JsonRecords.MAPPER.readTree(answer), api.paging().more()).asBoolean();
    }

    private String cursor() {
        Instant reached = more
                ? (known.equals(Instant.EPOCH) ? known : known.plus(api.since().overlap()))
                : latest;
        return JsonRecords.MAPPER
                .createObjectNode()
                .put(CHANGED_AT, reached.toString())
                .toString();
    }

    private RawRecord record(Element element) {
        JsonNode deleted = at(element.body(), api.records().deleted());
        boolean gone = !deleted.isMissingNode()
                && !deleted.isNull()
                && !deleted.asText("there").isEmpty()
                && !deleted.asText("there").equals("false");
        return new RawRecord(
                api.records().entity(),
                id(element),
                gone,
                element.payload(),
                element.body(),
                gone ? Optional.empty() : timeProblem(element.body()));
    }

    /** Why a record's time of change cannot be told, which a record of an API that gives one always has. */
    private Optional<String> timeProblem(JsonNode record) {
        String field = api.records().changedAt();
        return field.isEmpty() || at(record, field).isValueNode()
                ? Optional.empty()
                : Optional.of("the system gives no '" + field + "', the time of its change");
    }

    /** A record without an id goes by its content: it is not lost, and not taken for another. */
    private String id(Element element) {
        String id = at(element.body(), api.records().id()).asText("");
        return id.isEmpty() ? "without id " + fingerprint(element.payload()) : id;
    }

    private Instant changedAt(JsonNode record) {
        if (api.records().changedAt().isEmpty()) {
            return Instant.EPOCH;
        }
        JsonNode time = at(record, api.records().changedAt());
        if (!time.isValueNode() || time.isNull()) {
            return Instant.EPOCH;
        }
        try {
            return api.since().format().read(time);
        } catch (DateTimeException e) {
            throw drift("'" + api.records().changedAt() + "' of a record is not a time");
        }
    }

    private VendorException drift(String what) {
        return new VendorException.Refused(
                api.source(),
                "reading " + api.records().entity(),
                what,
                "the system has changed its answers: change the Kamelet and the mapping");
    }

    static JsonNode at(JsonNode node, String way) {
        if (way.isEmpty()) {
            return MissingNode.getInstance();
        }
        JsonNode found = node;
        for (String name : way.split("\\.", -1)) {
            found = found.path(name);
        }
        return found;
    }

    private static String fingerprint(byte[] payload) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(payload);
            return HexFormat.of().formatHex(digest, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
