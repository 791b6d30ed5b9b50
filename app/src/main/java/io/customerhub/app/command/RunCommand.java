package io.customerhub.app.command;

import io.customerhub.app.Hub;
import io.customerhub.app.HubProperties;
import io.customerhub.app.HubSettings;
import io.customerhub.app.check.HubRefusal;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code hub run}. */
@Command(
        name = "run",
        description = "Serves: takes webhooks, runs flows by their schedules, delivers, until it is stopped.",
        mixinStandardHelpOptions = true)
final class RunCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws InterruptedException {
        HubSettings settings = HubSettings.ofProcess();
        HubRefusal.refuseFindings(settings.home());
        Hub hub = Hub.start(settings, Hub.Mode.SERVE);
        ShutdownHook.closing("hub-stop", hub::close);
        serve(settings.properties(), spec);
        return ExitCode.OK;
    }

    /** Says where the hub listens, and waits until the process is asked to end. */
    static void serve(HubProperties properties, CommandSpec spec) throws InterruptedException {
        String management =
                "http://" + properties.get("camel.management.host") + ":" + properties.get("camel.management.port");
        spec.commandLine()
                .getOut()
                .println("the hub serves: webhooks at http://" + properties.get("camel.server.host") + ":"
                        + properties.get("camel.server.port") + "/webhooks, health at " + management
                        + "/observe/health, metrics at " + management + "/observe/metrics; Ctrl-C ends it");
        new CountDownLatch(1).await();
    }
}
