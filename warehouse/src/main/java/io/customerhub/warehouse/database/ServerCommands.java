package io.customerhub.warehouse.database;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** PostgreSQL's own programs, as we call them. */
record ServerCommands(Path binaries, Account account) {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final long LARGE_LOG = 10_000_000;

    /** For data that is to last, behind a password, on this machine alone. */
    private static final List<String> SETTINGS = List.of(
            "listen_addresses=127.0.0.1",
            "unix_socket_directories=",
            "password_encryption=scram-sha-256",
            "fsync=on",
            "synchronous_commit=on",
            "full_page_writes=on",
            "shared_buffers=256MB",
            "max_wal_size=2GB",
            "jit=off",
            "random_page_cost=1.1",
            "timezone=UTC",
            "log_timezone=UTC",
            "log_checkpoints=off");

    static Path serverLog(Path data) {
        return data.resolve("server.log");
    }

    /**
     * Makes a cluster in an empty directory. The password comes through a pipe and is asked for from the first moment;
     * text sorts by code point, everywhere the same.
     */
    Command.Result initialise(Path data, String password) {
        List<String> initdb = List.of(
                program("initdb"),
                "--pgdata=" + data,
                "--username=" + ServerLogin.USER,
                "--pwfile=/dev/stdin",
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8",
                "--locale=C",
                "--lc-ctype=" + (ServerArchive.onMac() ? "en_US.UTF-8" : "C.UTF-8"));
        // The pipe is made by the account that reads it: nobody could not open one of root's.
        List<String> piped = Stream.concat(Stream.of("sh", "-c", "cat | \"$0\" \"$@\""), initdb.stream())
                .toList();
        return Command.of(account.prefix(), piped).run(password + "\n");
    }

    /**
     * Starts the server in a session of its own, so that a Ctrl-C reaches the hub alone. A port that was taken just now
     * is tried again elsewhere; so is a start while processes of a killed server still leave.
     */
    Postmaster start(Path data) {
        Deadline deadline = Deadline.in(PATIENCE);
        while (true) {
            long before = rotateLog(data);
            Command.Result result =
                    Command.of(account.prefix(), startWords(data)).run();
            if (result.succeeded()) {
                return Postmaster.of(data)
                        .orElseThrow(() -> new DatabaseException("starting the warehouse's server in " + data
                                + ": it ended at once; see " + serverLog(data)));
            }
            String reason = logSince(data, before);
            boolean passing = reason.contains("Address already in use") || reason.contains("is still in use");
            if (!passing || deadline.passed()) {
                throw new DatabaseException("starting the warehouse's server in " + data + ": "
                        + Failure.explain(result.output() + "\n" + reason) + "\nsee " + serverLog(data));
            }
            deadline.pause();
        }
    }

    /** Ends the server at once, as a crash does, and starts it as it was, on its port. */
    void crash(Path data) {
        Command.Result result = Command.of(
                        account.prefix(),
                        List.of(
                                program("pg_ctl"),
                                "restart",
                                "--mode=immediate",
                                "--silent",
                                "--wait",
                                "--timeout=300",
                                "--pgdata=" + data,
                                "--log=" + serverLog(data)))
                .run();
        if (!result.succeeded()) {
            throw new DatabaseException("crashing the warehouse's server in " + data + ": "
                    + Failure.explain(result.output()) + "; see " + serverLog(data));
        }
    }

    private List<String> startWords(Path data) {
        return List.of(
                program("pg_ctl"),
                "start",
                "--silent",
                "--wait",
                "--timeout=300",
                "--pgdata=" + data,
                "--log=" + serverLog(data),
                "--options=" + options(freePort()));
    }

    /** Whether the server that runs in the directory is of the same binaries and settings as we would start. */
    boolean startedLikeNow(Path data) {
        try {
            String options = Files.readString(data.resolve("postmaster.opts"), StandardCharsets.UTF_8);
            return options.startsWith(program("postgres"))
                    && SETTINGS.stream().allMatch(setting -> options.contains("\"" + setting + "\""));
        } catch (IOException e) {
            return false;
        }
    }

    private static String options(int port) {
        StringBuilder options = new StringBuilder("-p " + port);
        SETTINGS.forEach(setting -> options.append(" -c ").append(setting));
        return options.toString();
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new DatabaseException(
                    "starting the warehouse's server: no free port on 127.0.0.1 (" + e.getMessage() + ")", e);
        }
    }

    /** The log's size now, after it has become the old log if it was large. */
    private static long rotateLog(Path data) {
        Path log = serverLog(data);
        try {
            if (!Files.exists(log)) {
                return 0;
            }
            if (Files.size(log) > LARGE_LOG) {
                Files.move(log, log.resolveSibling("server.log.1"), StandardCopyOption.REPLACE_EXISTING);
                return 0;
            }
            return Files.size(log);
        } catch (IOException e) {
            throw new DatabaseException("starting the warehouse's server: reading " + log, e);
        }
    }

    private static String logSince(Path data, long position) {
        try {
            byte[] log = Files.readAllBytes(serverLog(data));
            int from = (int) Math.min(position, log.length);
            return new String(log, from, log.length - from, StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            return "";
        }
    }

    private String program(String name) {
        return binaries.resolve("bin").resolve(name).toString();
    }
}
