package io.customerhub.warehouse.store;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/** Payloads as they are kept: in zlib's format (RFC 1950), at its fastest. */
final class Deflated {
    private Deflated() {}

    static byte[] one(byte[] payload) {
        return all(List.of(payload))[0];
    }

    /** What was deflated. */
    static byte[] inflate(byte[] deflated) {
        var inflater = new Inflater();
        try {
            inflater.setInput(deflated);
            var payload = new ByteArrayOutputStream(4 * deflated.length);
            byte[] buffer = new byte[8192];
            while (!inflater.finished()) {
                int length = inflater.inflate(buffer);
                if (length == 0) {
                    throw new DataFormatException("it ends too early");
                }
                payload.write(buffer, 0, length);
            }
            return payload.toByteArray();
        } catch (DataFormatException e) {
            throw new IllegalStateException("inflating a payload of the warehouse: " + e.getMessage(), e);
        } finally {
            inflater.end();
        }
    }

    static byte[][] all(List<byte[]> payloads) {
        var deflater = new Deflater(Deflater.BEST_SPEED);
        try {
            byte[][] deflated = new byte[payloads.size()][];
            byte[] buffer = new byte[8192];
            for (int i = 0; i < deflated.length; i++) {
                deflater.reset();
                deflater.setInput(payloads.get(i));
                deflater.finish();
                int length = 0;
                while (!deflater.finished()) {
                    if (length == buffer.length) {
                        buffer = Arrays.copyOf(buffer, 2 * buffer.length);
                    }
                    length += deflater.deflate(buffer, length, buffer.length - length);
                }
                deflated[i] = Arrays.copyOf(buffer, length);
            }
            return deflated;
        } finally {
            deflater.end();
        }
    }
}
