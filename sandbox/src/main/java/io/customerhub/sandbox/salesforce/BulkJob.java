package io.customerhub.sandbox.salesforce;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.customerhub.sandbox.http.Json;
import java.io.IOException;
import java.io.StringReader;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.apache.commons.csv.QuoteMode;

/** One Bulk API 2.0 job: rows of CSV that are taken in first and worked on later. */
final class BulkJob {

    /** How far a job is. */
    enum State {
        OPEN("Open"),
        UPLOAD_COMPLETE("UploadComplete"),
        IN_PROGRESS("InProgress"),
        JOB_COMPLETE("JobComplete"),
        ABORTED("Aborted"),
        FAILED("Failed");

        private final String word;

        State(String word) {
            this.word = word;
        }

        static State of(String word) {
            return Stream.of(values())
                    .filter(state -> state.word.equals(word))
                    .findFirst()
                    .orElseThrow();
        }

        boolean isOver() {
            return this == JOB_COMPLETE || this == FAILED || this == ABORTED;
        }
    }

    /** One row and what became of it: an id if it was written, an error if not. */
    record Outcome(CSVRecord row, String id, boolean created, String error) {}

    private final String id;
    private final ObjectTable table;
    private final Instant made;
    private State state = State.OPEN;
    private String csv = "";
    private String error = "";
    private List<String> header = List.of();
    private List<CSVRecord> rows = List.of();
    private final List<Outcome> outcomes = new ArrayList<>();

    BulkJob(String id, ObjectTable table, Instant made) {
        this.id = id;
        this.table = table;
        this.made = made;
    }

    String id() {
        return id;
    }

    ObjectTable table() {
        return table;
    }

    State state() {
        return state;
    }

    void become(State next) {
        state = next;
    }

    boolean hasData() {
        return !csv.isEmpty();
    }

    void take(String text) {
        csv = text;
    }

    /** Reads what was uploaded; a file that is no CSV leaves the job failed. */
    List<CSVRecord> read() {
        try (CSVParser parser = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get()
                .parse(new StringReader(csv))) {
            header = parser.getHeaderNames();
            rows = parser.getRecords();
        } catch (IOException | IllegalArgumentException | IllegalStateException malformed) {
            fail("InvalidBatch : " + malformed.getMessage());
        }
        return rows;
    }

    List<String> header() {
        return header;
    }

    void fail(String reason) {
        state = State.FAILED;
        error = reason;
    }

    void add(Outcome outcome) {
        outcomes.add(outcome);
    }

    /** How far the job is, and what became of its rows: what {@link #restore} takes. */
    ObjectNode progress() {
        ObjectNode step = Json.object().put("state", state.word).put("error", error);
        ArrayNode rowByRow = step.putArray("outcomes");
        for (Outcome outcome : outcomes) {
            rowByRow.addArray().add(outcome.id).add(outcome.created).add(outcome.error);
        }
        return step;
    }

    /** Takes over the rows or a step that the journal kept. */
    void restore(JsonNode step) {
        if (step.has("csv")) {
            csv = step.path("csv").asText();
            return;
        }
        State reached = State.of(step.path("state").asText());
        if (reached.isOver()) {
            read();
        }
        state = reached;
        error = step.path("error").asText();
        JsonNode rowByRow = step.path("outcomes");
        for (int i = 0; i < rowByRow.size(); i++) {
            JsonNode row = rowByRow.get(i);
            outcomes.add(new Outcome(
                    rows.get(i),
                    row.path(0).asText(),
                    row.path(1).asBoolean(),
                    row.path(2).asText()));
        }
    }

    ObjectNode toJson(String version) {
        ObjectNode node = Json.object()
                .put("id", id)
                .put("operation", "upsert")
                .put("object", table.kind().word());
        node.put("createdById", SalesforceId.of("005", 1)).put("createdDate", SObject.time(made));
        node.put("systemModstamp", SObject.time(made)).put("state", state.word);
        node.put("externalIdFieldName", FieldCatalogue.EXTERNAL_ID).put("concurrencyMode", "Parallel");
        node.put("contentType", "CSV").put("apiVersion", new BigDecimal(version.substring(1)));
        if (state == State.OPEN) {
            node.put("contentUrl", "services/data/" + version + "/jobs/ingest/" + id + "/batches");
        }
        node.put("lineEnding", "LF").put("columnDelimiter", "COMMA").put("jobType", "V2Ingest");
        if (!error.isEmpty()) {
            node.put("errorMessage", error);
        }
        if (state != State.OPEN) {
            long failed = outcomes.stream()
                    .filter(outcome -> !outcome.error.isEmpty())
                    .count();
            node.put("numberRecordsProcessed", outcomes.size()).put("numberRecordsFailed", failed);
            node.put("retries", 0).put("totalProcessingTime", outcomes.size());
        }
        return node;
    }

    /** The rows that were written, in no order that a client could count on. */
    String successes() {
        StringBuilder text =
                new StringBuilder(line(Stream.concat(Stream.of("sf__Id", "sf__Created"), header.stream())));
        for (int i = outcomes.size() - 1; i >= 0; i--) {
            Outcome outcome = outcomes.get(i);
            if (outcome.error.isEmpty()) {
                text.append(line(
                        Stream.concat(Stream.of(outcome.id, String.valueOf(outcome.created)), outcome.row.stream())));
            }
        }
        return text.toString();
    }

    /** The rows that were not, each with its reason. */
    String failures() {
        StringBuilder text = new StringBuilder(line(Stream.concat(Stream.of("sf__Id", "sf__Error"), header.stream())));
        for (int i = outcomes.size() - 1; i >= 0; i--) {
            Outcome outcome = outcomes.get(i);
            if (!outcome.error.isEmpty()) {
                text.append(line(Stream.concat(Stream.of("", outcome.error), outcome.row.stream())));
            }
        }
        return text.toString();
    }

    /** The rows that the job never came to. */
    String unprocessed() {
        StringBuilder text = new StringBuilder(line(header.stream()));
        rows.subList(Math.min(outcomes.size(), rows.size()), rows.size())
                .forEach(row -> text.append(line(row.stream())));
        return text.toString();
    }

    private static String line(Stream<String> values) {
        return CSVFormat.RFC4180.builder().setQuoteMode(QuoteMode.ALL).get().format(values.toArray()) + "\n";
    }
}
