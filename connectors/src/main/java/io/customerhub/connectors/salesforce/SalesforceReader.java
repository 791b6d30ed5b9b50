package io.customerhub.connectors.salesforce;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.customerhub.connectors.AskedFields;
import io.customerhub.connectors.ChangeWindow;
import io.customerhub.connectors.JsonRecords;
import io.customerhub.connectors.JsonRecords.Element;
import io.customerhub.connectors.Page;
import io.customerhub.connectors.RawRecord;
import io.customerhub.connectors.Reading;
import io.customerhub.connectors.VendorException;
import io.customerhub.connectors.http.HttpReader;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.Message;

/** The Java behind the Kamelet {@code salesforce-source}: asks by SOQL for what changed in a window, deleted rows included. */
public final class SalesforceReader {
    private static final String QUERY = "sObjectQuery";

    private String source = "salesforce";
    private String object = "";
    private String fields = "";
    private AskedFields asked = new AskedFields(List.of());
    private String where = "";
    private int pageSize = 2000;
    private int lagSeconds;
    private int overlapSeconds = 300;

    public void setSource(String source) {
        this.source = source;
    }

    public void setObject(String object) {
        this.object = object;
    }

    public void setFields(String fields) {
        this.fields = fields;
        this.asked = new AskedFields(List.of(("IsDeleted,SystemModstamp," + fields).split(",")));
    }

    /** A condition more, in SOQL; may be empty. */
    public void setWhere(String where) {
        this.where = where;
    }

    public void setPageSize(int pageSize) {
        this.pageSize = pageSize;
    }

    public void setLagSeconds(int lagSeconds) {
        this.lagSeconds = lagSeconds;
    }

    public void setOverlapSeconds(int overlapSeconds) {
        this.overlapSeconds = overlapSeconds;
    }

    /** Starts a run at the flow's cursor. */
    public void begin(Exchange exchange) throws IOException {
        InstantSource clock =
                exchange.getContext().getRegistry().lookupByNameAndType(HttpReader.CLOCK, InstantSource.class);
        exchange.setProperty(
                Reading.PROPERTY,
                new WindowReading(ChangeWindow.at(
                        exchange.getProperty(Reading.CURSOR, "{}", String.class),
                        clock.instant(),
                        Duration.ofSeconds(lagSeconds),
                        Duration.ofSeconds(overlapSeconds))));
    }

    /** Makes the next query the component's option. */
    public void request(Exchange exchange) {
        Message message = exchange.getMessage();
        message.removeHeaders("*");
        message.setBody(null);
        message.setHeader(QUERY, query(window(exchange)));
    }

    String query(ChangeWindow window) {
        return "select Id, IsDeleted, SystemModstamp, " + fields + " from " + object
                + " where SystemModstamp >= " + time(window.from())
                // The second under way is read as well, and read again by the overlap.
                + " and SystemModstamp < " + time(window.to().plusSeconds(1))
                + (window.lastId().isEmpty() ? "" : " and Id > '" + window.lastId() + "'")
                + (where.isEmpty() ? "" : " and " + where)
                + " order by Id limit " + pageSize;
    }

    private static String time(Instant moment) {
        return moment.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    /** Makes the answer a page; the end is a page without rows, because Salesforce gives fewer than were asked for. */
    public void page(Exchange exchange) throws IOException {
        Message message = exchange.getMessage();
        byte[] answer = message.getBody(byte[].class);
        message.removeHeaders("*");
        message.setBody(page(window(exchange), answer));
    }

    Page page(ChangeWindow window, byte[] answer) throws IOException {
        try {
            List<Element> rows = JsonRecords.find(answer, "records")
                    .orElseThrow(() -> new VendorException.Refused(
                            source,
                            "reading " + object,
                            "an answer without records",
                            "the system has changed its answers: see its change log"));
            if (rows.isEmpty()) {
                window.end();
            } else {
                window.advance(id(rows.get(rows.size() - 1)));
            }
            return new Page(source, rows.stream().map(this::record).toList(), window.cursor());
        } catch (JsonProcessingException e) {
            throw new VendorException.Unavailable(source, "reading " + object, "an answer that is not whole JSON");
        }
    }

    private RawRecord record(Element row) {
        boolean deleted = row.body().path("IsDeleted").asBoolean();
        return new RawRecord(
                object,
                id(row),
                deleted,
                row.payload(),
                row.body(),
                deleted ? Optional.empty() : asked.problem(row.body()));
    }

    private String id(Element row) {
        return JsonRecords.id(row.body(), "Id", source, object);
    }

    /** Turns the component's exception into ours. */
    public void failed(Exchange exchange) {
        throw SalesforceRefusal.of(exchange, source, "reading " + object);
    }

    private static ChangeWindow window(Exchange exchange) {
        return exchange.getProperty(Reading.PROPERTY, WindowReading.class).window();
    }

    /** A run's window. */
    private record WindowReading(ChangeWindow window) implements Reading {
        @Override
        public boolean isMore() {
            return window.isOpen();
        }
    }
}
