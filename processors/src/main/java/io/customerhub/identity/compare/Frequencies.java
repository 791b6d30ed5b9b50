package io.customerhub.identity.compare;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** How frequent values are among the records that a model was learned from, so that what it says of two records does not depend on others. */
public final class Frequencies {
    /** Nothing is remembered: no value is rarer than another. */
    public static final Frequencies NONE = new Frequencies(Map.of());

    private final Map<String, Frequency> columns;

    Frequencies(Map<String, Frequency> columns) {
        this.columns = new TreeMap<>(columns);
    }

    Optional<Frequency> of(String column) {
        return Optional.ofNullable(columns.get(column));
    }

    /** The frequencies as bytes, as {@link #of(byte[])} reads them. */
    public byte[] bytes() {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            out.writeInt(columns.size());
            for (Map.Entry<String, Frequency> column : columns.entrySet()) {
                out.writeUTF(column.getKey());
                column.getValue().write(out);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** Reads what {@link #bytes} wrote. */
    public static Frequencies of(byte[] bytes) {
        Map<String, Frequency> columns = new TreeMap<>();
        try (var in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            for (int left = in.readInt(); left > 0; left--) {
                columns.put(in.readUTF(), Frequency.read(in));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Frequencies(columns);
    }
}
