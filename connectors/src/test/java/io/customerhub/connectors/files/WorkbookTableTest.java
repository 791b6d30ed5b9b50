package io.customerhub.connectors.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.customerhub.connectors.RawRecord;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class WorkbookTableTest {
    @TempDir
    private Path path = Path.of("");

    private Folder folder = new Folder(path);

    @BeforeEach
    void open() {
        folder = new Folder(path);
    }

    @Test
    void numbersKeepEveryDigit() throws IOException {
        folder.workbook("a.xlsx", "S", sheet -> {
            header(sheet, "No", "Name", "Sum", "Large", "Text");
            sheet.value(1, 0, 1007);
            sheet.value(1, 1, "Ann");
            sheet.value(1, 2, new BigDecimal("12345678901234567.89"));
            sheet.value(1, 3, new BigDecimal("1E+19"));
            sheet.value(1, 4, "00120");
        });

        RawRecord record = folder.run().get(0);
        assertThat(new String(record.payload(), StandardCharsets.UTF_8))
                .isEqualTo("{\"No\":1007,\"Name\":\"Ann\",\"Sum\":12345678901234567.89,\"Large\":10000000000000000000,"
                        + "\"Text\":\"00120\"}");
        assertThat(record.id()).isEqualTo("1007");
    }

    @Test
    void whatIsShownAsDateOrTimeIsIso() throws IOException {
        folder.workbook("a.xlsx", "S", sheet -> {
            header(sheet, "No", "Name", "Date", "Moment", "Time", "Price", "Early");
            sheet.value(1, 0, 1);
            sheet.value(1, 2, LocalDate.of(1980, 1, 1));
            sheet.style(1, 2).format("yyyy-mm-dd").set();
            sheet.value(1, 3, LocalDateTime.of(2026, 10, 31, 23, 59, 58));
            sheet.style(1, 3).format("dd/mm/yyyy hh:mm:ss").set();
            sheet.value(1, 4, new BigDecimal("0.75"));
            sheet.style(1, 4).format("h:mm AM/PM").set();
            sheet.value(1, 5, new BigDecimal("29221.50"));
            sheet.style(1, 5).format("[$JMD-2009] #,##0.00;\"days\"").set();
            sheet.value(1, 6, 1);
            sheet.style(1, 6).format("d mmm yyyy").set();
        });

        assertThat(folder.run().get(0).body())
                .hasToString("{\"No\":1,\"Name\":\"\",\"Date\":\"1980-01-01\",\"Moment\":\"2026-10-31T23:59:58\","
                        + "\"Time\":\"18:00:00\",\"Price\":29221.50,\"Early\":\"1900-01-01\"}");
    }

    @Test
    void lengthsOfTimeStayNumbers() throws IOException {
        folder.workbook("a.xlsx", "S", sheet -> {
            header(sheet, "No", "Name", "Spent");
            sheet.value(1, 0, 1);
            sheet.value(1, 2, new BigDecimal("1.5"));
            sheet.style(1, 2).format("[h]:mm").set();
        });

        assertThat(folder.run().get(0).body().path("Spent").decimalValue()).isEqualByComparingTo("1.5");
    }

    @Test
    void readsTheNamedSheetAndSaysWhichThereAreInstead() throws IOException {
        folder.workbook("a.xlsx", "Customers", sheet -> {
            header(sheet, "No", "Name");
            sheet.value(1, 0, 1);
            sheet.value(3, 0, 3);
        });
        folder.reader.setSheet("Customers");
        assertThat(Folder.ids(folder.run())).containsExactly("1", "3");

        folder.reader.setSheet("Clients");
        assertThatThrownBy(folder::run)
                .hasMessageContaining(
                        "a.xlsx: it has no sheet 'Clients' but [Customers]; give the sheet its name back");
    }

    @Test
    void rowsAreCountedAsAPersonCountsThem() throws IOException {
        folder.workbook("a.xlsx", "S", sheet -> {
            header(sheet, "No", "Name");
            sheet.value(4, 1, "nobody's number");
        });

        assertThat(Folder.ids(folder.run())).containsExactly("!a.xlsx row 5");
    }

    private static void header(Worksheet sheet, String... names) {
        for (int i = 0; i < names.length; i++) {
            sheet.value(0, i, names[i]);
        }
    }
}
