package io.customerhub.connectors.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.customerhub.connectors.Page;
import io.customerhub.connectors.RawRecord;
import io.customerhub.connectors.VendorException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FolderReaderTest {
    @TempDir
    private Path path = Path.of("");

    private Folder folder = new Folder(path);

    @BeforeEach
    void open() {
        folder = new Folder(path);
    }

    @Test
    void readsFilesInOrderOfNamePageByPage() throws IOException {
        folder.write("b.csv", "No,Name", "4,Dan");
        folder.write("a.csv", "No,Name", "1,Ann", "2,Bob", "3,Cat");

        assertThat(Folder.ids(folder.run())).containsExactly("1", "2", "3", "4");
        assertThat(folder.pages).extracting(page -> page.records().size()).containsExactly(2, 1, 1);
        assertThat(folder.pages).extracting(Page::source).containsOnly("files");
    }

    @Test
    void anUnchangedFileIsNotReadAgainAndAChangedOneIs() throws IOException {
        folder.write("a.csv", "No,Name", "1,Ann");
        folder.write("b.csv", "No,Name", "2,Bob");
        folder.run();

        assertThat(folder.run()).isEmpty();
        folder.write("b.csv", "No,Name", "2,Bobby");
        assertThat(Folder.ids(folder.run())).containsExactly("2");
    }

    @Test
    void theBytesTellAndNotTheTime() throws IOException {
        folder.write("a.csv", "No,Name", "1,Ann");
        FileTime then = FileTime.from(Instant.parse("2026-01-01T00:00:00Z"));
        Files.setLastModifiedTime(path.resolve("a.csv"), then);
        folder.run();

        Files.setLastModifiedTime(path.resolve("a.csv"), FileTime.from(Instant.parse("2026-02-01T00:00:00Z")));
        assertThat(folder.run()).isEmpty();
        folder.write("a.csv", "No,Name", "1,Bob");
        Files.setLastModifiedTime(path.resolve("a.csv"), then);
        assertThat(Folder.ids(folder.run())).containsExactly("1");
    }

    @Test
    void anotherDeclarationReadsTheSameBytesAgain() throws IOException {
        folder.write("a.csv", "No,Name,Phone", "1,Ann,5");
        folder.run();
        folder.reader.setColumns("No,Name,Phone");

        assertThat(folder.run()).hasSize(1);
    }

    @Test
    void aFileThatChangesBetweenTheLooksWaits() throws IOException {
        folder.write("a.csv", "No,Name", "1,Ann");
        folder.write("b.csv", "No,Name", "2,Bob");

        assertThat(Folder.ids(folder.run(() -> folder.write("a.csv", "No,Name", "1,Ann", "3,Cat"))))
                .containsExactly("2");
        assertThat(Folder.ids(folder.run())).containsExactly("1", "3");
    }

    @Test
    void halfAWorkbookWaitsAndIsRefusedWhenItStaysSo() throws IOException {
        folder.workbook("a.xlsx", "S", sheet -> sheet.value(0, 0, "No"));
        byte[] whole = Files.readAllBytes(path.resolve("a.xlsx"));
        Files.write(path.resolve("a.xlsx"), java.util.Arrays.copyOf(whole, whole.length / 2));
        folder.write("b.csv", "No,Name", "2,Bob");

        assertThat(Folder.ids(folder.run())).containsExactly("2");
        assertThatThrownBy(folder::run)
                .isInstanceOf(VendorException.Refused.class)
                .hasMessageContaining("a.xlsx: it is no workbook that can be opened; save it anew as .xlsx");
    }

    @Test
    void aMissingColumnStopsItsFileAndNoOther() throws IOException {
        folder.write("a.csv", "No,Full name", "1,Ann");
        folder.write("b.csv", "Name,Extra,No", "Bob,x,2");

        assertThatThrownBy(folder::run)
                .isInstanceOf(VendorException.Refused.class)
                .hasMessageContaining("1 of its files: a.csv: its header has no column [Name] but [No, Full name]; give"
                        + " the columns their names back, or change columns and mapping");
        assertThat(folder.pages).hasSize(1);
        RawRecord bob = folder.pages.get(0).records().get(0);
        assertThat(bob.id()).isEqualTo("2");
        assertThat(bob.body().path("Name").asText()).isEqualTo("Bob");

        folder.write("a.csv", "No,Name", "1,Ann");
        assertThat(Folder.ids(folder.run())).containsExactly("1");
    }

    @Test
    void aColumnThatIsThereTwiceStopsItsFile() {
        folder.write("a.csv", "No,Name,Name", "1,Ann,Bob");

        assertThatThrownBy(folder::run).hasMessageContaining("has the column [Name] twice");
    }

    @Test
    void theLaterRowOfTwoWithOneKeyWaitsWithItsReasonAndLeavesWhenMended() throws IOException {
        folder.write("a.csv", "No,Name", "1,Ann", "1,Anna", "2,Bob");

        var records = folder.run();
        assertThat(Folder.ids(records)).containsExactly("1", "!a.csv row 3", "2");
        assertThat(records.get(1).problem()).contains("the row has the same No as row 2 of the file, which was taken");
        assertThat(records.get(1).body().path("Name").asText()).isEqualTo("Anna");

        folder.write("a.csv", "No,Name", "1,Ann", "3,Anna", "2,Bob");
        assertThat(Folder.ids(folder.run())).containsExactly("1", "3", "2", "-a.csv row 3");
    }

    @Test
    void rowsWithoutKeyOrWithValuesBeyondTheHeaderAreNotVouchedFor() throws IOException {
        folder.write("a.csv", "No,Name", ",Ann", "2,Bob,Main Street, 4", "3", "", "5,Eve,,");

        var records = folder.run();
        assertThat(Folder.ids(records)).containsExactly("!a.csv row 2", "!a.csv row 3", "3", "5");
        assertThat(records.get(2).body()).hasToString("{\"No\":\"3\",\"Name\":\"\"}");
    }

    @Test
    void aRowThatIsGoneFromACompleteFileIsDeleted() throws IOException {
        folder.reader.setComplete(true);
        folder.write("a.csv", "No,Name", "1,Ann", "2,Bob", "3,Cat");
        folder.write("b.csv", "No,Name", "3,Cat");
        folder.run();

        folder.write("a.csv", "No,Name", "2,Bob,too many,values");
        var records = folder.run();
        assertThat(Folder.ids(records))
                .as("1 is gone, 2 is there though wrong, 3 is in the other file")
                .containsExactly("!a.csv row 2", "-1");
        folder.write("a.csv", "No,Name", "2,Bob");
        assertThat(Folder.ids(folder.run())).containsExactly("2", "-a.csv row 2");
    }

    @Test
    void aCompleteFileWithoutRowsDeletesNothing() throws IOException {
        folder.reader.setComplete(true);
        folder.write("a.csv", "No,Name", "1,Ann");
        folder.run();
        folder.write("a.csv", "No,Name");

        assertThatThrownBy(folder::run).hasMessageContaining("it has no row, and is declared complete");
        assertThat(folder.pages).allSatisfy(page -> assertThat(page.records()).isEmpty());
    }

    @Test
    void aFileThatWasAwayStillKnowsWhatItHad() throws IOException {
        folder.reader.setComplete(true);
        folder.write("a.csv", "No,Name", "1,Ann", "2,Bob");
        folder.run();
        Files.delete(path.resolve("a.csv"));
        folder.write("b.csv", "No,Name", "9,Zoe");
        folder.run();
        folder.write("a.csv", "No,Name", "2,Bob");

        assertThat(Folder.ids(folder.run())).containsExactly("2", "-1");
    }

    @Test
    void aRunCutOffInAFileReadsItAgain() throws IOException {
        folder.write("a.csv", "No,Name", "1,Ann", "2,Bob", "3,Cat");
        folder.run();
        String afterFirstPage = folder.pages.get(0).cursor();

        assertThat(afterFirstPage).doesNotContain("sha256");
        assertThat(folder.pages.get(1).cursor()).contains("sha256");
    }

    @Test
    void bytesOfAnotherEncodingStopTheFile() throws IOException {
        Files.write(path.resolve("a.csv"), "No,Name\r\n1,Renée\r\n".getBytes(StandardCharsets.ISO_8859_1));

        assertThatThrownBy(folder::run).hasMessageContaining("it is not CSV in UTF-8");
        folder.reader.setCharset("ISO-8859-1");
        assertThat(folder.run().get(0).body().path("Name").asText()).isEqualTo("Renée");
    }

    @Test
    void aByteOrderMarkIsNoPartOfTheFirstColumn() throws IOException {
        folder.write("a.csv", "\uFEFFNo;Name", "007;Ann");
        folder.reader.setSeparator(";");

        assertThat(Folder.ids(folder.run())).containsExactly("007");
    }

    @Test
    void hiddenFilesAndLocksAreNobodys() throws IOException {
        folder.write("~$a.csv", "x");
        folder.write(".b.csv", "x");
        folder.write("c.txt", "x");

        assertThat(folder.run()).isEmpty();
    }

    @Test
    void saysWhatToSetWhereNoFolderIsSetUp() {
        folder.reader.setFolder("");

        assertThatThrownBy(folder::run)
                .isInstanceOf(VendorException.Refused.class)
                .hasMessageContaining("set hub.files.folder, or HUB_FILES in the environment");
        folder.reader.setFolder(path.resolve("nowhere").toString());
        assertThatThrownBy(folder::run).hasMessageContaining("make the folder");
    }
}
