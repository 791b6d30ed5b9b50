package io.customerhub.app.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.customerhub.app.kamelet.ForeignDatabase;
import io.customerhub.mapping.Json;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/** What the systems behind all sinks hold, as they themselves say: for each of our customers the sink's own fields. */
final class SinkHoldings {
    static final List<String> SINKS = List.of(
            "hubspot-contacts",
            "hubspot-organisations",
            "salesforce-contacts",
            "salesforce-organisations",
            "salesforce-prospects",
            "dynamics-customers",
            "dynamics-organisations",
            "sheet-scores",
            "quickbooks-corrections",
            "crm-sql",
            "customer-export");

    private static final Map<String, String> CRMS = Map.of(
            "hubspot-contacts", "hubspot",
            "hubspot-organisations", "hubspot/companies",
            "salesforce-contacts", "salesforce",
            "salesforce-organisations", "salesforce/accounts",
            "salesforce-prospects", "salesforce/leads",
            "dynamics-customers", "dynamics",
            "dynamics-organisations", "dynamics/accounts");
    private static final List<String> KEYS = List.of("customer_hub_id", "Customer_Hub_Id__c", "customerhub_id");

    private final HubFixture fixture;
    private final ForeignDatabase crm;
    private final Path export;

    SinkHoldings(HubFixture fixture, ForeignDatabase crm, Path export) {
        this.fixture = fixture;
        this.crm = crm;
        this.export = export;
    }

    /** A sink's records by our customer ids, the sheet's rows by their own; the books, which list none, are asked one by one. */
    Map<String, JsonNode> of(String sink) throws Exception {
        return switch (sink) {
            case "crm-sql" -> byKey(crm.rows("select to_jsonb(c)::text from hub_customers c"));
            case "customer-export" -> export();
            case "sheet-scores" -> sheet();
            case "quickbooks-corrections" -> Map.of();
            default ->
                byKey(fixture.sandboxGet("/sandbox/crm/" + CRMS.get(sink))
                        .lines()
                        .toList());
        };
    }

    private static Map<String, JsonNode> byKey(List<String> lines) throws IOException {
        Map<String, JsonNode> records = new TreeMap<>();
        for (String line : lines) {
            JsonNode record = Json.MAPPER.readTree(line);
            KEYS.stream()
                    .filter(record::has)
                    .forEach(key -> records.put(record.get(key).asText(), record));
        }
        return records;
    }

    private Map<String, JsonNode> export() throws IOException {
        Map<String, JsonNode> records = new TreeMap<>();
        if (!Files.exists(export)) {
            return records;
        }
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        try (Reader reader = Files.newBufferedReader(export)) {
            for (CSVRecord row : format.parse(reader)) {
                ObjectNode record = Json.MAPPER.createObjectNode();
                row.toMap().forEach(record::put);
                records.put(row.get("customer_id"), record);
            }
        }
        return records;
    }

    private Map<String, JsonNode> sheet() throws IOException {
        Map<String, JsonNode> records = new TreeMap<>();
        List<JsonNode> rows = new SalesSheet(fixture).rows();
        for (JsonNode row : rows) {
            ObjectNode record = Json.MAPPER.createObjectNode();
            for (int column = 0; column < rows.get(0).size(); column++) {
                record.set(rows.get(0).get(column).asText(), row.path(column).isMissingNode() ? null : row.get(column));
            }
            records.put(row.path(0).asText(), record);
        }
        return records;
    }

    /** A customer of the books. */
    JsonNode book(String id) throws IOException {
        return Json.MAPPER.readTree(fixture.sandboxGet("/sandbox/quickbooks/record?entity=Customer&id=" + id));
    }
}
