package io.customerhub.sandbox.quickbooks;

import io.customerhub.sandbox.company.BookRecord;
import io.customerhub.sandbox.company.Entity;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A page of records as parts of a body: the records' own bytes with a little text between them. */
final class PageWriter {

    private static final byte[] COMMA = bytes(",");

    private final List<byte[]> parts = new ArrayList<>();

    PageWriter text(String text) {
        parts.add(bytes(text));
        return this;
    }

    /** One {@code QueryResponse}; an empty page is an empty object. */
    PageWriter page(Entity entity, int start, List<BookRecord> page, List<byte[]> deletions) {
        int size = page.size() + deletions.size();
        if (size == 0) {
            return text("{}");
        }
        text("{\"" + entity.word() + "\":[");
        int first = parts.size();
        for (BookRecord record : page) {
            separate(first);
            parts.add(record.body().json());
        }
        for (byte[] deletion : deletions) {
            separate(first);
            parts.add(deletion);
        }
        return text("],\"startPosition\":" + start + ",\"maxResults\":" + size + "}");
    }

    List<byte[]> parts() {
        return List.copyOf(parts);
    }

    private void separate(int first) {
        if (parts.size() > first) {
            parts.add(COMMA);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
