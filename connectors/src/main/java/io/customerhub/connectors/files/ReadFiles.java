package io.customerhub.connectors.files;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.customerhub.connectors.JsonRecords;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/** What a flow remembers of its folder, kept as its cursor: which files it has read, as which bytes, with which rows. */
final class ReadFiles {
    private static final String LOOK = "look";
    private static final String FINGERPRINT = "sha256";
    private static final String IDS = "ids";

    private final ObjectNode files;
    private final ObjectNode unreadable;

    private ReadFiles(ObjectNode files, ObjectNode unreadable) {
        this.files = files;
        this.unreadable = unreadable;
    }

    static ReadFiles of(String cursor) throws IOException {
        JsonNode root = JsonRecords.MAPPER.readTree(cursor);
        ObjectNode files = root.withObjectProperty("files");
        return new ReadFiles(files, root.withObjectProperty("unreadable"));
    }

    /** Whether a file that looks so was read, or compared, when it looked so. */
    boolean isKnown(String file, FileLook look) {
        return files.path(file).path(LOOK).asText().equals(look.toString());
    }

    boolean isRead(String file, String fingerprint) {
        return files.path(file).path(FINGERPRINT).asText().equals(fingerprint);
    }

    /** Notes how a file looks whose bytes are the ones that were read. */
    void seen(String file, FileLook look) {
        files.withObjectProperty(file).put(LOOK, look.toString());
    }

    /** The ids that a file's last reading gave and that its next must give again, or they are gone. */
    Set<String> ids(String file) throws IOException {
        String kept = files.path(file).path(IDS).asText();
        return kept.isEmpty() ? Set.of() : inflate(kept);
    }

    /** The ids of the same kind that the other files gave. */
    Set<String> idsElsewhere(String file) throws IOException {
        var ids = new TreeSet<String>();
        for (String other : names(files)) {
            if (!other.equals(file)) {
                ids.addAll(ids(other));
            }
        }
        return ids;
    }

    void read(String file, FileLook look, String fingerprint, Collection<String> ids) {
        ObjectNode entry = files.putObject(file).put(LOOK, look.toString()).put(FINGERPRINT, fingerprint);
        if (!ids.isEmpty()) {
            entry.put(IDS, deflate(ids));
        }
        unreadable.remove(file);
    }

    /**
     * Notes that a file is no workbook as it looks now.
     *
     * @return whether it was none when it looked so before: then nobody is about to finish it
     */
    boolean unreadable(String file, FileLook look) {
        boolean again = unreadable.path(file).asText().equals(look.toString());
        unreadable.put(file, look.toString());
        return again;
    }

    /** Forgets files that are gone, but not the ids that one of them had: it may come back with fewer. */
    void keepOnly(Set<String> present) {
        for (String file : names(files)) {
            if (!present.contains(file) && !files.path(file).has(IDS)) {
                files.remove(file);
            }
        }
        unreadable.retain(present);
    }

    private static List<String> names(ObjectNode node) {
        return node.properties().stream().map(entry -> entry.getKey()).toList();
    }

    String cursor() {
        ObjectNode root = JsonRecords.MAPPER.createObjectNode();
        root.set("files", files);
        Optional.of(unreadable).filter(node -> !node.isEmpty()).ifPresent(node -> root.set("unreadable", node));
        return root.toString();
    }

    private static String deflate(Collection<String> ids) {
        var bytes = new ByteArrayOutputStream();
        try (OutputStream out = new DeflaterOutputStream(bytes)) {
            JsonRecords.MAPPER.writeValue(out, new TreeSet<>(ids));
        } catch (IOException e) {
            throw new IllegalStateException("texts are always JSON", e);
        }
        return Base64.getEncoder().encodeToString(bytes.toByteArray());
    }

    private static Set<String> inflate(String kept) throws IOException {
        try (InputStream in = new InflaterInputStream(
                new ByteArrayInputStream(Base64.getDecoder().decode(kept)))) {
            var ids = new TreeSet<String>();
            JsonRecords.MAPPER
                    .readTree(new String(in.readAllBytes(), StandardCharsets.UTF_8))
                    .forEach(id -> ids.add(id.asText()));
            return ids;
        }
    }
}
