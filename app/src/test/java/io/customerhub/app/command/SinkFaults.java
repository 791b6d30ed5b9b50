package io.customerhub.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.customerhub.app.kamelet.ForeignDatabase;
import io.customerhub.model.CustomerId;
import io.customerhub.model.SourceKey;
import io.customerhub.warehouse.store.PageCounts;
import io.customerhub.warehouse.store.PageTransaction;
import io.customerhub.warehouse.store.Runs;
import io.customerhub.warehouse.store.Warehouse;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Every sink through every fault: all customers of a list move house, the sink is told so while its system fails, and
 * holds each of them once in the end, with the new address.
 */
final class SinkFaults {
    /** The sinks, each with the sandbox's name of its system; those of the hub's own machine have none. */
    static final Map<String, String> SINKS = new TreeMap<>(Map.of(
            "hubspot-contacts", "hubspot",
            "salesforce-contacts", "salesforce",
            "dynamics-customers", "dynamics",
            "quickbooks-corrections", "quickbooks",
            "sheet-scores", "google",
            "customer-export", "",
            "crm-sql", ""));

    /** Sinks that are the Kamelet of another with another kind of object. */
    static final Map<String, String> SAME = new TreeMap<>(Map.of(
            "hubspot-organisations", "hubspot-contacts",
            "salesforce-organisations", "salesforce-contacts",
            "salesforce-prospects", "salesforce-contacts",
            "dynamics-organisations", "dynamics-customers"));

    /** Sinks that are told only of records of their own: what they are told is put straight into the outbox. */
    private static final Set<String> OF_OWN_RECORDS = Set.of("quickbooks-corrections", "sheet-scores");

    private static final int OWN_RECORDS = 40;

    private static final int MOST_DELIVERIES = 12;
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> NOTHING = List.of("-");

    private final Path folder;
    private final ForeignDatabase crm;
    private final HubFixture fixture;
    private final MovableClock clock;
    private final WarehouseSight sight;
    private int version = 100;

    SinkFaults(Path folder, ForeignDatabase crm, HubFixture fixture, MovableClock clock, WarehouseSight sight) {
        this.folder = folder;
        this.crm = crm;
        this.fixture = fixture;
        this.clock = clock;
        this.sight = sight;
    }

    /** Makes the table that the sink crm-sql writes to: it can end the connection that does. */
    static void createTable(ForeignDatabase crm) throws Exception {
        crm.execute("create sequence write_strikes");
        crm.execute("create table hub_customers (customer_hub_id uuid primary key, name text, given_name text,"
                + " family_name text, organisation text, email text, phone text, address text, town text, parish text,"
                + " postal_code text, country text, segment text, recency_days int, frequency int,"
                + " monetary numeric, currency text)");
        crm.execute("create function strike_write() returns trigger language plpgsql as $$ begin"
                + " if nextval('write_strikes') in (50, 51) then perform pg_terminate_backend(pg_backend_pid()); end if;"
                + " return new; end $$");
    }

    /** Asks for a fault; the reason where it cannot be. */
    Optional<String> ask(String sink, FaultKind kind) {
        boolean vendor = !SINKS.getOrDefault(sink, "").isEmpty();
        if (!vendor) {
            boolean tried = kind == FaultKind.CONNECTION_LOST
                    || (kind == FaultKind.HALF_WRITTEN && sink.equals("customer-export"))
                    || (kind == FaultKind.MISSING_FIELD && sink.equals("crm-sql"));
            return tried ? Optional.empty() : Optional.of("a file or a table of one's own does nothing of the kind");
        }
        if (kind == FaultKind.HALF_WRITTEN || kind == FaultKind.CONNECTION_LOST) {
            return Optional.of(
                    "of files and databases only; the sandbox's vendors close the connection under \"no answer\"");
        }
        if (kind.isDrift() || kind == FaultKind.SHORT) {
            return Optional.of("strikes pages of records, which the answer to a write is not");
        }
        fixture.sandboxDelete("/sandbox/faults");
        // The sheet is written in one call.
        int after = kind == FaultKind.WRITTEN_UNSAID && sink.equals("sheet-scores") ? 0 : 1;
        HttpResponse<String> answer =
                fixture.sandboxPost("/sandbox/faults", kind.request(SINKS.getOrDefault(sink, ""), after, ""));
        return answer.statusCode() == 204 ? Optional.empty() : Optional.of(FaultKind.exemption(answer.body()));
    }

    void written(String sink, FaultKind kind) throws Exception {
        version++;
        boolean own = OF_OWN_RECORDS.contains(sink);
        long run = own ? plan(sink) : moveHouse(sink, kind);
        if (kind == FaultKind.CONNECTION_LOST || kind == FaultKind.MISSING_FIELD) {
            assertThat(waiting(sink)).as("while the fault is on").isPositive();
        }
        heal(sink, kind);
        for (int delivery = 0; delivery < MOST_DELIVERIES && waiting(sink) > 0; delivery++) {
            clock.moveTo(clock.instant().plusSeconds(60));
            fixture.hub().deliver();
        }
        assertThat(sight.query(
                        "select concat_ws(' ', sink, state, last_error) from hub.outbox where ? <> '' and cardinality(?) > 0",
                        sink,
                        NOTHING))
                .as("the outbox")
                .isEmpty();
        assertThat(fixture.hub().warehouse().reports().runs(10).stream()
                        .filter(report -> report.run() == run)
                        .findFirst())
                .hasValueSatisfying(report -> {
                    assertThat(report.balanced()).as(report.toString()).isTrue();
                    assertThat(report.sinks())
                            .isNotEmpty()
                            .allSatisfy(ledger -> assertThat(ledger.written())
                                    .as(ledger.toString())
                                    .isEqualTo(own ? OWN_RECORDS : CustomerList.SIZE));
                });
        assertThat(fixture.sandboxGet("/sandbox/faults"))
                .as("faults still to come")
                .isEqualTo("{}");
        for (String each : own ? Set.of(sink) : SINKS.keySet()) {
            if (own || !OF_OWN_RECORDS.contains(each)) {
                assertThat(held(each)).as(each).containsExactlyInAnyOrderElementsOf(own ? ownWanted() : wanted());
            }
        }
    }

    private long moveHouse(String sink, FaultKind kind) throws Exception {
        CustomerList.csv(folder.resolve("in/customers.csv"), CustomerList.HEADER, CustomerList.rows(version));
        strike(sink, kind);
        return fixture.sync("customer-files", true).run();
    }

    /** Plans what a sink is to be told of records of its own, in a run that reads nothing. */
    private long plan(String sink) {
        Warehouse warehouse = fixture.hub().warehouse();
        Runs.Run run = warehouse.runs().begin("sheet-contacts", "test", false).orElseThrow();
        Map<CustomerId, ObjectNode> records = new TreeMap<>();
        for (int number = 1; number <= OWN_RECORDS; number++) {
            ObjectNode fields = JSON.createObjectNode();
            if (sink.equals("sheet-scores")) {
                fields.putArray("Contact ID").add("CT-%05d".formatted(number));
                fields.put("Segment", "v" + version);
            } else {
                fields.put("Id", String.valueOf(number))
                        .putObject("PrimaryEmailAddr")
                        .put("Address", ownAddress(number));
            }
            records.put(CustomerId.firstSeenIn(sink, new SourceKey(sink, "Record", String.valueOf(number))), fields);
        }
        try (PageTransaction page = warehouse.begin(run.id())) {
            page.deliveryPlan().plan(sink, records, List.of());
            page.commit(new PageCounts(0, 0, 0, 0), "{}");
        }
        warehouse.runs().complete(run);
        fixture.hub().deliver();
        return run.id().value();
    }

    private String ownAddress(int number) {
        return "v" + version + "-" + number + "@example.com";
    }

    private List<String> ownWanted() {
        return IntStream.rangeClosed(1, OWN_RECORDS)
                .mapToObj(number -> number + " v" + version)
                .toList();
    }

    /** The first customers of the books, each with the version of its address. */
    private List<String> books() {
        return IntStream.rangeClosed(1, OWN_RECORDS)
                .mapToObj(number -> number + " "
                        + fixture.sandboxGet("/sandbox/quickbooks/record?entity=Customer&id=" + number)
                                .replaceFirst("(?s).*\"PrimaryEmailAddr\":\\{\"Address\":\"(v[0-9]+)-.*", "$1"))
                .toList();
    }

    /** The first rows of the sheet that have a key, each with its segment. */
    private List<String> segments() throws IOException {
        return new SalesSheet(fixture)
                .rows().stream()
                        .filter(row -> row.path(0).asText().matches("CT-000([0-3][0-9]|40)"))
                        .map(row -> Integer.parseInt(row.path(0).asText().substring(3)) + " "
                                + row.path(12).asText())
                        .toList();
    }

    private void strike(String sink, FaultKind kind) throws Exception {
        if (!SINKS.getOrDefault(sink, "").isEmpty()) {
            return;
        }
        if (kind == FaultKind.MISSING_FIELD) {
            crm.execute("alter table hub_customers rename column address to street");
        } else if (sink.equals("crm-sql")) {
            crm.execute("alter sequence write_strikes restart");
            crm.execute("create trigger strike before insert or update on hub_customers"
                    + " for each row execute function strike_write()");
        } else if (kind == FaultKind.CONNECTION_LOST) {
            Files.move(folder.resolve("out"), folder.resolve("out-away"));
            Files.writeString(folder.resolve("out"), "no folder");
        } else {
            // What a process leaves that dies while it writes.
            Files.writeString(folder.resolve("out/.customers.csv.next"), "customer_id,name\r\n1,Hal");
        }
    }

    private void heal(String sink, FaultKind kind) throws Exception {
        if (!SINKS.getOrDefault(sink, "").isEmpty()) {
            return;
        }
        if (kind == FaultKind.MISSING_FIELD) {
            crm.execute("alter table hub_customers rename column street to address");
        } else if (sink.equals("crm-sql")) {
            assertThat(crm.rows("select last_value >= 50 from write_strikes")).containsExactly("t");
            crm.execute("drop trigger strike on hub_customers");
        } else if (kind == FaultKind.CONNECTION_LOST) {
            Files.delete(folder.resolve("out"));
            Files.move(folder.resolve("out-away"), folder.resolve("out"));
        }
    }

    private long waiting(String sink) throws Exception {
        return sight.query("select customer_id from hub.outbox where sink = ? and cardinality(?) > 0", sink, NOTHING)
                .size();
    }

    private List<String> wanted() {
        return IntStream.rangeClosed(1, CustomerList.SIZE)
                .mapToObj(number -> CustomerList.email(number) + " " + CustomerList.address(version, number))
                .toList();
    }

    /** What a sink holds: for each record its address for mails and for letters. */
    private List<String> held(String sink) throws Exception {
        return switch (sink) {
            case "hubspot-contacts" -> contacts("/sandbox/crm/hubspot", "email", "address");
            case "salesforce-contacts" -> contacts("/sandbox/crm/salesforce", "Email", "MailingStreet");
            case "dynamics-customers" -> contacts("/sandbox/crm/dynamics", "emailaddress1", "address1_line1");
            case "quickbooks-corrections" -> books();
            case "sheet-scores" -> segments();
            case "crm-sql" -> crm.rows("select email || ' ' || address from hub_customers");
            default -> export();
        };
    }

    private List<String> contacts(String path, String email, String address) {
        return fixture.sandboxGet(path)
                .lines()
                .map(line -> field(line, email) + " " + field(line, address))
                .toList();
    }

    private static String field(String line, String name) {
        try {
            JsonNode found = JSON.readTree(line).findValue(name);
            return found == null ? "" : found.asText();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private List<String> export() throws IOException {
        List<String> lines = Files.readAllLines(folder.resolve("out/customers.csv"));
        List<String> header = List.of(lines.get(0).split(",", -1));
        return lines.stream()
                .skip(1)
                .map(line -> List.of(line.split(",", -1)))
                .map(row -> row.get(header.indexOf("email")) + " " + row.get(header.indexOf("address")))
                .toList();
    }
}
