package io.customerhub.sandbox.salesforce;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.customerhub.sandbox.http.Json;
import io.customerhub.sandbox.http.Refusal;
import io.customerhub.sandbox.http.Request;
import io.customerhub.sandbox.http.Response;
import io.customerhub.sandbox.http.Statistics;
import io.customerhub.sandbox.journal.Journal;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.commons.csv.CSVRecord;

/**
 * The jobs of Bulk API 2.0. Whoever asks how far a job is moves it on by one step, so that time plays no part. Each step is
 * kept in the journal; a job that was cut off while it was worked on is worked on anew.
 */
final class BulkJobs {

    private static final int CHUNK = 200;

    private final Map<SObjectKind, ObjectTable> tables;
    private final ObjectCollections collections;
    private final Journal journal;
    private final Statistics statistics;
    private final Clock clock;
    private final Map<String, BulkJob> jobs = new LinkedHashMap<>();
    private long lastNumber;
    private int leaveUnprocessed;

    BulkJobs(
            Map<SObjectKind, ObjectTable> tables,
            ObjectCollections collections,
            Journal journal,
            Statistics statistics,
            Clock clock) {
        this.tables = tables;
        this.collections = collections;
        this.journal = journal;
        this.statistics = statistics;
        this.clock = clock;
    }

    /** Makes the next job that is worked on fail before its last rows. */
    synchronized void leaveUnprocessed(int rows) {
        leaveUnprocessed = rows;
    }

    synchronized Response create(JsonNode body, String version) {
        Optional<SObjectKind> kind =
                SObjectKind.of(body.path("object").asText()).filter(SObjectKind::isUpserted);
        if (kind.isEmpty()) {
            throw SalesforceErrors.refused(
                    "INVALIDENTITY",
                    "Unable to find object: " + body.path("object").asText());
        }
        if (!body.path("operation").asText().equals("upsert")) {
            throw SalesforceErrors.refused("INVALIDJOB", "The sandbox's jobs do upsert and nothing else");
        }
        String field = body.path("externalIdFieldName").asText();
        if (!field.equalsIgnoreCase(FieldCatalogue.EXTERNAL_ID)) {
            throw SalesforceErrors.refused(
                    "INVALIDJOB",
                    "InvalidJob : Field name provided, " + field
                            + " does not match an External ID, Salesforce Id, or indexed field for "
                            + kind.get().word());
        }
        Instant now = clock.instant();
        BulkJob job = open(kind.get(), now);
        keep(job, Json.object().put("made", now.toString()).put("of", kind.get().word()));
        return Response.json(200, job.toJson(version));
    }

    private BulkJob open(SObjectKind kind, Instant made) {
        lastNumber++;
        ObjectTable table = Objects.requireNonNull(tables.get(kind));
        BulkJob job = new BulkJob(SalesforceId.of("750", lastNumber), table, made);
        jobs.put(job.id(), job);
        return job;
    }

    private void keep(BulkJob job, ObjectNode step) {
        journal.append(step.put("job", job.id()));
    }

    /** Takes over one line of the journal. */
    synchronized void restore(JsonNode line) {
        String id = line.path("job").asText();
        if (line.has("made")) {
            SObjectKind kind = SObjectKind.of(line.path("of").asText()).orElseThrow();
            open(kind, Instant.parse(line.path("made").asText()));
        } else if (line.has("gone")) {
            jobs.remove(id);
        } else {
            find(id).restore(line);
        }
    }

    /** Takes in a job's rows, once and in one piece. */
    synchronized Response upload(String id, Request request) {
        BulkJob job = find(id);
        if (!request.header("content-type").orElse("").startsWith("text/csv")) {
            return SalesforceErrors.error(415, "INVALIDJOB", "Content-Type must be text/csv");
        }
        if (job.state() != BulkJob.State.OPEN || job.hasData()) {
            throw SalesforceErrors.refused(
                    "INVALIDJOBSTATE",
                    "Found multiple contents for job: <" + id
                            + ">, please 'Close' / 'Abort' / 'Delete' the current Job then create a new Job");
        }
        job.take(request.body());
        keep(job, Json.object().put("csv", request.body()));
        return Response.empty(201);
    }

    synchronized Response change(String id, JsonNode body, String version) {
        BulkJob job = find(id);
        String wanted = body.path("state").asText();
        if (wanted.equals("Aborted") && !job.state().isOver()) {
            job.read();
            job.become(BulkJob.State.ABORTED);
        } else if (wanted.equals("UploadComplete") && job.state() == BulkJob.State.OPEN) {
            job.become(BulkJob.State.UPLOAD_COMPLETE);
        } else {
            throw SalesforceErrors.refused("INVALIDJOBSTATE", "Job cannot become '" + wanted + "' from " + job.state());
        }
        keep(job, job.progress());
        return Response.json(200, job.toJson(version));
    }

    synchronized Response info(String id, String version) {
        BulkJob job = find(id);
        if (job.state() == BulkJob.State.UPLOAD_COMPLETE) {
            job.become(BulkJob.State.IN_PROGRESS);
            keep(job, job.progress());
        } else if (job.state() == BulkJob.State.IN_PROGRESS) {
            work(job);
            keep(job, job.progress());
        }
        return Response.json(200, job.toJson(version));
    }

    synchronized Response results(String id, String which) {
        BulkJob job = find(id);
        if (!job.state().isOver()) {
            throw SalesforceErrors.refused("INVALIDJOBSTATE", "The job is not over, it is " + job.state());
        }
        String text = switch (which) {
            case "successfulResults" -> job.successes();
            case "failedResults" -> job.failures();
            case "unprocessedrecords" -> job.unprocessed();
            default ->
                throw new Refusal(SalesforceErrors.error(404, "NOT_FOUND", "The requested resource does not exist"));
        };
        return Response.text(200, "text/csv", text);
    }

    synchronized Response delete(String id) {
        BulkJob job = find(id);
        if (!job.state().isOver()) {
            throw SalesforceErrors.refused("INVALIDJOBSTATE", "A job that is not over cannot be deleted");
        }
        jobs.remove(id);
        keep(job, Json.object().put("gone", true));
        return Response.empty(204);
    }

    private BulkJob find(String id) {
        return Optional.ofNullable(jobs.get(id))
                .orElseThrow(() ->
                        new Refusal(SalesforceErrors.error(404, "NOT_FOUND", "The requested resource does not exist")));
    }

    private void work(BulkJob job) {
        List<CSVRecord> rows = job.read();
        if (job.state().isOver()) {
            return;
        }
        for (String column : job.header()) {
            if (FieldCatalogue.find(job.table().kind(), column).isEmpty()) {
                job.fail("InvalidBatch : Field name not found : " + column);
                return;
            }
        }
        int end = Math.max(0, rows.size() - leaveUnprocessed);
        for (int from = 0; from < end; from += CHUNK) {
            write(job, rows.subList(from, Math.min(end, from + CHUNK)));
        }
        if (end < rows.size()) {
            leaveUnprocessed = 0;
            job.fail("InternalServerError : the job was stopped before its end");
        } else {
            job.become(BulkJob.State.JOB_COMPLETE);
        }
    }

    private void write(BulkJob job, List<CSVRecord> rows) {
        ObjectTable table = job.table();
        List<JsonNode> records = rows.stream().map(row -> record(job, row)).toList();
        synchronized (table) {
            List<Optional<RowError>> problems = collections.problems(records, table);
            for (int i = 0; i < rows.size(); i++) {
                Optional<RowError> problem = problems.get(i);
                if (problem.isPresent()) {
                    statistics.record(Salesforce.NAME, Statistics.Outcome.REFUSED);
                    RowError error = problem.get();
                    String text = error.code() + ":" + error.message() + ":" + error.field() + " --";
                    job.add(new BulkJob.Outcome(rows.get(i), "", false, text));
                } else {
                    ObjectNode written = collections.write(records.get(i), table, clock.instant());
                    job.add(new BulkJob.Outcome(
                            rows.get(i),
                            written.path("id").asText(),
                            written.path("created").asBoolean(),
                            ""));
                }
            }
            table.commit();
        }
    }

    /** A row as the other calls would send it; what is empty is left as it was, and #N/A empties a field. */
    private static JsonNode record(BulkJob job, CSVRecord row) {
        ObjectNode record = Json.object();
        record.putObject("attributes").put("type", job.table().kind().word());
        for (int i = 0; i < Math.min(row.size(), job.header().size()); i++) {
            String value = row.get(i);
            if (value.equals("#N/A")) {
                record.putNull(job.header().get(i));
            } else if (!value.isEmpty()) {
                record.put(job.header().get(i), value);
            }
        }
        return record;
    }
}
