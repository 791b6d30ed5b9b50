package io.customerhub.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.customerhub.app.kamelet.ForeignDatabase;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
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
            "customer-export", "",
            "crm-sql", ""));

    /** Sinks that came while this was written: to be tried as the others, and the list is to become empty. */
    static final Set<String> UNTRIED = new TreeSet<>(Set.of(
            "dynamics-customers",
            "dynamics-organisations",
            "hubspot-organisations",
            "quickbooks-corrections",
            "salesforce-organisations",
            "salesforce-prospects",
            "sheet-scores"));

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
        HttpResponse<String> answer =
                fixture.sandboxPost("/sandbox/faults", kind.request(SINKS.getOrDefault(sink, ""), 1, ""));
        return answer.statusCode() == 204 ? Optional.empty() : Optional.of(FaultKind.exemption(answer.body()));
    }

    void written(String sink, FaultKind kind) throws Exception {
        version++;
        CustomerList.csv(folder.resolve("in/customers.csv"), CustomerList.HEADER, CustomerList.rows(version));
        strike(sink, kind);
        long run = fixture.sync("customer-files", true).run();
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
                            .allSatisfy(ledger -> assertThat(ledger.written())
                                    .as(ledger.toString())
                                    .isEqualTo(CustomerList.SIZE));
                });
        assertThat(fixture.sandboxGet("/sandbox/faults"))
                .as("faults still to come")
                .isEqualTo("{}");
        for (String each : SINKS.keySet()) {
            assertThat(held(each)).as(each).containsExactlyInAnyOrderElementsOf(wanted());
        }
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
