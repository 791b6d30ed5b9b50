package io.customerhub.warehouse.database;

import io.customerhub.connectors.tokens.Secret;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The server of a folder whose lock we hold. */
final class OwnedServer {
    private static final Logger log = LoggerFactory.getLogger(OwnedServer.class);
    private static final Duration RECOVERY = Duration.ofMinutes(5);

    private final Path folder;
    private final Path data;
    private final FolderLock lock;
    private boolean started;
    private boolean closed;

    OwnedServer(Path folder, FolderLock lock) {
        this.folder = folder;
        this.data = folder.resolve(HubFolder.DATA);
        this.lock = lock;
    }

    /** Takes over the server that a killed owner left, or starts one, after making its data directory if need be. */
    synchronized Login start(List<Secret> passwords) {
        if (closed) {
            throw new DatabaseException("starting the warehouse's server: this process is ending");
        }
        Account account = Account.find();
        Path binaries = ServerBinaries.unpack(folder, account);
        ServerCommands commands = new ServerCommands(binaries, account);
        DataDirectory directory = new DataDirectory(folder, account, commands);
        directory.prepare(passwords.get(0));

        if (Postmaster.of(data).isPresent()) {
            if (commands.startedLikeNow(data)) {
                log.info("Taking over the server that another process left in {}", folder);
                started = true;
                Optional<Login> login = takeOver(passwords);
                if (login.isPresent()) {
                    return login.get();
                }
                log.info("The server that another process left in {} is ending; starting one", folder);
                ServerStop.FAST.stop(data);
            } else {
                ServerStop.SMART.stop(data);
            }
        }
        directory.disownForeignProcess();
        started = true;
        Postmaster server = commands.start(data);
        try {
            return settle(server, passwords);
        } catch (SQLException e) {
            throw settingUp(e);
        }
    }

    /** Empty where the server ends meanwhile: whoever killed its owner may have killed it, too. */
    private Optional<Login> takeOver(List<Secret> passwords) {
        Optional<Postmaster> server = awaitReady();
        if (server.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(settle(server.get(), passwords));
        } catch (SQLException e) {
            if (SqlStates.comingOrGoing(e)) {
                return Optional.empty();
            }
            throw settingUp(e);
        }
    }

    private Optional<Postmaster> awaitReady() {
        Deadline deadline = Deadline.in(RECOVERY);
        while (!deadline.passed()) {
            Optional<Postmaster> server = Postmaster.of(data);
            if (server.isEmpty() || server.get().isReady()) {
                return server;
            }
            deadline.pause();
        }
        throw new DatabaseException("taking over the server in " + folder + ": it did not get ready; try again, or see "
                + ServerCommands.serverLog(data));
    }

    private Login settle(Postmaster server, List<Secret> passwords) throws SQLException {
        try {
            return ServerLogin.settle(server.port(), passwords);
        } catch (SQLException e) {
            if (SqlStates.wrongPassword(e)) {
                throw ServerLogin.wrongKey(folder, e);
            }
            throw e;
        }
    }

    private DatabaseException settingUp(SQLException e) {
        return new DatabaseException(
                "setting up the warehouse in " + folder + ": " + e.getMessage() + "; see "
                        + ServerCommands.serverLog(data),
                e);
    }

    synchronized void crash() {
        Account account = Account.find();
        new ServerCommands(ServerBinaries.unpack(folder, account), account).crash(data);
    }

    /** Stops the server before the lock is free: whoever gets it next finds a finished folder. */
    synchronized void stop(ServerStop first) {
        if (closed) {
            return;
        }
        closed = true;
        try {
            if (started) {
                first.stop(data);
            }
        } finally {
            lock.close();
        }
    }
}
