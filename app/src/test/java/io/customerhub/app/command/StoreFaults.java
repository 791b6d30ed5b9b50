package io.customerhub.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerhub.app.command.FaultReading.Outcome;
import io.customerhub.app.command.FaultReading.State;
import io.customerhub.app.kamelet.ForeignDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** What goes wrong with folders and tables, which no sandbox plays: a folder and a database of the test's own. */
final class StoreFaults {
    static final List<FaultKind> OF_FILES = List.of(
            FaultKind.HALF_WRITTEN,
            FaultKind.CONNECTION_LOST,
            FaultKind.NEW_FIELD,
            FaultKind.MISSING_FIELD,
            FaultKind.CHANGED_TYPE);
    static final List<FaultKind> OF_TABLES =
            List.of(FaultKind.CONNECTION_LOST, FaultKind.NEW_FIELD, FaultKind.MISSING_FIELD, FaultKind.CHANGED_TYPE);
    private static final List<String> ROWS = List.of("customers");
    private static final List<String> FILES = List.of("Customers");

    private final Path folder;
    private final ForeignDatabase crm;
    private final FaultReading reading;
    private final WarehouseSight sight;

    StoreFaults(Path folder, ForeignDatabase crm, FaultReading reading, WarehouseSight sight) {
        this.folder = folder;
        this.crm = crm;
        this.reading = reading;
        this.sight = sight;
    }

    /** Makes the table that the flow crm-sql reads: a view that can end the connection that reads it. */
    static void createTable(ForeignDatabase crm) throws Exception {
        crm.execute("create sequence strikes");
        crm.execute("create function strike() returns boolean language plpgsql volatile as $$ begin"
                + " if nextval('strikes') in (150, 151) then perform pg_terminate_backend(pg_backend_pid()); end if;"
                + " return true; end $$");
        crm.execute("create table customer_rows (customer_no int primary key, first_name text, last_name text,"
                + " company text, email text, phone text, tax_no text, born_on date, street text, town text,"
                + " parish text, status text, deleted boolean, changed_at timestamptz)");
        crm.execute("create view customers as select * from customer_rows");
        crm.execute("insert into customer_rows select n, 'First' || n, 'Last' || n, null, 'row' || n || '@example.com',"
                + " null, null, null, n || ' High Street', null, null, 'active', false, '2026-10-01 10:00:00Z'"
                + " from generate_series(1, 300) n");
    }

    void files(FaultKind kind) throws Exception {
        Path file = folder.resolve("customers.xlsx");
        Path away = folder.resolveSibling("away");
        CustomerList.workbook(file, CustomerList.HEADER, CustomerList.rows(1));
        reading.toTheEnd("customer-files");
        State before = reading.state("files", FILES);
        assertThat(before.ids()).hasSize(CustomerList.SIZE);
        int forgotten = sight.forgetSome("files", FILES);

        switch (kind) {
            case HALF_WRITTEN -> {
                byte[] whole = Files.readAllBytes(file);
                Files.write(file, Arrays.copyOf(whole, whole.length / 2));
                assertThat(reading.once("customer-files").accepted()).isZero();
                reading.nothingWaits("files", FILES, before);
                Files.write(file, whole);
                assertThat(reading.toTheEnd("customer-files").accepted()).isEqualTo(forgotten);
            }
            case CONNECTION_LOST -> {
                Files.move(folder, away);
                assertThat(reading.once("customer-files").errors()).contains("looking into the folder");
                Files.move(away, folder);
                assertThat(reading.toTheEnd("customer-files").accepted()).isEqualTo(forgotten);
            }
            case NEW_FIELD -> {
                CustomerList.workbook(file, with(CustomerList.HEADER, "Shoe size"), rows("44"));
                assertThat(reading.toTheEnd("customer-files").quarantined()).isZero();
            }
            case MISSING_FIELD -> {
                CustomerList.workbook(file, renamed("Email", "E-Mail"), CustomerList.rows(1));
                Outcome outcome = reading.once("customer-files");
                assertThat(outcome.accepted()).isZero();
                reading.noticed("files", FILES, "Email", outcome, before);
            }
            case CHANGED_TYPE -> {
                CustomerList.workbook(file, CustomerList.HEADER, emails("TRUE"));
                Outcome outcome = reading.toTheEnd("customer-files");
                assertThat(outcome.accepted()).isZero();
                reading.noticed("files", FILES, "Email", outcome, before);
            }
            default -> throw new IllegalArgumentException(kind.title());
        }
        CustomerList.workbook(file, CustomerList.HEADER, CustomerList.rows(1));
        reading.toTheEnd("customer-files");
        reading.nothingWaits("files", FILES, before);
        reading.same("files", FILES, before);
        Files.delete(file);
    }

    void table(FaultKind kind) throws Exception {
        String whole = "drop view customers; create view customers as select * from customer_rows";
        reading.toTheEnd("crm-sql");
        State before = reading.state("crm-sql", ROWS);
        assertThat(before.ids()).hasSize(300);
        int forgotten = sight.forgetSome("crm-sql", ROWS);

        switch (kind) {
            case CONNECTION_LOST -> {
                crm.execute("alter sequence strikes restart");
                crm.execute("create or replace view customers as select * from customer_rows where strike()");
                Outcome outcome = reading.toTheEnd("crm-sql");
                assertThat(outcome.errors()).contains("crm is not available");
                assertThat(outcome.accepted()).isEqualTo(forgotten);
            }
            case NEW_FIELD -> {
                crm.execute(
                        "drop view customers; create view customers as select 'new' as shoes, * from customer_rows");
                assertThat(reading.toTheEnd("crm-sql").accepted()).isEqualTo(forgotten);
            }
            case MISSING_FIELD -> {
                crm.execute("alter view customers rename column email to mail");
                Outcome outcome = reading.once("crm-sql");
                assertThat(outcome.accepted()).isZero();
                reading.noticed("crm-sql", ROWS, "email", outcome, before);
            }
            case CHANGED_TYPE -> {
                crm.execute("drop view customers; create view customers as select customer_no, first_name, last_name,"
                        + " company, true as email, phone, tax_no, born_on, street, town, parish, status, deleted,"
                        + " changed_at from customer_rows");
                Outcome outcome = reading.toTheEnd("crm-sql");
                assertThat(outcome.accepted()).isZero();
                reading.noticed("crm-sql", ROWS, "email", outcome, before);
            }
            default -> throw new IllegalArgumentException(kind.title());
        }
        crm.execute(whole);
        reading.toTheEnd("crm-sql");
        reading.nothingWaits("crm-sql", ROWS, before);
        reading.same("crm-sql", ROWS, before);
    }

    private static List<String> with(List<String> row, String cell) {
        return Stream.concat(row.stream(), Stream.of(cell)).toList();
    }

    private static List<List<String>> rows(String last) throws IOException {
        return CustomerList.rows(1).stream().map(row -> with(row, last)).toList();
    }

    private static List<String> renamed(String column, String name) {
        return CustomerList.HEADER.stream()
                .map(word -> word.equals(column) ? name : word)
                .toList();
    }

    private static List<List<String>> emails(String value) {
        int email = CustomerList.HEADER.indexOf("Email");
        return CustomerList.rows(1).stream()
                .map(row -> Stream.of(row.subList(0, email), List.of(value), row.subList(email + 1, row.size()))
                        .flatMap(List::stream)
                        .toList())
                .toList();
    }
}
