package io.customerhub.connectors.directory;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.customerhub.connectors.JsonRecords;
import io.customerhub.connectors.RawRecord;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** A page of a directory, as HTML. */
final class ListingPage {
    private static final int ID_LENGTH = 32;

    private final ListingForm form;
    private final Document page;
    private final boolean whole;

    /**
     * Parses a page.
     *
     * @param charset what the answer says of its encoding; null where it leaves that to the page
     */
    ListingPage(ListingForm form, byte[] html, @Nullable String charset, URI address) throws IOException {
        this.form = form;
        this.whole = isClosed(html);
        this.page = Jsoup.parse(new ByteArrayInputStream(html), charset, address.toString());
    }

    /** Whether the page came to its end: a parser of HTML mends what was cut off, and the listings behind would be lost. */
    boolean isWhole() {
        return whole;
    }

    /** Tags are ASCII in every encoding that pages are sent in but UTF-16, where zeros stand between. */
    private static boolean isClosed(byte[] html) {
        String text = new String(html, StandardCharsets.ISO_8859_1).replace("\0", "");
        return text.toLowerCase(Locale.ROOT).contains("</html");
    }

    List<RawRecord> records(String entity) {
        return page.select(form.item()).stream()
                .map(listing -> record(entity, listing))
                .toList();
    }

    private RawRecord record(String entity, Element listing) {
        ObjectNode body = JsonRecords.MAPPER.createObjectNode();
        form.fields().forEach((name, place) -> body.put(name, place.in(listing)));
        String link = form.link().map(place -> place.in(listing)).orElse("").replaceFirst("#.*$", "");
        if (!link.isEmpty()) {
            body.put("link", link);
        }
        String name = body.path("name").asText();
        Optional<String> problem = name.isEmpty()
                ? Optional.of("the listing has no name where the route says it stands")
                : Optional.empty();
        String id = link.isEmpty() ? hash(name, body.path("phone").asText()) : link;
        try {
            return new RawRecord(entity, id, false, JsonRecords.MAPPER.writeValueAsBytes(body), body, problem);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree is always JSON", e);
        }
    }

    /** An id of a listing that has no address: the same for other cases, spaces and ways to write the number. */
    private static String hash(String name, String phone) {
        String same = name.toLowerCase(Locale.ROOT).replaceAll("\\s+", " ") + "\n" + phone.replaceAll("[^0-9]", "");
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(same.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest).substring(0, ID_LENGTH);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** The address of the next page; nothing on the last. */
    Optional<URI> next() {
        return form.next()
                .map(place -> place.in(page))
                .filter(address -> !address.isEmpty())
                .map(URI::create);
    }
}
