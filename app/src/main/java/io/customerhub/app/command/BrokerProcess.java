package io.customerhub.app.command;

import io.customerhub.app.command.ChildJava.Running;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** A real broker of Kafka, in a process of its own that ends with this one; its events last as long as its folder. */
final class BrokerProcess implements AutoCloseable {
    private static final int PATIENCE_SECONDS = 15;

    private final Running running;

    private BrokerProcess(Running running) {
        this.running = running;
    }

    /**
     * Starts a broker and waits until its topics can be written to.
     *
     * @param folder where its events are kept
     * @param topics that are made where they are not there, each with its partitions
     */
    static BrokerProcess start(Path folder, Map<String, Integer> topics) {
        return start(folder, topics, 0);
    }

    /** As {@link #start(Path, Map)}, on a port; 0 is any free one. */
    static BrokerProcess start(Path folder, Map<String, Integer> topics, int port) {
        String made = new TreeMap<>(topics)
                .entrySet().stream()
                        .map(topic -> topic.getKey() + ":" + topic.getValue())
                        .collect(Collectors.joining(","));
        return new BrokerProcess(ChildJava.of(
                        "broker", "HUB_BROKER_LIB", "broker/target/lib", "io.customerhub.broker.Main")
                .start(
                        "512m",
                        List.of("--folder", folder.toString(), "--topics", made, "--port", String.valueOf(port)),
                        Map.of()));
    }

    /** As {@code HUB_KAFKA_BROKERS} takes it. */
    String address() {
        return running.address();
    }

    int port() {
        return Integer.parseInt(address().substring(address().lastIndexOf(':') + 1));
    }

    /** The process, for whoever tells what it uses. */
    ProcessHandle handle() {
        return running.process().toHandle();
    }

    /** Ends it as {@code kill -9} does. */
    void kill() throws InterruptedException {
        running.process().destroyForcibly().waitFor();
    }

    /** Asks it to end, and waits until its folder is its own no more. */
    @Override
    public void close() {
        Process process = running.process();
        process.destroy();
        // Whoever deletes its folder next would meet it.
        process.onExit()
                .completeOnTimeout(process, PATIENCE_SECONDS, TimeUnit.SECONDS)
                .join();
    }
}
