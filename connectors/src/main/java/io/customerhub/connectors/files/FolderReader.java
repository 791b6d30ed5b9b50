package io.customerhub.connectors.files;

import io.customerhub.connectors.Reading;
import io.customerhub.connectors.VendorException;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.camel.Exchange;
import org.apache.camel.support.SynchronizationAdapter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The Java behind the Kamelet {@code folder-source}: looks at a folder twice, and reads what changed and is not being written. */
public final class FolderReader {
    private static final Logger LOG = LoggerFactory.getLogger(FolderReader.class);
    private static final String LOOKS = "folderLooks";
    private static final String PAUSE = "folderPause";

    private String source = "";
    private String folder = "";
    private String files = "";
    private String entity = "";
    private String keyColumn = "";
    private List<String> columns = List.of();
    private boolean complete;
    private String sheet = "";
    private char separator = ',';
    private Charset charset = Charset.defaultCharset();
    private int pageSize = 1000;
    private long settleMillis;

    public void setSource(String source) {
        this.source = source;
    }

    public void setFolder(String folder) {
        this.folder = folder;
    }

    public void setFiles(String files) {
        this.files = files;
    }

    public void setEntity(String entity) {
        this.entity = entity;
    }

    public void setKeyColumn(String keyColumn) {
        this.keyColumn = keyColumn;
    }

    public void setColumns(String columns) {
        this.columns = Arrays.stream(columns.split(",")).map(String::strip).toList();
    }

    public void setComplete(boolean complete) {
        this.complete = complete;
    }

    public void setSheet(String sheet) {
        this.sheet = sheet;
    }

    public void setSeparator(String separator) {
        this.separator = separator.equals("tab") ? '\t' : separator.charAt(0);
    }

    public void setCharset(String charset) {
        this.charset = Charset.forName(charset);
    }

    public void setPageSize(int pageSize) {
        this.pageSize = pageSize;
    }

    public void setSettleMillis(long settleMillis) {
        this.settleMillis = settleMillis;
    }

    /** Takes the first look, and says how long to wait for the second: not at all where nothing looks new. */
    public void look(Exchange exchange) throws IOException {
        ReadFiles known = readFiles(exchange);
        Map<Path, FileLook> looks = looks();
        boolean news = looks.entrySet().stream().anyMatch(look -> !known.isKnown(name(look.getKey()), look.getValue()));
        exchange.setProperty(LOOKS, looks);
        exchange.setProperty(PAUSE, news ? settleMillis : 0);
    }

    /** Takes the second look and begins with the files that look as they did. */
    public void begin(Exchange exchange) throws IOException {
        @SuppressWarnings("unchecked")
        Map<Path, FileLook> first = exchange.getProperty(LOOKS, Map.class);
        var settled = new TreeMap<Path, FileLook>();
        first.forEach((file, look) -> {
            if (FileLook.at(file).equals(Optional.of(look))) {
                settled.put(file, look);
            } else {
                LOG.info("{} is being written; the next run reads it", name(file));
            }
        });
        ReadFiles known = readFiles(exchange);
        known.keepOnly(first.keySet().stream().map(FolderReader::name).collect(Collectors.toSet()));
        var form = new TableForm(source, entity, keyColumn, columns, complete, sheet, separator, charset, pageSize);
        var reading = new FolderReading(form, known, settled);
        exchange.setProperty(Reading.PROPERTY, reading);
        exchange.getExchangeExtension().addOnCompletion(new SynchronizationAdapter() {
            @Override
            public void onDone(Exchange done) {
                try {
                    reading.close();
                } catch (IOException e) {
                    LOG.warn("closing a file of {}: {}", folder, e.getClass().getSimpleName());
                }
            }
        });
    }

    /** Makes the next rows a page. */
    public void page(Exchange exchange) throws IOException {
        exchange.getMessage().removeHeaders("*");
        exchange.getMessage().setBody(reading(exchange).page());
    }

    /**
     * Ends a run that has read what could be read.
     *
     * @throws VendorException.Refused with all files that could not be
     */
    public void end(Exchange exchange) {
        List<String> troubles = reading(exchange).troubles();
        if (!troubles.isEmpty()) {
            throw new VendorException.Refused(
                    source,
                    "reading the folder " + folder,
                    troubles.size() + " of its files: " + String.join("; ", troubles),
                    "the other files were read; what is mended is read by the next run");
        }
    }

    private Map<Path, FileLook> looks() {
        String doing = "looking into the folder '" + folder + "'";
        if (folder.isBlank()) {
            throw new VendorException.Refused(
                    source, doing, "no folder is set up", "set hub.files.folder, or HUB_FILES in the environment");
        }
        PathMatcher wanted = FileSystems.getDefault().getPathMatcher("glob:" + files);
        var looks = new TreeMap<Path, FileLook>();
        try (DirectoryStream<Path> found = Files.newDirectoryStream(Path.of(folder))) {
            for (Path file : found) {
                // Office programs leave a lock file beside an open workbook, and others hide what is not done.
                boolean hidden = name(file).startsWith("~$") || name(file).startsWith(".");
                if (!hidden && name(file).matches(".*\\.(csv|xlsx)") && wanted.matches(file.getFileName())) {
                    FileLook.at(file).ifPresent(look -> looks.put(file, look));
                }
            }
        } catch (IOException e) {
            throw new VendorException.Refused(
                    source,
                    doing,
                    e.getClass().getSimpleName(),
                    "make the folder, and let the hub read it; hub.files.folder names it");
        }
        return looks;
    }

    private static ReadFiles readFiles(Exchange exchange) throws IOException {
        return ReadFiles.of(exchange.getProperty(Reading.CURSOR, "{}", String.class));
    }

    private static FolderReading reading(Exchange exchange) {
        return exchange.getProperty(Reading.PROPERTY, FolderReading.class);
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }
}
