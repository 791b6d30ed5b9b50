package io.customerhub.app.plan;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.customerhub.app.HubException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** Plans in files: JSON to be applied, CSV and a page to be looked at. */
public final class PlanFile {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();
    private static final CSVFormat CSV = CSVFormat.RFC4180
            .builder()
            .setHeader(
                    "sink",
                    "customer",
                    "name",
                    "change",
                    "field",
                    "from",
                    "to",
                    "because",
                    "mapping",
                    "brought about by")
            .get();

    private PlanFile() {}

    /** A plan as JSON. */
    public static String json(Plan plan) {
        try {
            return JSON.writeValueAsString(plan);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a plan is always JSON", e);
        }
    }

    /** Writes a plan to be applied, in place of what the file held. */
    public static void save(Plan plan, Path file) {
        write(file, json(plan) + "\n");
    }

    /** Writes one line a field that changes, and one a record that is taken away. */
    public static void saveTable(Plan plan, Path file) {
        var text = new StringBuilder();
        try (var table = new CSVPrinter(text, CSV)) {
            for (PlannedChange change : plan.changes()) {
                String because = String.join("; ", change.because());
                if (change.fields().isEmpty()) {
                    table.printRecord(
                            change.sink(),
                            change.customer(),
                            change.name(),
                            change.change().word(),
                            "",
                            "",
                            "",
                            "",
                            "",
                            because);
                }
                for (FieldChange field : change.fields()) {
                    table.printRecord(
                            change.sink(),
                            change.customer(),
                            change.name(),
                            change.change().word(),
                            field.field(),
                            cell(field.from().asText("")),
                            cell(field.to().asText("")),
                            field.because(),
                            field.mapping(),
                            because);
                }
            }
        } catch (IOException e) {
            throw new IllegalStateException("a text can always be added to", e);
        }
        write(file, text.toString());
    }

    /** Writes a page that shows a plan in any browser, without a network. */
    public static void savePage(Plan plan, Path file) {
        write(file, PlanPage.of(plan));
    }

    /**
     * Reads a plan that was saved.
     *
     * @throws HubException where the file is none
     */
    public static Plan read(Path file) {
        try {
            Plan plan = JSON.readValue(file.toFile(), Plan.class);
            if (plan.format() != Plan.FORMAT) {
                throw new HubException("reading the plan " + file + ": it has form " + plan.format()
                        + ", and this hub reads form " + Plan.FORMAT + "; make the plan again");
            }
            return plan;
        } catch (JsonProcessingException e) {
            throw new HubException("reading the plan " + file
                    + ": it is not a plan as 'hub plan FLOW --save' writes it: " + e.getOriginalMessage());
        } catch (IOException e) {
            throw new HubException("reading the plan " + file + ": " + e);
        }
    }

    /** A spreadsheet takes what begins so for a formula. */
    private static String cell(String text) {
        return text.matches("(?s)[=+\\-@\\t\\r].*") && !text.matches("[+-][\\d.,]+") ? "'" + text : text;
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new HubException("writing the plan to " + file + ": " + e);
        }
    }
}
