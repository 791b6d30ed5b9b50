package io.customerhub.warehouse.database;

import java.util.List;

/** What a failed program of PostgreSQL printed, with the remedy where we know one. */
final class Failure {
    private static final int LINES = 6;

    private Failure() {}

    static String explain(String output) {
        List<String> lines = output.lines().filter(line -> !line.isBlank()).toList();
        String end = String.join("\n  ", lines.subList(Math.max(0, lines.size() - LINES), lines.size()));
        return remedy(output) + "\n  " + end;
    }

    private static String remedy(String output) {
        if (output.contains("No space left on device")) {
            return "the disk is full, free some space and start again";
        }
        if (output.contains("could not map anonymous shared memory") || output.contains("Cannot allocate memory")) {
            return "the machine has not enough free memory for it";
        }
        if (output.contains("Permission denied")) {
            return "it may not read or write the folder: every folder above it must let the server's user through"
                    + " (as root inside a container choose one outside of /root)";
        }
        if (output.contains("incompatible with server")) {
            return "the data was made by another version of PostgreSQL";
        }
        return "it failed";
    }
}
