package io.customerhub.connectors.dynamics;

import com.fasterxml.jackson.databind.JsonNode;
import io.customerhub.connectors.AskedFields;
import io.customerhub.connectors.JsonRecords;
import io.customerhub.connectors.JsonRecords.Element;
import io.customerhub.connectors.Page;
import io.customerhub.connectors.RawRecord;
import io.customerhub.connectors.VendorException;
import io.customerhub.connectors.http.HttpCall;
import io.customerhub.connectors.http.HttpReading;
import io.customerhub.connectors.http.NextLink;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * One run's way through a Dataverse table with change tracking: links are followed as they are given, and the last page's
 * delta link is where the next run begins. Where a link is no more, the table is read anew.
 */
public final class DynamicsReading implements HttpReading {
    private static final String LINK = "link";
    private static final String NEXT = "@odata.nextLink";
    private static final String DELTA = "@odata.deltaLink";
    private static final String DELETED = "$deletedEntity";

    private final Table table;
    private final AskedFields asked;
    private String link;
    private boolean fromCursor;
    private boolean more = true;

    /**
     * What is read.
     *
     * @param address of the entity set
     * @param columns separated by commas
     */
    record Table(String source, String address, String set, String idColumn, String columns, int pageSize) {}

    DynamicsReading(Table table, String cursor) throws IOException {
        this.table = table;
        this.asked = new AskedFields(List.of(table.columns().split(",")));
        this.link = JsonRecords.MAPPER.readTree(cursor).path(LINK).asText("");
        this.fromCursor = !link.isEmpty();
    }

    @Override
    public boolean isMore() {
        return more;
    }

    @Override
    public HttpCall next() {
        HttpCall call = link.isEmpty()
                ? HttpCall.get(table.address()).with("$select", table.idColumn() + "," + table.columns())
                : HttpCall.get(link);
        return call.header("OData-Version", "4.0")
                .header("OData-MaxVersion", "4.0")
                .header("Prefer", "odata.track-changes,odata.maxpagesize=" + table.pageSize());
    }

    /** A token of change tracking that has ended is refused with 400 or 410. */
    @Override
    public boolean goesOnAfter(int status) {
        boolean ended = fromCursor && (status == 400 || status == 410);
        if (ended) {
            link = "";
            fromCursor = false;
        }
        return ended;
    }

    @Override
    public Page page(byte[] answer) throws IOException {
        List<Element> rows = JsonRecords.find(answer, "value").orElseThrow(() -> drift("an answer without value"));
        JsonNode envelope = JsonRecords.MAPPER.readTree(answer);
        more = envelope.has(NEXT);
        String next = more ? envelope.path(NEXT).asText() : envelope.path(DELTA).asText("");
        if (next.isEmpty()) {
            throw drift("a last page without delta link; is change tracking on for this table?");
        }
        link = NextLink.follow(table.address(), next).orElseThrow(() -> drift("a link that leads to another host"));
        fromCursor = false;
        String cursor = JsonRecords.MAPPER.createObjectNode().put(LINK, link).toString();
        return new Page(table.source(), rows.stream().map(this::record).toList(), cursor);
    }

    private RawRecord record(Element row) {
        boolean deleted = row.body().path("@odata.context").asText("").endsWith(DELETED);
        String id = JsonRecords.id(row.body(), deleted ? "id" : table.idColumn(), table.source(), table.set());
        return new RawRecord(
                table.set(),
                id,
                deleted,
                row.payload(),
                row.body(),
                deleted ? Optional.empty() : asked.problem(row.body()));
    }

    private VendorException drift(String what) {
        return new VendorException.Refused(
                table.source(), "reading " + table.set(), what, "see the table's settings and the vendor's change log");
    }
}
