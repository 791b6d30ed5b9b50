package io.customerhub.connectors.rest;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A JSON API as a Kamelet declares it. A way into an answer is written with dots, as {@code paging.cursors.after}.
 *
 * @param query parameters of every call
 * @param headers headers of every call
 * @param body members of the JSON object that every call sends; without any, calls are GET. With some, they are POST, and
 *     what pages and times are asked by stands in the object too
 */
record RestApi(
        String source,
        String address,
        Map<String, String> query,
        Map<String, String> headers,
        Map<String, String> body,
        Records records,
        Paging paging,
        Since since) {
    RestApi {
        query = Collections.unmodifiableMap(new LinkedHashMap<>(query));
        headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
        body = Collections.unmodifiableMap(new LinkedHashMap<>(body));
    }

    /** Where records are in an answer, and what in a record is its id, its deletion and its time of change. */
    record Records(String entity, String list, String id, String deleted, String changedAt) {}

    /** How to come to the next page. */
    record Paging(PagingStyle style, String parameter, String sizeParameter, int size, String next, String more) {}

    /** How to ask for what has changed. */
    record Since(String parameter, TimeFormat format, boolean newestFirst, Duration overlap) {}
}
