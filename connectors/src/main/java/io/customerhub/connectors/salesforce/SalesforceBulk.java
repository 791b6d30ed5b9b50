package io.customerhub.connectors.salesforce;

import com.fasterxml.jackson.databind.JsonNode;
import io.customerhub.connectors.Answer;
import io.customerhub.connectors.BatchWriting;
import io.customerhub.connectors.Delivery;
import io.customerhub.connectors.VendorException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.component.salesforce.api.dto.bulkv2.ContentTypeEnum;
import org.apache.camel.component.salesforce.api.dto.bulkv2.Job;
import org.apache.camel.component.salesforce.api.dto.bulkv2.JobStateEnum;
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
    private static final String OVER = "salesforceJobOver";
    private static final String LOOKS = "salesforceJobLooks";
    private static final String PAUSE = "salesforceJobPause";
    private static final String ANSWERS = "salesforceJobAnswers";

    /** What empties a field; an empty cell leaves it as it is. */
    private static final String EMPTY = "#N/A";

    private static final CSVFormat FORMAT =
            CSVFormat.RFC4180.builder().setRecordSeparator('\n').get();
    private static final Set<JobStateEnum> ENDS =
            Set.of(JobStateEnum.JOB_COMPLETE, JobStateEnum.FAILED, JobStateEnum.ABORTED);

    /** Some four minutes: a claim on the outbox lasts five. */
    private static final int MOST_LOOKS = 52;

    private static final long LONGEST_PAUSE_MILLIS = 5_000;

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
        exchange.setProperty(JOB, exchange.getMessage().getBody(Job.class).getId());
        exchange.setProperty(ANSWERS, new ArrayList<Answer>());
        exchange.setProperty(LOOKS, 0);
        exchange.setProperty(OVER, false);
        ask(exchange);
        exchange.getMessage()
                .setBody(new ByteArrayInputStream(csv(rows(exchange)).getBytes(StandardCharsets.UTF_8)));
    }

    String csv(List<Delivery> rows) throws IOException {
        var text = new StringBuilder();
        List<String> fields = rows.get(0).fields().properties().stream()
                .map(Map.Entry::getKey)
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
        String text = value.isBigDecimal() ? value.decimalValue().toPlainString() : value.asText();
        return value.isNull() || text.isEmpty() ? EMPTY : text;
    }

    /** Makes the message a question about the job. */
    public void ask(Exchange exchange) {
        Message message = exchange.getMessage();
        message.removeHeaders("*");
        message.setHeader(JOB_ID, exchange.getProperty(JOB, String.class));
        message.setBody(null);
    }

    /** Notes how far the job is, and how long to wait before the next look. */
    public void watch(Exchange exchange) {
        Job job = exchange.getMessage().getBody(Job.class);
        int looks = exchange.getProperty(LOOKS, Integer.class) + 1;
        if (job.getState() == JobStateEnum.FAILED && isUntouched(job)) {
            throw new VendorException.Refused(
                    "salesforce",
                    "loading bulk job " + job.getId(),
                    String.valueOf(job.getErrorMessage()),
                    "check the mapping's fields and what the account may do");
        }
        if (!ENDS.contains(job.getState()) && looks >= MOST_LOOKS) {
            throw new VendorException.Unavailable(
                    "salesforce",
                    "waiting for bulk job " + job.getId(),
                    "it is still " + job.getState() + ", its rows are sent again, which changes nothing twice");
        }
        exchange.setProperty(LOOKS, looks);
        exchange.setProperty(OVER, ENDS.contains(job.getState()));
        exchange.setProperty(PAUSE, Math.min(LONGEST_PAUSE_MILLIS, 250L * looks));
    }

    private static boolean isUntouched(Job job) {
        Long processed = job.getNumberRecordsProcessed();
        return processed == null || processed == 0;
    }

    /** Takes the list of rows that are written. */
    public void written(Exchange exchange) throws IOException {
        for (CSVRecord row : results(exchange)) {
            answers(exchange).add(Answer.written(row.get(externalIdField), row.get("sf__Id")));
        }
    }

    /** Takes the list of rows that are refused, each with its reason. */
    public void refused(Exchange exchange) throws IOException {
        for (CSVRecord row : results(exchange)) {
            answers(exchange).add(Answer.refused(row.get(externalIdField), row.get("sf__Error")));
        }
    }

    /** Answers for the rows; those in neither list were not worked on and are sent again. */
    public void answer(Exchange exchange) {
        writing(exchange).answered(answers(exchange));
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

    @SuppressWarnings("unchecked")
    private static List<Answer> answers(Exchange exchange) {
        return exchange.getProperty(ANSWERS, List.class);
    }

    private static List<Delivery> rows(Exchange exchange) {
        return writing(exchange).next();
    }

    private static BatchWriting writing(Exchange exchange) {
        return exchange.getProperty(BatchWriting.PROPERTY, BatchWriting.class);
    }
}
