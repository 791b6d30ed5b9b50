package io.customerhub.connectors.rest;

import com.fasterxml.jackson.databind.JsonNode;
import io.customerhub.connectors.JsonRecords;
import io.customerhub.connectors.Page;
import io.customerhub.connectors.RawRecord;
import io.customerhub.connectors.Reading;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** One run's way through a JSON API whose pages are numbered, from page 1 to the first without records. */
public final class RestReading implements Reading {
    private final String source;
    private final String entity;
    private final String idField;
    private int page = 1;
    private boolean more = true;

    RestReading(String source, String entity, String idField) {
        this.source = source;
        this.entity = entity;
        this.idField = idField;
    }

    @Override
    public boolean isMore() {
        return more;
    }

    /** The number of the page to ask for. */
    public int getPage() {
        return page;
    }

    Page take(byte[] answer, String recordsField) throws IOException {
        var records = new ArrayList<RawRecord>();
        List<JsonRecords.Element> elements = JsonRecords.list(answer, recordsField);
        for (JsonRecords.Element element : elements) {
            JsonNode id = element.body().path(idField);
            records.add(new RawRecord(
                    entity,
                    id.isMissingNode() ? "page " + page + " record " + (records.size() + 1) : id.asText(),
                    false,
                    element.payload(),
                    element.body()));
        }
        more = !elements.isEmpty();
        page++;
        return new Page(source, records, "{}");
    }
}
