package io.customerhub.app.command;

import io.customerhub.app.DemoCredentials;
import io.customerhub.app.HubSettings;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code hub sandbox}. */
@Command(
        name = "sandbox",
        description = {
            "Runs the demo's sandbox of the vendors in the foreground, for hub commands of other terminals.",
            "It prints the variables that they need, none of them secret; Ctrl-C ends it."
        },
        mixinStandardHelpOptions = true)
final class SandboxCommand implements Callable<Integer> {
    @Option(
            names = "--company",
            description =
                    "demo: a Jamaican distributor, made up; online-retail: a real wholesaler (default: ${DEFAULT-VALUE}).",
            defaultValue = "demo")
    private String company = "demo";

    @Option(
            names = "--port",
            description = "The port, on this machine only; 0 takes any free one (default: ${DEFAULT-VALUE}).")
    private int port = 8090;

    @Option(names = "--data", paramLabel = "DIR", description = "Where online-retail's file is.")
    private Optional<Path> data = Optional.empty();

    @Option(
            names = "--folder",
            paramLabel = "DIR",
            description = "The demo's folder: its key and its sandbox's state (default: .hub/demo-COMPANY).")
    private Optional<Path> folder = Optional.empty();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws InterruptedException {
        HubSettings process = HubSettings.ofProcess();
        Path kept = folder.orElseGet(() -> process.data().resolve("demo-" + company))
                .toAbsolutePath()
                .normalize();
        List<String> options = new ArrayList<>(SandboxProcess.options(company, data, kept));
        options.addAll(List.of("--port", String.valueOf(port)));
        var credentials = new DemoCredentials(process.withData(kept).demoKey());
        SandboxProcess sandbox = SandboxProcess.start(options, credentials.sandboxEnvironment());
        ShutdownHook.closing("sandbox-stop", sandbox::close);
        PrintWriter out = spec.commandLine().getOut();
        out.println("export HUB_SANDBOX=" + sandbox.url());
        out.println("export HUB_AS_OF=" + SandboxProcess.asOf(company));
        out.println("export HUB_DATA=" + quoted(kept));
        out.flush();
        return sandbox.await() == 0 ? ExitCode.OK : ExitCode.FAILED;
    }

    /** A path as one word of a shell. */
    private static String quoted(Path path) {
        return "'" + path.toString().replace("'", "'\\''") + "'";
    }
}
