package io.customerhub.app.quarantine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.customerhub.app.HubException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RecordEditTest {
    private static final JsonNode RECORD = RecordEdit.json("""
            {"Name": "Ann", "@odata.etag": "W1", "Date of birth": null, "Total": 12345678.90, "Active": true,
             "BillAddr": {"City": "Kingston"}, "a/b": {"m~n": 1}, "Lines": [{"Amount": 1.10}, {"Amount": 2.20}]}
            """, "the test's record");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "Name=Ben                  | /Name             | \"Ben\"",
                "Name=x=y                  | /Name             | \"x=y\"",
                "Name=                     | /Name             | \"\"",
                "/BillAddr/City=Negril     | /BillAddr/City    | \"Negril\"",
                "BillAddr.City=Negril      | /BillAddr/City    | \"Negril\"",
                "BillAddr.Line1=4 Main St  | /BillAddr/Line1   | \"4 Main St\"",
                "Email.Address=a@b.example | /Email/Address    | \"a@b.example\"",
                "@odata.etag=W2            | /@odata.etag      | \"W2\"",
                "Date of birth=1980-01-01  | /Date of birth    | \"1980-01-01\"",
                "/a~1b/m~0n=2              | /a~1b/m~0n        | 2",
                "Total=0.10                | /Total            | 0.10",
                "Total:=\"0.10\"         | /Total            | \"0.10\"",
                "Active=false              | /Active           | false",
                "Phone=8765551234          | /Phone            | \"8765551234\"",
                "Phone:=8765551234         | /Phone            | 8765551234",
                "Lines.1.Amount=3.30       | /Lines/1/Amount   | 3.30",
                "Lines.2:={\"Amount\":1} | /Lines/2/Amount   | 1",
                "Lines.-:=7                | /Lines/2          | 7"
            })
    void aValueIsPutWhereThePointerSaysAndKeepsTheTypeOfWhatStoodThere(
            String written, String pointer, String expected) {
        JsonNode corrected = RecordEdit.set(written).apply(RECORD);

        assertThat(corrected.at(pointer).toString()).isEqualTo(expected);
    }

    @Test
    void theRecordItselfStaysAsItIs() {
        JsonNode before = RECORD.deepCopy();
        RecordEdit.set("BillAddr.City=Negril").apply(RECORD);
        assertThat(RECORD).isEqualTo(before);
    }

    @Test
    void aValueIsTakenOut() {
        assertThat(RecordEdit.remove("BillAddr.City")
                        .apply(RECORD)
                        .at("/BillAddr")
                        .size())
                .isZero();
        assertThat(RecordEdit.remove("/Lines/0")
                        .apply(RECORD)
                        .at("/Lines/0/Amount")
                        .toString())
                .isEqualTo("2.20");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Name            | is no correction",
                "=x              | is no correction",
                "Total=twelve    | is a number, and 'twelve' is none",
                "BillAddr=x      | is a table or list",
                "Name.First=x    | goes through 'Name', which is a single value",
                "Lines.7.Amount=1| names '7' in a list of 2",
                "Lines.last=1    | names 'last' in a list of 2",
                "Name:=Ben       | is not JSON",
                "Name:=          | is empty, and not JSON"
            })
    void whatCannotBeMeantIsSaid(String written, String words) {
        assertThatThrownBy(() -> RecordEdit.set(written).apply(RECORD))
                .isInstanceOf(HubException.class)
                .hasMessageContaining(words);
    }

    @Test
    void whatIsNotThereCannotBeTakenOut() {
        assertThatThrownBy(() -> RecordEdit.remove("Nmae").apply(RECORD)).hasMessageContaining("has no 'Nmae'");
    }

    @Test
    void differencesAreNamedByTheirPointersAlone() {
        JsonNode corrected = RecordEdit.set("a/b.m~n=2")
                .apply(RecordEdit.set("Lines.1.Amount=5")
                        .apply(RecordEdit.remove("Name").apply(RECORD)));

        assertThat(RecordEdit.differences(RECORD, corrected))
                .isEqualTo(List.of("/Lines/1/Amount", "/Name", "/a~1b/m~0n"));
    }
}
