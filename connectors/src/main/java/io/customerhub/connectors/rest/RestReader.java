package io.customerhub.connectors.rest;

import io.customerhub.connectors.http.HttpReader;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** The Java behind Kamelets of plain JSON APIs: such a Kamelet declares names and addresses, and needs no Java of its own. */
public final class RestReader extends HttpReader {
    private String address = "";
    private String query = "";
    private String headers = "";
    private String body = "";
    private String entity = "";
    private String recordsField = "";
    private String idField = "id";
    private String deletedField = "";
    private String paging = "none";
    private String pageParameter = "";
    private String sizeParameter = "";
    private int pageSize = 100;
    private String nextField = "";
    private String moreField = "";
    private String changedField = "";
    private String sinceParameter = "";
    private String sinceFormat = "iso";
    private boolean newestFirst;
    private int overlapSeconds = 300;

    /** Where the records are asked for. */
    public void setAddress(String address) {
        this.address = address;
    }

    /** Parameters that every call has, as {@code fields=id,name&active=true}. */
    public void setQuery(String query) {
        this.query = query;
    }

    /** Headers that every call has, as {@code Stripe-Version=2024-06-20&X-Other=1}. */
    public void setHeaders(String headers) {
        this.headers = headers;
    }

    /** What every call sends as a JSON object, as {@code textQuery=hardware&regionCode=JM}; empty for calls without a body. */
    public void setBody(String body) {
        this.body = body;
    }

    public void setEntity(String entity) {
        this.entity = entity;
    }

    /** The way to the list of records, as {@code data.items}; empty where the answer is the list. */
    public void setRecordsField(String recordsField) {
        this.recordsField = recordsField;
    }

    /** The way to a record's id, as {@code user.id}. */
    public void setIdField(String idField) {
        this.idField = idField;
    }

    /** The way to what says that a record is gone: there, and neither null, false nor empty. */
    public void setDeletedField(String deletedField) {
        this.deletedField = deletedField;
    }

    /** {@code none}, {@code page}, {@code offset}, {@code cursor}, {@code last-id} or {@code next-link}. */
    public void setPaging(String paging) {
        this.paging = paging;
    }

    /** The parameter that carries the page's number, offset, cursor or last id. */
    public void setPageParameter(String pageParameter) {
        this.pageParameter = pageParameter;
    }

    public void setSizeParameter(String sizeParameter) {
        this.sizeParameter = sizeParameter;
    }

    public void setPageSize(int pageSize) {
        this.pageSize = pageSize;
    }

    /** The way to the next cursor or link in an answer. */
    public void setNextField(String nextField) {
        this.nextField = nextField;
    }

    /** The way to what says whether there is more. */
    public void setMoreField(String moreField) {
        this.moreField = moreField;
    }

    /** The way to a record's time of change. */
    public void setChangedField(String changedField) {
        this.changedField = changedField;
    }

    /** The parameter that asks only for what has changed since. */
    public void setSinceParameter(String sinceParameter) {
        this.sinceParameter = sinceParameter;
    }

    /** {@code iso}, {@code seconds} or {@code milliseconds}. */
    public void setSinceFormat(String sinceFormat) {
        this.sinceFormat = sinceFormat;
    }

    /** Whether the newest come first: then reading ends where what is known begins. */
    public void setNewestFirst(boolean newestFirst) {
        this.newestFirst = newestFirst;
    }

    /** How far before its last reading a run looks again. */
    public void setOverlapSeconds(int overlapSeconds) {
        this.overlapSeconds = overlapSeconds;
    }

    @Override
    protected RestReading open(String cursor, Instant now) throws IOException {
        var api = new RestApi(
                source(),
                address,
                pairs(query),
                pairs(headers),
                pairs(body),
                new RestApi.Records(entity, recordsField, idField, deletedField, changedField),
                new RestApi.Paging(
                        PagingStyle.of(paging), pageParameter, sizeParameter, pageSize, nextField, moreField),
                new RestApi.Since(
                        sinceParameter, TimeFormat.of(sinceFormat), newestFirst, Duration.ofSeconds(overlapSeconds)));
        return new RestReading(api, cursor);
    }

    @Override
    protected String doing() {
        return "reading " + entity;
    }

    /** What stands behind a {@code &} and has no name of its own belongs to the value before it. */
    private static Map<String, String> pairs(String text) {
        var pairs = new LinkedHashMap<String, String>();
        String name = "";
        for (String pair : text.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                name = pair.substring(0, equals).strip();
                pairs.put(name, pair.substring(equals + 1));
            } else if (!name.isEmpty()) {
                pairs.merge(name, pair, (value, more) -> value + "&" + more);
            }
        }
        pairs.replaceAll((each, value) -> value.strip());
        return pairs;
    }
}
