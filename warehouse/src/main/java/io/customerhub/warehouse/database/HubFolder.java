package io.customerhub.warehouse.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** The folder that keeps the hub's own state on this machine. */
final class HubFolder {
    static final String DATA = "postgresql";

    private HubFolder() {}

    /** The folder's real path: two names of one folder must not make two owners. */
    static Path prepare(Path folder) {
        try {
            ServerArchive.requirePlatform();
            if (!Files.isDirectory(folder)) {
                Files.createDirectories(
                        folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            }
            Path real = folder.toRealPath();
            if (!Files.isWritable(real)) {
                throw new DatabaseException(unwritable(folder));
            }
            if (real.toString().matches("(?s).*[\"`$\\\\\\n].*")) {
                throw new DatabaseException("opening the warehouse in " + folder
                        + ": the server's start script does not take quotes, dollars, backslashes or line ends"
                        + " in a folder's name; choose another folder");
            }
            return real;
        } catch (IOException e) {
            throw new DatabaseException(unwritable(folder) + " (" + e + ")", e);
        }
    }

    private static String unwritable(Path folder) {
        return "opening the warehouse in " + folder + ": the user " + System.getProperty("user.name")
                + " cannot make or write this folder; give it to that user, choose another folder,"
                + " or set HUB_WAREHOUSE_URL to a PostgreSQL of your own";
    }
}
