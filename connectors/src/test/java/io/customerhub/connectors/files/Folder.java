package io.customerhub.connectors.files;

import io.customerhub.connectors.Exchanges;
import io.customerhub.connectors.Page;
import io.customerhub.connectors.RawRecord;
import io.customerhub.connectors.Reading;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.apache.camel.Exchange;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** A folder, and a flow that reads it: each {@link #run} goes on from the cursor of the one before. */
final class Folder {
    final Path path;
    final FolderReader reader = new FolderReader();
    final List<Page> pages = new ArrayList<>();
    private String cursor = "{}";

    Folder(Path path) {
        this.path = path;
        reader.setSource("files");
        reader.setFolder(path.toString());
        reader.setFiles("*.{csv,xlsx}");
        reader.setEntity("Customers");
        reader.setKeyColumn("No");
        reader.setColumns("No,Name");
        reader.setCharset("UTF-8");
        reader.setPageSize(2);
    }

    /** Runs the flow to its end, or to the exception that ends it. */
    List<RawRecord> run() throws IOException {
        return run(() -> {});
    }

    /** Runs the flow; somebody does something between its two looks. */
    List<RawRecord> run(Runnable betweenLooks) throws IOException {
        pages.clear();
        Exchange exchange = Exchanges.of(null);
        exchange.setProperty(Reading.CURSOR, cursor);
        reader.look(exchange);
        betweenLooks.run();
        reader.begin(exchange);
        var records = new ArrayList<RawRecord>();
        while (exchange.getProperty(Reading.PROPERTY, Reading.class).isMore()) {
            reader.page(exchange);
            Page page = exchange.getMessage().getBody(Page.class);
            pages.add(page);
            records.addAll(page.records());
            cursor = page.cursor();
        }
        reader.end(exchange);
        return records;
    }

    void write(String name, String... lines) {
        try {
            Files.writeString(path.resolve(name), String.join("\r\n", lines) + "\r\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void workbook(String name, String sheet, Consumer<Worksheet> content) throws IOException {
        try (OutputStream out = Files.newOutputStream(path.resolve(name));
                Workbook workbook = new Workbook(out, "test", "1.0")) {
            content.accept(workbook.newWorksheet(sheet));
        }
    }

    static List<String> ids(List<RawRecord> records) {
        return records.stream()
                .map(record -> (record.deleted() ? "-" : record.problem().isPresent() ? "!" : "") + record.id())
                .toList();
    }
}
