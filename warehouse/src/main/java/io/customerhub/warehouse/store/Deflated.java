package io.customerhub.warehouse.store;

import java.util.Arrays;
import java.util.List;
import java.util.zip.Deflater;

/** Payloads as they are kept: in zlib's format (RFC 1950), at its fastest. */
final class Deflated {
    private Deflated() {}

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
