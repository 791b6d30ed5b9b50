package io.customerhub.connectors.files;

import io.customerhub.connectors.Page;
import io.customerhub.connectors.RawRecord;
import io.customerhub.connectors.Reading;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One run's way through the files of a folder that have changed, in the order of their names. What is wrong with one of
 * them stops that one; the run says so when it has read the others.
 */
public final class FolderReading implements Reading, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(FolderReading.class);

    private final TableForm form;
    private final ReadFiles readFiles;
    private final Deque<Map.Entry<Path, FileLook>> waiting;
    private final List<String> troubles = new ArrayList<>();
    private Optional<OpenFile> open = Optional.empty();

    FolderReading(TableForm form, ReadFiles readFiles, Map<Path, FileLook> files) {
        this.form = form;
        this.readFiles = readFiles;
        this.waiting = new ArrayDeque<>(new TreeMap<>(files).entrySet());
    }

    /** A file that is being read. */
    private record OpenFile(String name, FileLook look, String fingerprint, Table table, RowReader rows) {}

    @Override
    public boolean isMore() {
        return open.isPresent() || !waiting.isEmpty();
    }

    /** The next page; without records where no file has changed. */
    Page page() throws IOException {
        List<RawRecord> records = List.of();
        while (records.isEmpty() && isMore()) {
            if (open.isEmpty()) {
                openNext();
            }
            if (open.isPresent()) {
                records = read(open.get());
            }
        }
        return new Page(form.source(), records, readFiles.cursor());
    }

    /** What was wrong with files, one sentence a file. */
    List<String> troubles() {
        return List.copyOf(troubles);
    }

    private void openNext() throws IOException {
        Map.Entry<Path, FileLook> next = waiting.remove();
        Path file = next.getKey();
        String name = String.valueOf(file.getFileName());
        FileLook look = next.getValue();
        try {
            if (readFiles.isRead(name, FileCopy.fingerprint(file, form))) {
                readFiles.seen(name, look);
                return;
            }
            try (FileCopy copy = FileCopy.of(file, form)) {
                if (FileLook.at(file).filter(look::equals).isEmpty()) {
                    LOG.info("{} is being written; the next run reads it", name);
                    return;
                }
                open(name, look, copy);
            }
        } catch (FileTrouble e) {
            trouble(name, e.words());
        } catch (IOException e) {
            trouble(name, "it cannot be read (" + e.getClass().getSimpleName() + "); check that the hub may read it");
        }
    }

    @SuppressWarnings("MustBeClosedChecker") // the reading owns the table and closes it
    private void open(String name, FileLook look, FileCopy copy) throws FileTrouble, IOException {
        Table table;
        if (name.endsWith(".csv")) {
            table = CsvTable.open(copy.path(), form);
        } else {
            try {
                table = WorkbookTable.open(copy.path(), form);
            } catch (IOException | RuntimeException e) {
                if (readFiles.unreadable(name, look)) {
                    throw new FileTrouble("it is no workbook that can be opened; save it anew as .xlsx", e);
                }
                LOG.warn("{} is no whole workbook yet; the next run looks again", name);
                return;
            }
        }
        try {
            open = Optional.of(
                    new OpenFile(name, look, copy.fingerprint(), table, new RowReader(form, name, table.next())));
        } catch (FileTrouble e) {
            table.close();
            throw e;
        }
    }

    private List<RawRecord> read(OpenFile file) throws IOException {
        var records = new ArrayList<RawRecord>();
        try {
            Optional<TableRow> row = file.table().next();
            while (row.isPresent()) {
                records.add(file.rows().record(row.get()));
                if (records.size() == form.pageSize()) {
                    return records;
                }
                row = file.table().next();
            }
            records.addAll(RowReader.gone(form, gone(file)));
            readFiles.read(
                    file.name(), file.look(), file.fingerprint(), file.rows().ids());
        } catch (FileTrouble e) {
            trouble(file.name(), e.words());
        }
        close();
        return records;
    }

    private List<String> gone(OpenFile file) throws FileTrouble, IOException {
        Set<String> before = readFiles.ids(file.name());
        if (form.complete() && file.rows().isEmpty() && !before.isEmpty()) {
            throw new FileTrouble("it has no row, and is declared complete; if all rows are to be deleted, do it where"
                    + " they came from, and take the file away");
        }
        Set<String> elsewhere = before.isEmpty() ? Set.of() : readFiles.idsElsewhere(file.name());
        return before.stream()
                .filter(id -> !file.rows().has(id) && !elsewhere.contains(id))
                .toList();
    }

    private void trouble(String name, String words) {
        troubles.add(name + ": " + words);
    }

    /** Gives up the file that is being read; nothing happens where none is. */
    @Override
    public void close() throws IOException {
        if (open.isPresent()) {
            Table table = open.get().table();
            open = Optional.empty();
            table.close();
        }
    }
}
