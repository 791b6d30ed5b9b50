package io.customerhub.connectors.google;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.customerhub.connectors.Page;
import io.customerhub.connectors.RawRecord;
import io.customerhub.connectors.VendorException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SheetReadingTest {
    private static final List<String> COLUMNS = List.of("ID", "Name", "Spent");
    private static final List<Object> HEADER = List.of("ID", "Name", "Spent");

    @ParameterizedTest
    @CsvSource({"1, 10", "2, 10", "10, 10", "11, 10", "20, 10", "21, 10", "5, 1"})
    void readsEveryRowOfTheGridOnce(int rowCount, int pageSize) {
        SheetReading reading = reading(pageSize, rowCount);
        var ids = new ArrayList<String>();

        while (reading.isMore()) {
            List<String> ranges = reading.ranges();
            assertThat(ranges.get(0)).isEqualTo("Contacts!1:1");
            int[] ends = ranges.size() == 1 ? new int[] {2, 1} : ends(ranges.get(1));
            assertThat(ends[1]).isLessThanOrEqualTo(rowCount);
            Page page = reading.page(
                    List.of(HEADER),
                    IntStream.rangeClosed(ends[0], ends[1])
                            .mapToObj(row -> List.<Object>of("id" + row, "n", BigDecimal.ONE))
                            .toList());
            page.records().forEach(record -> ids.add(record.id()));
        }

        assertThat(ids)
                .containsExactlyElementsOf(IntStream.rangeClosed(2, rowCount)
                        .mapToObj(row -> "id" + row)
                        .toList());
    }

    @Test
    void gridThatIsEmptyBelowIsReadToItsEnd() {
        SheetReading reading = reading(2, 7);

        assertThat(reading.page(List.of(HEADER), List.of(List.of("a"))).records())
                .hasSize(1);
        assertThat(reading.page(List.of(HEADER), List.of()).records()).isEmpty();
        assertThat(reading.isMore()).isTrue();
        assertThat(reading.page(List.of(HEADER), List.of(List.of("b"))).records())
                .extracting(RawRecord::id)
                .containsExactly("b");
        assertThat(reading.isMore()).isFalse();
    }

    @Test
    void saysWhichColumnsAreMissingAndWhatStandsThereInstead() {
        assertThatThrownBy(() -> reading(10, 10).page(List.of(List.of("ID", "Full name")), List.of()))
                .isInstanceOf(VendorException.Refused.class)
                .hasMessage("reading the header of sheet Contacts: sheets refuses: it has no column [Name, Spent] but"
                        + " [ID, Full name]; give the columns their names back, or change columns and mapping");
    }

    @Test
    void sheetWithoutAnyRowHasNoHeader() {
        assertThatThrownBy(() -> reading(10, 10).page(List.of(), List.of()))
                .isInstanceOf(VendorException.Refused.class)
                .hasMessageContaining("[ID, Name, Spent] but []");
    }

    /** Somebody takes a column out while the hub reads: what stood behind it stands one to the left from then on. */
    @Test
    void columnsThatMoveBetweenTwoPagesStopTheRun() {
        SheetReading reading = new SheetReading("sheets", "Contacts", "ID", List.of("ID", "Name"), Set.of(), 2, 9);
        reading.page(List.of(HEADER), List.of(List.of("a", "Ann", "1")));

        assertThatThrownBy(
                        () -> reading.page(List.of(List.of("ID", "Town", "Name")), List.of(List.of("b", "x", "Bob"))))
                .isInstanceOf(VendorException.Refused.class)
                .hasMessageContaining("from [ID, Name, Spent] to [ID, Town, Name]");
    }

    @Test
    void cellsThatAreLeftOutAtTheEndOfRowAreEmpty() {
        assertThat(record(List.of("a")).body()).hasToString("{\"ID\":\"a\",\"Name\":\"\",\"Spent\":\"\"}");
    }

    @Test
    void cellsBeyondTheHeaderAreNobodys() {
        assertThat(record(List.of("a", "n", "1", "stray")).body()).hasSize(3);
    }

    @Test
    void numbersKeepEveryDigitAndABooleanIsNoText() {
        RawRecord record = record(List.of("a", true, new BigDecimal("12345678.90")));

        assertThat(new String(record.payload(), StandardCharsets.UTF_8))
                .isEqualTo("{\"ID\":\"a\",\"Name\":true,\"Spent\":12345678.90}");
    }

    @Test
    void rowWithoutKeyIsNamedByItsPlace() {
        SheetReading reading = reading(3, 9);

        assertThat(reading.page(List.of(HEADER), List.of(List.of("", "Ann"), List.of(" ", "Bob"), List.of()))
                        .records())
                .extracting(RawRecord::id)
                .containsExactly("row 2", "row 3");
        assertThat(reading.page(List.of(HEADER), List.of(List.of(), List.of("", "Cat")))
                        .records())
                .extracting(RawRecord::id)
                .containsExactly("row 6");
    }

    @Test
    void columnsMayStandInAnotherOrderAndBesideOthers() {
        Page page = reading(10, 10)
                .page(List.of(List.of("Spent", "More", "Name", "ID")), List.of(List.of("1", "x", "Ann", "a")));

        assertThat(page.records()).singleElement().satisfies(record -> {
            assertThat(record.id()).isEqualTo("a");
            assertThat(record.body().path("Name").asText()).isEqualTo("Ann");
        });
    }

    private static RawRecord record(List<Object> cells) {
        return reading(10, 10).page(List.of(HEADER), List.of(cells)).records().get(0);
    }

    private static int[] ends(String range) {
        assertThat(range).matches("Contacts!\\d+:\\d+");
        String[] rows = range.substring("Contacts!".length()).split(":", -1);
        return new int[] {Integer.parseInt(rows[0]), Integer.parseInt(rows[1])};
    }

    private static SheetReading reading(int pageSize, int rowCount) {
        return new SheetReading("sheets", "Contacts", "ID", COLUMNS, Set.of(), pageSize, rowCount);
    }
}
