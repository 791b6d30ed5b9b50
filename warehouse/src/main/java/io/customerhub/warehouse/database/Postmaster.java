package io.customerhub.warehouse.database;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The running server of a data directory, as its {@code postmaster.pid} tells. */
record Postmaster(long pid, int port, String status) {
    private static final int PORT_LINE = 3;
    private static final int STATUS_LINE = 7;

    /** Empty when none runs there: no file, half a file, or a file whose process is gone or another. */
    static Optional<Postmaster> of(Path data) {
        return read(data).filter(server -> server.runs(data));
    }

    /** What the file says, whether true or left over; a file without a port is one in the making. */
    static Optional<Postmaster> read(Path data) {
        try {
            List<String> lines = Files.readAllLines(file(data), StandardCharsets.UTF_8);
            if (lines.size() <= PORT_LINE) {
                return Optional.empty();
            }
            String status = lines.size() > STATUS_LINE ? lines.get(STATUS_LINE).strip() : "starting";
            return Optional.of(new Postmaster(
                    Long.parseLong(lines.get(0).strip()),
                    Integer.parseInt(lines.get(PORT_LINE).strip()),
                    status));
        } catch (IOException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    static Path file(Path data) {
        return data.resolve("postmaster.pid");
    }

    boolean isReady() {
        return status.equals("ready");
    }

    /** Process ids come again, above all in containers: the process must be one that serves this very directory. */
    private boolean runs(Path data) {
        return isAlive()
                && ProcessHandle.of(pid)
                        .flatMap(process -> process.info().arguments())
                        .map(List::of)
                        .map(arguments -> arguments.contains(data.toString()))
                        .orElse(false);
    }

    boolean isAlive() {
        return ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
    }
}
