package io.customerhub.app.command;

import io.customerhub.app.HubException;
import io.customerhub.app.HubSettings;
import io.customerhub.app.WarehouseAccess;
import io.customerhub.warehouse.store.TokenSeals.Seals;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code hub key}, and {@code hub key rotate}. */
@Command(
        name = "key",
        description = "Shows how many tokens are sealed under the hub's key, and under older ones; it shows no key.",
        mixinStandardHelpOptions = true)
final class KeyCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        HubSettings settings = HubSettings.ofProcess();
        try (WarehouseAccess access = WarehouseAccess.open(settings)) {
            Seals seals = access.seals().count();
            spec.commandLine()
                    .getOut()
                    .println("keys known: " + settings.keys() + ", the first in use; tokens under it: "
                            + seals.current() + ", under older ones: " + seals.older());
            return ExitCode.OK;
        }
    }

    /** Puts a new key into use; what was cut off is finished by calling it again. */
    @Command(
            name = "rotate",
            description = {
                "Seals all tokens anew, under the first key of HUB_SECRET_KEY or, where the key is in the file hub.key,",
                "under a new one, which takes the old one's place. It may be repeated and cut off at any moment."
            },
            mixinStandardHelpOptions = true)
    int rotate() {
        HubSettings settings = HubSettings.ofProcess();
        PrintWriter out = spec.commandLine().getOut();
        return settings.isKeyInFile() ? rotateFile(settings, out) : rotateEnvironment(settings, out);
    }

    private static int rotateEnvironment(HubSettings settings, PrintWriter out) {
        try (WarehouseAccess access = WarehouseAccess.open(settings)) {
            int renewed = access.seals().renew();
            out.println("tokens sealed anew: " + renewed);
            out.println(
                    settings.keys() == 1
                            ? "HUB_SECRET_KEY holds one key. To rotate, put a new one before it, separated by a comma,"
                                    + " start every hub with both, and call this again."
                            : "Take the older keys out of HUB_SECRET_KEY; hub key says first whether any token needs them.");
            return ExitCode.OK;
        }
    }

    private static int rotateFile(HubSettings settings, PrintWriter out) {
        requireAlone(settings);
        if (settings.keys() == 1) {
            settings.renewKeyFile();
            out.println("a new key stands first in hub.key; the one before still opens");
        } else {
            out.println("a rotation that was cut off is finished");
        }
        // Opened with both keys the server's password moves to the new one.
        try (WarehouseAccess access = WarehouseAccess.open(settings)) {
            if (!access.database().isServedHere()) {
                throw new HubException(OTHERS);
            }
            out.println("tokens sealed anew: " + access.seals().renew());
            settings.retireOlderKeys();
            out.println("the older key is out of hub.key");
            return ExitCode.OK;
        }
    }

    private static final String OTHERS =
            "rotating the hub's key: another hub runs on this folder and would go on with the old key; stop it, and call"
                    + " hub key rotate again";

    private static void requireAlone(HubSettings settings) {
        try (WarehouseAccess access = WarehouseAccess.open(settings)) {
            if (!access.database().isServedHere()) {
                throw new HubException(OTHERS);
            }
        }
    }
}
