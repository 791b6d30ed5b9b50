package io.customerhub.warehouse.database;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** PostgreSQL's three ways to stop, each tried when the one before takes too long. */
enum ServerStop {
    /** Takes no new connections, and lets guests finish. */
    SMART("TERM", Duration.ofSeconds(4)),
    /** Breaks off transactions, then writes a checkpoint. */
    FAST("INT", Duration.ofSeconds(30)),
    /** Leaves the rest to the next start's recovery. */
    IMMEDIATE("QUIT", Duration.ofSeconds(5));

    private static final Logger log = LoggerFactory.getLogger(ServerStop.class);

    private final String signal;
    private final Duration patience;

    ServerStop(String signal, Duration patience) {
        this.signal = signal;
        this.patience = patience;
    }

    /** Stops what runs in the data directory, in this way or a harder one; then its pid file is gone. */
    void stop(Path data) {
        for (ServerStop way : EnumSet.range(this, IMMEDIATE)) {
            Optional<Postmaster> server = Postmaster.of(data);
            if (server.isEmpty()) {
                return;
            }
            way.send(server.get().pid());
            Deadline deadline = Deadline.in(way.patience);
            while (Postmaster.of(data).isPresent() && !deadline.passed()) {
                deadline.pause();
            }
        }
        Postmaster.of(data).ifPresent(server -> log.warn("The server in {} does not stop: pid {}", data, server.pid()));
    }

    /** The shell's own kill: Java can send no other signal than the first, and a slim image has no other kill. */
    private void send(long pid) {
        try {
            Process kill = new ProcessBuilder("sh", "-c", "kill -" + signal + " " + pid)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (!kill.waitFor(5, TimeUnit.SECONDS)) {
                log.warn("Sending {} to the server hangs: pid {}", signal, pid);
            }
        } catch (IOException e) {
            throw new DatabaseException("stopping the warehouse's server, pid " + pid, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DatabaseException("stopping the warehouse's server, pid " + pid + ": interrupted", e);
        }
    }
}
