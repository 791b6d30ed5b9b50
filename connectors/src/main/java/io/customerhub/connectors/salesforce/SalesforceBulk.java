package io.customerhub.connectors.salesforce;

import com.fasterxml.jackson.databind.JsonNode;
import io.customerhub.connectors.Answer;
import io.customerhub.connectors.BatchWriting;
import io.customerhub.connectors.Delivery;
import io.customerhub.connectors.JsonRecords;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.component.salesforce.api.dto.bulkv2.ContentTypeEnum;
import org.apache.camel.component.salesforce.api.dto.bulkv2.Job;
import org.apache.camel.component.salesforce.api.dto.bulkv2.LineEndingEnum;
import org.apache.camel.component.salesforce.api.dto.bulkv2.OperationEnum;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.CSVRecord;

/**
 * A bulk job of the Kamelet {@code salesforce-sink}: made, filled, watched until it is over, and its results read. A job
 * that is complete is not a loaded one: only what it lists as successful is written.
 */
public final class SalesforceBulk {
    private static final String JOB = "salesforceJob";
    private static final String JOB_ID = "jobId";

    /** What empties a field; an empty cell leaves it as it is. */
    private static final String EMPTY = "#N/A";

    private static final CSVFormat FORMAT =
            CSVFormat.RFC4180.builder().setRecordSeparator('\n').get();
    private String externalIdField = "";

    public void setExternalIdField(String externalIdField) {
        this.externalIdField = externalIdField;
    }

    /** Makes the message a job to be made. */
    static void create(Exchange exchange, String object, String externalIdField) {
        var job = new Job();
        job.setObject(object);
        job.setExternalIdFieldName(externalIdField);
        job.setOperation(OperationEnum.UPSERT);
        job.setContentType(ContentTypeEnum.CSV);
        job.setLineEnding(LineEndingEnum.LF);
        exchange.getMessage().setBody(job);
    }

    /** Makes the rows the content of the job that was made. */
    public void content(Exchange exchange) throws IOException {
        exchange.setProperty(
                JOB, new SalesforceJob(exchange.getMessage().getBody(Job.class).getId()));
        ask(exchange);
        exchange.getMessage()
                .setBody(new ByteArrayInputStream(csv(rows(exchange)).getBytes(StandardCharsets.UTF_8)));
    }

    String csv(List<Delivery> rows) throws IOException {
        var text = new StringBuilder();
        // Rows that were planned under different versions of the mapping may be in one batch.
        List<String> fields = rows.stream()
                .flatMap(row -> row.fields().properties().stream())
                .map(Map.Entry::getKey)
                .distinct()
                .toList();
        try (var printer = new CSVPrinter(text, FORMAT)) {
            printer.print(externalIdField);
            printer.printRecord(fields);
            for (Delivery row : rows) {
                printer.print(row.externalId());
                for (String field : fields) {
                    printer.print(cell(row.fields().path(field)));
                }
                printer.println();
            }
        }
        return text.toString();
    }

    private static String cell(JsonNode value) {
        return value.isMissingNode() || !JsonRecords.text(value).isEmpty() ? JsonRecords.text(value) : EMPTY;
    }

    /** Makes the message a question about the job. */
    public void ask(Exchange exchange) {
        Message message = exchange.getMessage();
        message.removeHeaders("*");
        message.setHeader(JOB_ID, job(exchange).id());
        message.setBody(null);
    }

    /** Notes how far the job is. */
    public void watch(Exchange exchange) {
        job(exchange).seen(exchange.getMessage().getBody(Job.class));
    }

    /** Takes the list of rows that are written. */
    public void written(Exchange exchange) throws IOException {
        for (CSVRecord row : results(exchange)) {
            job(exchange).add(Answer.written(row.get(externalIdField), row.get("sf__Id")));
        }
    }

    /** Takes the list of rows that are refused, each with its reason. */
    public void refused(Exchange exchange) throws IOException {
        for (CSVRecord row : results(exchange)) {
            job(exchange).add(Answer.refused(row.get(externalIdField), row.get("sf__Error")));
        }
    }

    /** Answers for the rows; those in neither list were not worked on and are sent again. */
    public void answer(Exchange exchange) {
        writing(exchange).answered(job(exchange).answers());
    }

    private static List<CSVRecord> results(Exchange exchange) throws IOException {
        InputStream content = Optional.ofNullable(exchange.getMessage().getBody(InputStream.class))
                .orElse(InputStream.nullInputStream());
        try (Reader reader = new InputStreamReader(content, StandardCharsets.UTF_8)) {
            return CSVFormat.RFC4180
                    .builder()
                    .setHeader()
                    .setSkipHeaderRecord(true)
                    .get()
                    .parse(reader)
                    .getRecords();
        }
    }

    private static SalesforceJob job(Exchange exchange) {
        return exchange.getProperty(JOB, SalesforceJob.class);
    }

    private static List<Delivery> rows(Exchange exchange) {
        return writing(exchange).next();
    }

    private static BatchWriting writing(Exchange exchange) {
        return exchange.getProperty(BatchWriting.PROPERTY, BatchWriting.class);
    }
}
