package io.customerhub.app.command;

import io.customerhub.app.HubSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/** Hubs that read streams into one warehouse, each in a process of its own, which is killed and started again. */
final class StreamNodes implements AutoCloseable {
    private static final int PATIENCE_SECONDS = 60;

    private final HubSettings settings;
    private final String brokers;
    private final Path logs;
    private final List<Process> nodes = new ArrayList<>();
    private int kills;
    private int ended;

    /**
     * Starts them.
     *
     * @param logs the folder where each says what befalls it
     */
    static StreamNodes start(HubSettings settings, String brokers, int count, Path logs) throws IOException {
        var nodes = new StreamNodes(settings, brokers, logs);
        for (int node = 0; node < count; node++) {
            nodes.nodes.add(nodes.begin(node));
        }
        return nodes;
    }

    private StreamNodes(HubSettings settings, String brokers, Path logs) {
        this.settings = settings;
        this.brokers = brokers;
        this.logs = logs;
    }

    private Process begin(int node) throws IOException {
        var log = ProcessBuilder.Redirect.appendTo(
                logs.resolve("node-" + (node + 1) + ".log").toFile());
        var builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx512m",
                        "-XX:+UseSerialGC",
                        // Who is killed within seconds wants to be started fast.
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        StreamingHub.class.getName(),
                        brokers)
                .redirectOutput(log)
                .redirectError(log);
        builder.environment().remove("HUB_WAREHOUSE_URL");
        builder.environment()
                .putAll(Map.of(
                        "HUB_HOME", settings.home().toString(),
                        "HUB_DATA", settings.data().toString(),
                        "HUB_NODE", "node-" + (node + 1)));
        return builder.start();
    }

    /** Ends any one as {@code kill -9} does, and starts it again at once. */
    void killOne(Random random) throws IOException, InterruptedException {
        int node = random.nextInt(nodes.size());
        nodes.get(node).destroyForcibly().waitFor();
        kills++;
        nodes.set(node, begin(node));
    }

    /** Starts again who ended on their own. */
    void revive() throws IOException {
        for (int node = 0; node < nodes.size(); node++) {
            if (!nodes.get(node).isAlive()) {
                ended++;
                nodes.set(node, begin(node));
            }
        }
    }

    /** How many were killed. */
    int kills() {
        return kills;
    }

    /** How many ended though nobody killed them. */
    int ended() {
        return ended;
    }

    /** Asks all to end, and waits until they have. */
    @Override
    public void close() {
        try {
            for (Process node : nodes) {
                node.getOutputStream().close();
            }
            for (Process node : nodes) {
                node.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
            }
        } catch (IOException e) {
            // It is gone already.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            nodes.forEach(Process::destroyForcibly);
        }
    }
}
