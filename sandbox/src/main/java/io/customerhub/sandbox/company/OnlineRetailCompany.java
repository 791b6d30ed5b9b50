package io.customerhub.sandbox.company;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * A gift wholesaler's real year, 2010-12 to 2011-12, as books: the file {@code online_retail.csv.gz} with one invoice
 * line a row.
 *
 * <p>Numbers with a {@code C} are credit memos, with an {@code A} adjustments; documents without a customer are sales or
 * refund receipts. Signs stay as in the file, so that totals reconcile.
 */
public final class OnlineRetailCompany {

    private static final String FILE = "online_retail.csv.gz";
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    private final Map<String, Document> open = new LinkedHashMap<>();
    private final Map<String, List<DocumentLine>> lines = new LinkedHashMap<>();
    private final Map<String, BookRecord> customers = new LinkedHashMap<>();
    private final Map<String, BookRecord> items = new LinkedHashMap<>();

    private OnlineRetailCompany() {}

    /**
     * Reads the company.
     *
     * @param folder holds the file, or {@code online-retail} or {@code company/online-retail} with it
     * @param limit at most so many lines of the file
     */
    public static Company read(Path folder, long limit) throws IOException {
        Path file = find(folder);
        OnlineRetailCompany company = new OnlineRetailCompany();
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        try (BufferedReader text = new BufferedReader(new InputStreamReader(
                        new GZIPInputStream(Files.newInputStream(file), 64 * 1024), StandardCharsets.UTF_8));
                CSVParser rows = CSVParser.parse(text, format)) {
            long read = 0;
            for (CSVRecord row : rows) {
                if (read++ >= limit) {
                    break;
                }
                company.add(row);
            }
        }
        return company.close();
    }

    private static Path find(Path folder) {
        return Stream.of(folder, folder.resolve("online-retail"), folder.resolve("company/online-retail"))
                .map(place -> place.resolve(FILE))
                .filter(Files::isRegularFile)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("looking for " + FILE + " in " + folder
                        + ", its online-retail and its company/online-retail: not there; give the folder that holds it"
                        + " with --data, or start with --company demo, which needs no file"));
    }

    private void add(CSVRecord row) {
        String number = row.get("InvoiceNo");
        // A few documents span two minutes; the first one counts.
        Document header = open.computeIfAbsent(number, unused -> header(number, row));
        Instant time = header.created();
        party(row)
                .ifPresent(party ->
                        customers.computeIfAbsent(party.id(), unused -> customer(party, time, row.get("Country"))));
        DocumentLine line = new DocumentLine(
                row.get("StockCode"),
                row.get("Description"),
                new BigDecimal(row.get("Quantity")),
                new BigDecimal(row.get("UnitPrice")));
        items.computeIfAbsent(line.item(), unused -> item(line, time));
        lines.computeIfAbsent(number, unused -> new ArrayList<>()).add(line);
    }

    /** The customer of a row; the file writes the number as {@code 17850.0}. */
    private static Optional<Document.Party> party(CSVRecord row) {
        String customer = row.get("CustomerID").trim();
        if (customer.isEmpty()) {
            return Optional.empty();
        }
        int point = customer.indexOf('.');
        String id = point < 0 ? customer : customer.substring(0, point);
        return Optional.of(new Document.Party(id, "Customer " + id));
    }

    private static Document header(String number, CSVRecord row) {
        Instant time = LocalDateTime.parse(row.get("InvoiceDate"), TIME).toInstant(ZoneOffset.UTC);
        Optional<Document.Party> customer = party(row);
        Entity entity;
        if (number.startsWith("A")) {
            entity = Entity.JOURNAL_ENTRY;
        } else if (number.startsWith("C")) {
            entity = customer.isPresent() ? Entity.CREDIT_MEMO : Entity.REFUND_RECEIPT;
        } else {
            entity = customer.isPresent() ? Entity.INVOICE : Entity.SALES_RECEIPT;
        }
        String id = Character.isLetter(number.charAt(0)) ? number.substring(1) : number;
        return new Document(
                entity,
                id,
                number,
                time.atZone(ZoneOffset.UTC).toLocalDate(),
                time,
                time,
                entity == Entity.JOURNAL_ENTRY ? Optional.empty() : customer,
                "GBP",
                List.of());
    }

    private Company close() {
        Map<Entity, List<BookRecord>> books = new EnumMap<>(Entity.class);
        books.put(Entity.CUSTOMER, new ArrayList<>(customers.values()));
        books.put(Entity.ITEM, new ArrayList<>(items.values()));
        open.forEach((number, header) -> {
            Document document = new Document(
                    header.entity(),
                    header.id(),
                    number,
                    header.date(),
                    header.created(),
                    header.lastUpdated(),
                    header.customer(),
                    header.currency(),
                    lines.getOrDefault(number, List.of()));
            books.computeIfAbsent(header.entity(), unused -> new ArrayList<>()).add(document.toRecord());
        });
        return Company.ofBooks("online-retail", books);
    }

    private static BookRecord customer(Document.Party party, Instant time, String country) {
        String id = party.id();
        ObjectNode customer = Ledger.head(id, time, time);
        customer.put("DisplayName", party.name());
        customer.put("FullyQualifiedName", party.name());
        customer.put("Active", true);
        customer.putObject("BillAddr").put("Country", country);
        Ledger.reference(customer, "CurrencyRef", "GBP", "British Pound Sterling");
        return BookRecord.of(id, time, true, customer);
    }

    private static BookRecord item(DocumentLine line, Instant time) {
        ObjectNode item = Ledger.head(line.item(), time, time);
        String name = line.description().isBlank() ? line.item() : line.description();
        item.put("Name", name).put("FullyQualifiedName", name);
        item.put("Sku", line.item());
        item.put("Type", "NonInventory");
        item.put("Active", true);
        item.put("UnitPrice", line.unitPrice());
        return BookRecord.of(line.item(), time, true, item);
    }
}
