package io.customerhub.sandbox;

import io.customerhub.sandbox.company.Company;
import io.customerhub.sandbox.company.DemoCompany;
import io.customerhub.sandbox.company.GeneratedCompany;
import io.customerhub.sandbox.company.OnlineRetailCompany;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The sandbox's command line. Runs until it is told to stop. */
@Command(
        name = "sandbox",
        mixinStandardHelpOptions = true,
        description = "The vendors' APIs, faked to their contracts, on one port of this machine.")
public final class Main implements Callable<Integer> {

    enum CompanyName {
        DEMO("demo"),
        ONLINE_RETAIL("online-retail"),
        GENERATED("generated");

        private final String word;

        CompanyName(String word) {
            this.word = word;
        }

        @Override
        public String toString() {
            return word;
        }
    }

    @Option(
            names = "--port",
            defaultValue = "0",
            description = "Port on loopback; 0 is any free one (${DEFAULT-VALUE}).")
    private int port;

    @Option(
            names = "--company",
            defaultValue = "demo",
            converter = CompanyNames.class,
            description = "Whose data: demo, online-retail or generated (${DEFAULT-VALUE}).")
    private CompanyName company = CompanyName.DEMO;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Folder with online_retail.csv.gz, or one or two folders above it.")
    private @Nullable Path data;

    @Option(
            names = "--lines",
            paramLabel = "N",
            defaultValue = "1000000",
            description = "Document lines of the generated company (${DEFAULT-VALUE}).")
    private long lines;

    @Option(names = "--limit-lines", paramLabel = "N", description = "Only the first N lines of online_retail.csv.gz.")
    private long limitLines = Long.MAX_VALUE;

    @Option(
            names = "--state",
            paramLabel = "DIR",
            description = "Where writes are kept between runs; without it they are forgotten.")
    private @Nullable Path state;

    @Option(names = "--exit-with-parent", description = "Stop when standard input ends.")
    private boolean exitWithParent;

    public static void main(String[] arguments) {
        int code = new CommandLine(new Main())
                .setExecutionExceptionHandler((failure, command, parsed) -> {
                    System.err.println("sandbox: " + failure.getMessage());
                    boolean usage =
                            failure instanceof Credentials.Missing || failure instanceof IllegalArgumentException;
                    return usage ? 2 : 1;
                })
                .execute(arguments);
        System.exit(code);
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Credentials credentials = Credentials.of(System.getenv());
        Sandbox sandbox = Sandbox.start(
                Sandbox.Setup.of(port, load(), credentials, Optional.ofNullable(state), Clock.systemUTC()));
        CountDownLatch stopped = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(sandbox), "stop"));
        System.out.println("sandbox listening on " + sandbox.address());
        System.err.println("sandbox started: company " + company + ", state "
                + (state == null ? "forgotten at the end" : "kept in " + state));
        if (exitWithParent) {
            while (System.in.read() >= 0) {
                // What the parent says does not matter, only that it is there.
            }
        } else {
            stopped.await();
        }
        return 0;
    }

    private Company load() throws IOException {
        return switch (company) {
            case DEMO -> DemoCompany.create();
            case ONLINE_RETAIL ->
                OnlineRetailCompany.read(
                        Optional.ofNullable(data)
                                .orElseThrow(() -> new IllegalArgumentException("starting company online-retail: give"
                                        + " --data, the folder that holds online_retail.csv.gz")),
                        limitLines);
            case GENERATED -> GeneratedCompany.ofLines(lines);
        };
    }

    private static void stop(Sandbox sandbox) {
        try {
            sandbox.close();
            System.err.println("sandbox stopped");
        } catch (IOException unclosable) {
            System.err.println("stopping the sandbox: " + unclosable);
        }
    }

    /** Reads a company's name as it is written on the command line. */
    static final class CompanyNames implements CommandLine.ITypeConverter<CompanyName> {

        @Override
        public CompanyName convert(String word) {
            for (CompanyName name : CompanyName.values()) {
                if (name.word.equals(word)) {
                    return name;
                }
            }
            throw new CommandLine.TypeConversionException(
                    "'" + word + "' is no company; known are demo, online-retail and generated");
        }
    }
}
