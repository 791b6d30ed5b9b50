package io.customerhub.connectors.directory;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import crawlercommons.robots.BaseRobotRules;
import io.customerhub.connectors.JsonRecords;
import io.customerhub.connectors.Page;
import io.customerhub.connectors.RawRecord;
import io.customerhub.connectors.Reading;
import io.customerhub.connectors.VendorException;
import java.io.IOException;
import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One run's way through a directory: its robots.txt first, then page after page where that allows it. The cursor is what
 * the pages said of themselves, so a page that has not changed is answered with a word and not sent.
 */
public final class DirectoryReading implements Reading {
    private static final Logger LOG = LoggerFactory.getLogger(DirectoryReading.class);
    private static final String ETAG = "etag";
    private static final String MODIFIED = "modified";
    private static final String NEXT = "next";

    private final String source;
    private final String entity;
    private final ListingForm form;
    private final int maxPages;
    private final ObjectNode known;
    private final ObjectNode visited = JsonRecords.MAPPER.createObjectNode();
    private final Set<URI> asked = new HashSet<>();

    private Optional<BaseRobotRules> rules = Optional.empty();
    private Optional<URI> page;

    DirectoryReading(String source, String entity, ListingForm form, int maxPages, URI start, String cursor)
            throws IOException {
        this.source = source;
        this.entity = entity;
        this.form = form;
        this.maxPages = maxPages;
        this.page = Optional.of(start);
        JsonNode before = JsonRecords.MAPPER.readTree(cursor);
        this.known = before.path("form").asText().equals(form.meaning())
                ? before.withObjectProperty("pages")
                : JsonRecords.MAPPER.createObjectNode();
    }

    @Override
    public boolean isMore() {
        return page.isPresent();
    }

    /** Whether robots.txt is still to be read. */
    boolean needsRules() {
        return rules.isEmpty();
    }

    /** The page to ask for. */
    URI address() {
        return page.orElseThrow();
    }

    /** How long to wait before the next page, in milliseconds: what robots.txt asks, or at least what the route says. */
    long pauseMillis(long least) {
        long asks = rules.map(BaseRobotRules::getCrawlDelay).orElse(0L);
        return asked.isEmpty() ? 0 : Math.max(least, asks);
    }

    /** What the page said of itself when it was read; empty where it said nothing. */
    String etag() {
        return known.path(address().toString()).path(ETAG).asText();
    }

    String modified() {
        return known.path(address().toString()).path(MODIFIED).asText();
    }

    /**
     * Takes the rules of robots.txt.
     *
     * @throws VendorException.Refused where they do not allow the first page
     */
    void obey(BaseRobotRules found) {
        rules = Optional.of(found);
        if (!found.isAllowed(address().toString())) {
            throw new VendorException.Refused(
                    source,
                    "reading " + address().getPath(),
                    "its robots.txt does not allow it",
                    "take another page to begin with, or ask the directory for its data");
        }
    }

    /** Takes a page that has not changed. */
    Page unchanged() {
        JsonNode entry = known.path(address().toString());
        String next = entry.path(NEXT).asText();
        visited.set(address().toString(), entry);
        moveOn(next.isEmpty() ? Optional.empty() : Optional.of(URI.create(next)));
        return new Page(source, List.of(), cursor());
    }

    /**
     * Takes a page.
     *
     * @param charset what the answer says of its encoding; null where it leaves that to the page
     * @throws VendorException.Refused where the first page has no listing where the route says they stand
     */
    Page page(byte[] html, @Nullable String charset, String etag, String modified) throws IOException {
        var answer = new ListingPage(form, html, charset, address());
        if (!answer.isWhole()) {
            throw new VendorException.Unavailable(
                    source, "reading " + address().getPath(), "a page that ends before its </html>");
        }
        List<RawRecord> records = answer.records(entity);
        if (records.isEmpty() && asked.isEmpty()) {
            throw new VendorException.Refused(
                    source,
                    "reading " + address().getPath(),
                    "nothing in it is a '" + form.item() + "'",
                    "look at the page: the directory may have changed its design, or have no such listing");
        }
        ObjectNode entry = JsonRecords.MAPPER.createObjectNode();
        entry.put(ETAG, etag).put(MODIFIED, modified);
        answer.next().ifPresent(next -> entry.put(NEXT, next.toString()));
        if (!etag.isEmpty() || !modified.isEmpty()) {
            visited.set(address().toString(), entry);
        }
        moveOn(answer.next());
        return new Page(source, records, cursor());
    }

    private void moveOn(Optional<URI> next) {
        URI here = address();
        asked.add(here);
        page = next.filter(to -> !asked.contains(to));
        if (page.isPresent() && asked.size() >= maxPages) {
            LOG.info("{} has more than {} pages; the others are left", source, maxPages);
            page = Optional.empty();
        }
        page.filter(to -> !isSameSite(here, to)).ifPresent(to -> {
            LOG.warn("a next page of {} is at another site, {}; it is left", source, to.getHost());
            page = Optional.empty();
        });
        page.filter(to -> !rules.orElseThrow().isAllowed(to.toString())).ifPresent(to -> {
            LOG.warn("robots.txt of {} does not allow {}; it is left", source, to.getPath());
            page = Optional.empty();
        });
    }

    private static boolean isSameSite(URI one, URI other) {
        return Objects.equals(one.getScheme(), other.getScheme())
                && Objects.equals(one.getHost(), other.getHost())
                && one.getPort() == other.getPort();
    }

    /** While the run goes on, pages of the last run are kept that it may still come to. */
    private String cursor() {
        ObjectNode cursor = JsonRecords.MAPPER.createObjectNode().put("form", form.meaning());
        ObjectNode pages = cursor.putObject("pages");
        if (isMore()) {
            pages.setAll(known);
        }
        pages.setAll(visited);
        return cursor.toString();
    }
}
