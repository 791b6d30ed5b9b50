package io.customerhub.app.command;

import java.util.List;

/** What can go wrong at a system while a flow reads it or a sink writes to it; the table's columns, in this order. */
enum FaultKind {
    LIMIT_WITH_WAIT("429 that says when", "429", "\"retryAfter\":1"),
    LIMIT("429", "429", "\"times\":2"),
    ERRORS("500s", "500", "\"times\":2"),
    TIMEOUT("no answer", "timeout", "\"times\":2"),
    WRITTEN_UNSAID("written, no answer", "timeout-after-write", "\"times\":1"),
    TOKENS("tokens expire", "expire-tokens", "\"times\":1"),
    SHORT("short page", "short-page", "\"times\":2"),
    TRUNCATED("cut answer", "truncated", "\"times\":2"),
    NEW_FIELD("new field", "new-field", "\"times\":1"),
    MISSING_FIELD("missing field", "missing-field", "\"times\":1"),
    CHANGED_TYPE("changed type", "changed-type", "\"times\":1"),
    HALF_WRITTEN("half-written file", "", ""),
    CONNECTION_LOST("connection lost", "", "");

    /** What the sandbox's vendors can be asked to do. */
    static final List<FaultKind> OF_VENDORS = List.of(
            LIMIT_WITH_WAIT,
            LIMIT,
            ERRORS,
            TIMEOUT,
            WRITTEN_UNSAID,
            TOKENS,
            SHORT,
            TRUNCATED,
            NEW_FIELD,
            MISSING_FIELD,
            CHANGED_TYPE);

    private final String title;
    private final String word;
    private final String detail;

    FaultKind(String title, String word, String detail) {
        this.title = title;
        this.word = word;
        this.detail = detail;
    }

    String title() {
        return title;
    }

    /** A change in the shape of the data, which a reader has to notice by itself. */
    boolean isDrift() {
        return this == NEW_FIELD || this == MISSING_FIELD || this == CHANGED_TYPE;
    }

    /** The sandbox's request. */
    String request(String vendor, int after, String field) {
        return "{\"vendor\":\"" + vendor + "\",\"kind\":\"" + word + "\",\"after\":" + after
                + (field.isEmpty() ? "" : ",\"field\":\"" + field + "\"") + "," + detail + "}";
    }

    /** The reason in the sandbox's words why a vendor is spared. */
    static String exemption(String answer) {
        return answer.replaceFirst("(?s).*cannot strike ([^\"\\n]*)\".*", "$1");
    }

    @Override
    public String toString() {
        return title;
    }
}
