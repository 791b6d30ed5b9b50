package io.customerhub.broker;

import io.customerhub.broker.KafkaBroker.Topic;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The broker's command line. Runs until it is told to stop. */
@Command(
        name = "broker",
        mixinStandardHelpOptions = true,
        description = "One broker of Apache Kafka, on one port of this machine.")
public final class Main implements Callable<Integer> {
    @Option(
            names = "--port",
            defaultValue = "0",
            description = "Port on loopback; 0 is any free one (${DEFAULT-VALUE}).")
    private int port;

    @Option(names = "--folder", paramLabel = "DIR", required = true, description = "Where its events are kept.")
    private Path folder = Path.of("");

    @Option(names = "--topics", paramLabel = "NAME:PARTITIONS", split = ",", description = "Topics to be there.")
    private List<String> topics = new ArrayList<>();

    @Option(names = "--exit-with-parent", description = "Stop when standard input ends.")
    private boolean exitWithParent;

    public static void main(String[] arguments) {
        int code = new CommandLine(new Main())
                .setExecutionExceptionHandler((failure, command, parsed) -> {
                    System.err.println("broker: " + failure);
                    return 1;
                })
                .execute(arguments);
        System.exit(code);
    }

    @Override
    public Integer call() throws Exception {
        KafkaBroker broker =
                KafkaBroker.start(folder, port, topics.stream().map(Main::topic).toList());
        CountDownLatch stopped = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(broker::close, "stop"));
        System.out.println("broker listening on " + broker.address());
        if (exitWithParent) {
            while (System.in.read() >= 0) {
                // What the parent says does not matter, only that it is there.
            }
        } else {
            stopped.await();
        }
        return 0;
    }

    private static Topic topic(String written) {
        String[] parts = written.split(":", 2);
        return new Topic(parts[0], parts.length < 2 ? 1 : Integer.parseInt(parts[1]));
    }
}
