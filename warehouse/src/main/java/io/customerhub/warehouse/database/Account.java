package io.customerhub.warehouse.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The account the server runs under. PostgreSQL refuses to be root, so root runs it in a user namespace, where it keeps
 * its files but none of its powers, or as nobody.
 *
 * @param prefix the command before the server's own
 * @param uid to whom the server's files must belong; empty when they do anyway
 */
record Account(List<String> prefix, Optional<Integer> uid) {
    private static final int NOBODY = 65534;

    static Account find() {
        if (!System.getProperty("user.name").equals("root")) {
            return new Account(List.of(), Optional.empty());
        }
        List<String> namespace = List.of("unshare", "-U");
        if (works(namespace)) {
            return new Account(namespace, Optional.of(0));
        }
        List<String> nobody = List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups");
        if (works(nobody)) {
            return new Account(nobody, Optional.of(NOBODY));
        }
        throw new DatabaseException("starting the warehouse's server: PostgreSQL refuses to run as root, and neither"
                + " 'unshare -U' nor 'setpriv --reuid' works here; run the hub as an ordinary user,"
                + " or set HUB_WAREHOUSE_URL to a PostgreSQL of your own");
    }

    private static boolean works(List<String> prefix) {
        try {
            return Command.of(prefix, List.of("true")).run().succeeded();
        } catch (DatabaseException e) {
            return false;
        }
    }

    boolean isNobody() {
        return uid.equals(Optional.of(NOBODY));
    }

    /** Gives the files to the account, which another one may have run before. */
    void own(Path path) throws IOException {
        if (uid.isEmpty() || uid.get().equals(Files.getAttribute(path, "unix:uid", LinkOption.NOFOLLOW_LINKS))) {
            return;
        }
        try (Stream<Path> files = Files.walk(path)) {
            // The top comes last: what was cut short starts over.
            for (Path file :
                    files.sorted((a, b) -> b.getNameCount() - a.getNameCount()).toList()) {
                Files.setAttribute(file, "unix:uid", uid.get(), LinkOption.NOFOLLOW_LINKS);
            }
        }
    }

    /** Lets nobody through a folder of root's: by its group, and not into anything but what is its own. */
    void letThrough(Path folder) throws IOException {
        if (isNobody()) {
            Files.setAttribute(folder, "unix:gid", NOBODY);
            Files.setAttribute(folder, "unix:mode", 0710);
        }
    }
}
