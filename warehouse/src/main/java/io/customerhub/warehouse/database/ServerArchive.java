package io.customerhub.warehouse.database;

import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;

/**
 * PostgreSQL's programs for this platform, packed, on the class path.
 *
 * @param identity tells this archive from that of another version
 */
record ServerArchive(URL location, String identity) {
    private static final Path GLIBC = Path.of("/lib64/ld-linux-x86-64.so.2");

    static boolean onMac() {
        return System.getProperty("os.name").startsWith("Mac");
    }

    static void requirePlatform() {
        if (resource().isEmpty()) {
            throw new DatabaseException("opening the embedded warehouse: it runs on Linux (x86-64, glibc) and on macOS"
                    + " (x86-64), and this is " + System.getProperty("os.name") + " "
                    + System.getProperty("os.arch")
                    + "; set HUB_WAREHOUSE_URL, HUB_WAREHOUSE_USER and HUB_WAREHOUSE_PASSWORD to a PostgreSQL of"
                    + " your own");
        }
    }

    static ServerArchive find() throws IOException {
        URL location = resource().orElseThrow();
        return new ServerArchive(location, identity(location));
    }

    InputStream open() throws IOException {
        return location.openStream();
    }

    private static Optional<URL> resource() {
        String architecture = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
        if (!architecture.equals("amd64") && !architecture.equals("x86_64")) {
            return Optional.empty();
        }
        String system;
        if (onMac()) {
            system = "darwin";
        } else if (System.getProperty("os.name").equals("Linux") && Files.exists(GLIBC)) {
            system = "linux";
        } else {
            return Optional.empty();
        }
        return Optional.ofNullable(
                ServerArchive.class.getClassLoader().getResource("postgres-" + system + "-x86_64.txz"));
    }

    /** The jar's own checksum of the archive: no need to read 15 MB at each start. */
    private static String identity(URL location) throws IOException {
        URLConnection connection = location.openConnection();
        if (connection instanceof JarURLConnection jar && jar.getJarEntry() != null) {
            return HexFormat.of().toHexDigits((int) jar.getJarEntry().getCrc());
        }
        return "size-" + connection.getContentLengthLong();
    }
}
