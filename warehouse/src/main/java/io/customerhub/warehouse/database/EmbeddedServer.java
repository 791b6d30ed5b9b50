package io.customerhub.warehouse.database;

import io.customerhub.connectors.tokens.Secret;
import io.customerhub.warehouse.secrets.HubKey;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The server of a folder as this process takes part in it: as the owner, who holds the folder's lock, starts and stops
 * it, or as a guest, who connects to what the owner runs.
 */
final class EmbeddedServer implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(EmbeddedServer.class);
    private static final Duration GUEST_PATIENCE = Duration.ofMinutes(3);

    private final Login login;
    private final Optional<OwnedServer> owned;
    private final Optional<Thread> startHook;

    private EmbeddedServer(Login login, Optional<OwnedServer> owned, Optional<Thread> startHook) {
        this.login = login;
        this.owned = owned;
        this.startHook = startHook;
    }

    /** Becomes the owner, or a guest of the process that is; when that process ends meanwhile, the owner after all. */
    static EmbeddedServer join(DatabaseSettings.Embedded settings) {
        Path folder = HubFolder.prepare(settings.folder());
        List<Secret> passwords = passwords(settings.key());
        Deadline deadline = Deadline.in(GUEST_PATIENCE);
        while (true) {
            Optional<FolderLock> lock = FolderLock.tryAcquire(folder);
            if (lock.isPresent()) {
                return own(new OwnedServer(folder, lock.get()), passwords);
            }
            Optional<Login> login = visit(folder, passwords);
            if (login.isPresent()) {
                log.info("The warehouse in {} is served by another process on this machine", folder);
                return new EmbeddedServer(login.get(), Optional.empty(), Optional.empty());
            }
            if (deadline.passed()) {
                throw new DatabaseException("opening the warehouse in " + folder
                        + ": another process holds hub.lock, but its server did not get ready in "
                        + GUEST_PATIENCE.toMinutes() + " minutes; end that process, or see postgresql/server.log");
            }
            deadline.pause();
        }
    }

    /** A signal may end this process while the server starts: until it is handed over, a hook of ours stops it. */
    private static EmbeddedServer own(OwnedServer server, List<Secret> passwords) {
        Thread hook = new Thread(() -> server.stop(ServerStop.FAST), "stop-warehouse-server");
        try {
            Runtime.getRuntime().addShutdownHook(hook);
            return new EmbeddedServer(server.start(passwords), Optional.of(server), Optional.of(hook));
        } catch (IllegalStateException e) {
            server.stop(ServerStop.FAST);
            throw new DatabaseException("starting the warehouse's server: this process is ending", e);
        } catch (RuntimeException e) {
            server.stop(ServerStop.FAST);
            remove(hook);
            throw e;
        }
    }

    private static Optional<Login> visit(Path folder, List<Secret> passwords) {
        Optional<Postmaster> server =
                Postmaster.of(folder.resolve(HubFolder.DATA)).filter(Postmaster::isReady);
        if (server.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(ServerLogin.find(server.get().port(), ServerLogin.DATABASE, passwords));
        } catch (SQLException e) {
            if (SqlStates.wrongPassword(e)) {
                throw ServerLogin.wrongKey(folder, e);
            }
            if (SqlStates.comingOrGoing(e)) {
                return Optional.empty();
            }
            throw new DatabaseException("connecting to the warehouse in " + folder + ": " + e.getMessage(), e);
        }
    }

    static List<Secret> passwords(HubKey key) {
        return key.deriveEach("warehouse password").stream()
                .map(derived ->
                        new Secret(Base64.getUrlEncoder().withoutPadding().encodeToString(derived)))
                .toList();
    }

    private static void remove(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            log.debug("This process is ending: the hook stops the server");
        }
    }

    boolean isOwned() {
        return owned.isPresent();
    }

    Login login() {
        return login;
    }

    void crash() {
        owned.orElseThrow(() -> new IllegalStateException("another process runs the server"))
                .crash();
    }

    /** From now on the caller closes, in a hook of its own: only the caller knows when its last page is committed. */
    void handOver() {
        startHook.ifPresent(EmbeddedServer::remove);
    }

    @Override
    public void close() {
        owned.ifPresent(server -> server.stop(ServerStop.SMART));
        handOver();
    }
}
