package io.customerhub.connectors.google;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.api.services.sheets.v4.model.ValueRange;
import io.customerhub.connectors.Answer;
import io.customerhub.connectors.Deliveries;
import io.customerhub.connectors.Delivery;
import io.customerhub.connectors.VendorException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

final class SheetWritingTest {
    private static final Delivery ANN =
            Deliveries.upsert("c-1", "{\"ID\":[\"K-1\",\"K-3\"],\"Segment\":\"loyal\",\"Revenue\":120.50}");

    /** The sheet as it is: header and rows, changed by what is written. */
    private final List<List<Object>> sheet = new ArrayList<>(List.of(
            row("ID", "Name", "Segment", "Revenue"),
            row("K-1", "Ann", "", ""),
            row("K-2", "Bob", "lost", 7),
            row("K-3", "Ann again", "", ""),
            row()));

    @Test
    void everyRowOfACustomerIsWrittenAndNoOther() {
        SheetWriting writing = writing(ANN);
        writing.compare(sheet);

        assertThat(writing.differences())
                .extracting(ValueRange::getRange)
                .containsExactly("Contacts!C2", "Contacts!D2", "Contacts!C4", "Contacts!D4");
        write(writing);
        writing.compare(sheet);

        assertThat(writing.isMore()).isFalse();
        assertThat(writing.answers()).containsExactly(Answer.written("c-1", "K-1,K-3"));
    }

    @Test
    void sheetThatHoldsItAlreadyIsNotWritten() {
        SheetWriting first = writing(ANN);
        first.compare(sheet);
        write(first);

        SheetWriting again = writing(ANN);
        again.compare(sheet);

        assertThat(again.isDifferent()).isFalse();
        assertThat(again.isMore()).isFalse();
    }

    @Test
    void rowsThatMovedBetweenALookAndAWriteArePutRight() {
        SheetWriting writing = writing(ANN);
        writing.compare(sheet);
        // Somebody sorts the sheet: what is written now lands beside the wrong names.
        Collections.swap(sheet, 1, 2);
        write(writing);
        assertThat(sheet.get(1)).containsExactly("K-2", "Bob", "loyal", new BigDecimal("120.50"));

        for (int round = 0; writing.isMore() && round < 5; round++) {
            writing.compare(sheet);
            write(writing);
        }

        assertThat(sheet).contains(row("K-2", "Bob", "lost", 7), row("K-1", "Ann", "loyal", new BigDecimal("120.50")));
        assertThat(writing.isMore()).isFalse();
    }

    @Test
    void sheetWhoseRowsNeverRestIsLeftForLater() {
        SheetWriting writing = writing(ANN);

        assertThatThrownBy(() -> {
                    for (int round = 0; round < 100; round++) {
                        writing.compare(sheet);
                    }
                })
                .isInstanceOf(VendorException.Unavailable.class);
    }

    @Test
    void missingColumnStopsTheSinkAndShiftsNothing() {
        sheet.set(0, row("ID", "Name", "Segment", "Turnover"));

        assertThatThrownBy(() -> writing(ANN).compare(sheet))
                .isInstanceOf(VendorException.Refused.class)
                .hasMessageContaining("[Revenue]");
    }

    @Test
    void customerWithoutARowIsRefused() {
        SheetWriting writing = writing(Deliveries.upsert("c-2", "{\"ID\":\"K-9\",\"Segment\":\"new\"}"));
        writing.compare(sheet);

        assertThat(writing.answers().get(0).outcome()).isEqualTo(Answer.Outcome.REFUSED);
    }

    @Test
    void whoWasMergedHasNothingToBeTakenAway() {
        assertThat(writing(Deliveries.retire("c-9", "K-1")).isMore()).isFalse();
    }

    private static SheetWriting writing(Delivery... rows) {
        return new SheetWriting("Contacts", "ID", List.of(rows));
    }

    private void write(SheetWriting writing) {
        for (ValueRange range : writing.differences()) {
            String cell = range.getRange().substring("Contacts!".length());
            sheet.get(Integer.parseInt(cell.substring(1)) - 1)
                    .set(cell.charAt(0) - 'A', range.getValues().get(0).get(0));
        }
    }

    private static List<Object> row(Object... cells) {
        return new ArrayList<>(List.of(cells));
    }
}
