package io.customerhub.connectors.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.customerhub.connectors.Answer;
import io.customerhub.connectors.Deliveries;
import io.customerhub.connectors.Delivery;
import io.customerhub.connectors.Exchanges;
import io.customerhub.connectors.VendorException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FileExportTest {
    @TempDir
    private Path folder = Path.of("");

    @Test
    void writesRowsInOrderOfIdsAndAnswersForEach() throws IOException {
        List<Answer> answers = write(
                Deliveries.upsert("b", "{\"sum\":120000.50,\"name\":\"Bob, \\\"B\\\"\",\"phone\":null}"),
                Deliveries.upsert("a", "{\"name\":\"Ann\"}"));

        assertThat(lines()).containsExactly("id,name,phone,sum", "a,Ann,,", "b,\"Bob, \"\"B\"\"\",,120000.50");
        assertThat(answers).containsExactly(Answer.written("b", "b"), Answer.written("a", "a"));
    }

    @Test
    void changesAndRemovesRowsAndLeavesTheOthers() throws IOException {
        write(
                Deliveries.upsert("a", "{\"name\":\"Ann\"}"),
                Deliveries.upsert("b", "{\"name\":\"Bob\"}"),
                Deliveries.upsert("c", "{\"name\":\"Cat\"}"));
        write(Deliveries.upsert("b", "{\"name\":\"Bobby\"}"), Deliveries.retire("a", "a"));

        assertThat(lines()).containsExactly("id,name,phone,sum", "b,Bobby,,", "c,Cat,,");
        try (var left = Files.list(folder)) {
            assertThat(left.map(file -> String.valueOf(file.getFileName())))
                    .containsExactlyInAnyOrder("customers.csv", ".customers.csv.lock");
        }
    }

    @Test
    void aRowOfAnEarlierListOfColumnsKeepsWhatIsStillWanted() throws IOException {
        Files.writeString(folder.resolve("customers.csv"), "old,name,id\r\nx,Ann,a\r\n");
        write(Deliveries.upsert("b", "{\"name\":\"Bob\"}"));

        assertThat(lines()).containsExactly("id,name,phone,sum", "a,Ann,,", "b,Bob,,");
    }

    @Test
    void whatASpreadsheetWouldRunAsFormulaIsWrittenAsText() throws IOException {
        write(Deliveries.upsert("a", "{\"name\":\"=HYPERLINK(1)\",\"phone\":\"+18765551234\",\"sum\":-5}"));

        assertThat(lines()).contains("a,'=HYPERLINK(1),+18765551234,-5");
    }

    @Test
    void severalWritersLoseNothing() throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(4);
        List<Callable<List<Answer>>> writers = IntStream.range(0, 40)
                .<Callable<List<Answer>>>mapToObj(i -> () -> write(Deliveries.upsert("id" + i, "{\"name\":\"n\"}")))
                .toList();
        for (Future<List<Answer>> written : pool.invokeAll(writers)) {
            assertThat(written.get()).hasSize(1);
        }
        pool.shutdown();

        assertThat(lines()).hasSize(41);
    }

    @Test
    void aFileThatIsNotOursIsNotTouched() throws IOException {
        Files.writeString(folder.resolve("customers.csv"), "Something else\r\nx\r\n");

        assertThatThrownBy(() -> write(Deliveries.upsert("a", "{}")))
                .isInstanceOf(VendorException.Unavailable.class)
                .hasMessageContaining("the file has no column id: it is not the hub's; move it away");
        assertThat(lines()).containsExactly("Something else", "x");
    }

    @Test
    void saysWhatToSetWhereNoFolderIsSetUp() {
        FileExport export = export();
        export.setFolder("");

        assertThatThrownBy(() -> export.write(Exchanges.of(List.of(Deliveries.upsert("a", "{}")))))
                .isInstanceOf(VendorException.Refused.class)
                .hasMessageContaining("set hub.files.export-folder, or HUB_EXPORT in the environment");
    }

    private List<String> lines() throws IOException {
        return Files.readAllLines(folder.resolve("customers.csv"));
    }

    private FileExport export() {
        var export = new FileExport();
        export.setFolder(folder.toString());
        export.setFile("customers.csv");
        export.setKeyColumn("id");
        export.setColumns("name,phone,sum");
        return export;
    }

    private List<Answer> write(Delivery... deliveries) {
        Exchange exchange = Exchanges.of(List.of(deliveries));
        export().write(exchange);
        @SuppressWarnings("unchecked")
        List<Answer> answers = exchange.getMessage().getBody(List.class);
        return answers;
    }
}
