package io.customerhub.connectors.files;

import io.customerhub.connectors.Answer;
import io.customerhub.connectors.Delivery;
import io.customerhub.connectors.VendorException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.apache.camel.Exchange;

/** The Java behind the Kamelet {@code file-export-sink}: a batch of deliveries becomes rows of a CSV file, all or none of them. */
public final class FileExport {
    private static final String SYSTEM = "file-export";

    private String folder = "";
    private String file = "";
    private String keyColumn = "";
    private List<String> columns = List.of();

    public void setFolder(String folder) {
        this.folder = folder;
    }

    public void setFile(String file) {
        this.file = file;
    }

    public void setKeyColumn(String keyColumn) {
        this.keyColumn = keyColumn;
    }

    public void setColumns(String columns) {
        this.columns = Arrays.stream(columns.split(",")).map(String::strip).toList();
    }

    /** Writes the batch and answers for each of its deliveries. */
    public void write(Exchange exchange) {
        @SuppressWarnings("unchecked")
        List<Delivery> deliveries = exchange.getMessage().getBody(List.class);
        String doing = "writing " + deliveries.size() + " rows to " + file + " in the folder '" + folder + "'";
        if (folder.isBlank()) {
            throw new VendorException.Refused(
                    SYSTEM,
                    doing,
                    "no folder is set up",
                    "set hub.files.export-folder, or HUB_EXPORT in the environment");
        }
        try {
            Path target = Path.of(folder);
            Files.createDirectories(target);
            new ExportFile(target.resolve(file), keyColumn, columns).apply(deliveries);
        } catch (IOException e) {
            throw new VendorException.Unavailable(SYSTEM, doing, e.getClass().getSimpleName() + " " + e.getMessage());
        }
        exchange.getMessage()
                .setBody(deliveries.stream()
                        .map(delivery -> Answer.written(delivery.externalId(), delivery.externalId()))
                        .toList());
    }
}
