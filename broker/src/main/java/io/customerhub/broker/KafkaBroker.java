package io.customerhub.broker;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;

/** One broker that is its own controller, on loopback only; its events last as long as its folder. */
final class KafkaBroker implements AutoCloseable {
    private static final int PATIENCE_SECONDS = 60;
    private static final int BETWEEN_LOOKS_MILLIS = 50;

    private final KafkaRaftServer server;
    private final String address;

    private KafkaBroker(KafkaRaftServer server, String address) {
        this.server = server;
        this.address = address;
    }

    /**
     * A topic to be there.
     *
     * @param partitions how many it has where it is made
     */
    record Topic(String name, int partitions) {}

    /**
     * Starts a broker and makes topics that are not there.
     *
     * @param folder where its events are kept; made where it is not there
     * @param port on loopback; 0 is any free one
     * @return the broker, when all topics can be written to
     */
    static KafkaBroker start(Path folder, int port, List<Topic> topics) throws Exception {
        Files.createDirectories(folder);
        int own = port == 0 ? freePort() : port;
        Properties properties = properties(folder, own, freePort());
        format(folder);
        var server = new KafkaRaftServer(new KafkaConfig(properties), Time.SYSTEM);
        server.startup();
        var broker = new KafkaBroker(server, "127.0.0.1:" + own);
        broker.make(topics);
        return broker;
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static Properties properties(Path folder, int port, int controllerPort) {
        var properties = new Properties();
        properties.putAll(Map.of(
                "process.roles", "broker,controller",
                "node.id", "1",
                "listeners", "CLIENTS://127.0.0.1:" + port + ",CONTROLLER://127.0.0.1:" + controllerPort,
                "advertised.listeners", "CLIENTS://127.0.0.1:" + port,
                "listener.security.protocol.map", "CLIENTS:PLAINTEXT,CONTROLLER:PLAINTEXT",
                "inter.broker.listener.name", "CLIENTS",
                "controller.listener.names", "CONTROLLER",
                "controller.quorum.voters", "1@127.0.0.1:" + controllerPort,
                "log.dirs", folder.toAbsolutePath().toString(),
                "auto.create.topics.enable", "false"));
        properties.putAll(Map.of(
                "offsets.topic.replication.factor", "1",
                "offsets.topic.num.partitions", "1",
                "transaction.state.log.replication.factor", "1",
                "transaction.state.log.min.isr", "1",
                "transaction.state.log.num.partitions", "1",
                "share.coordinator.state.topic.replication.factor", "1",
                "share.coordinator.state.topic.min.isr", "1",
                "group.initial.rebalance.delay.ms", "0",
                "log.cleaner.dedupe.buffer.size", "2097152"));
        // After a hard kill the next start would wait until the one before is given up.
        properties.putAll(Map.of("broker.session.timeout.ms", "2000", "broker.heartbeat.interval.ms", "500"));
        return properties;
    }

    private static void format(Path folder) throws Exception {
        if (Files.exists(folder.resolve("meta.properties"))) {
            return;
        }
        var said = new ByteArrayOutputStream();
        new Formatter()
                .setPrintStream(new PrintStream(said, true, StandardCharsets.UTF_8))
                .setNodeId(1)
                .setClusterId(Uuid.randomUuid().toString())
                .setControllerListenerName("CONTROLLER")
                .addDirectory(folder.toAbsolutePath().toString())
                .setMetadataLogDirectory(folder.toAbsolutePath().toString())
                .run();
    }

    private void make(List<Topic> topics) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", address))) {
            for (Topic topic : topics) {
                make(admin, topic);
            }
            var names = topics.stream().map(Topic::name).toList();
            long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
            while (!areLed(admin, names)) {
                if (System.nanoTime() > until) {
                    throw new IllegalStateException("starting the broker at " + address + ": after " + PATIENCE_SECONDS
                            + " s the topics " + names + " have no leader; remove its folder and start again");
                }
                Thread.sleep(BETWEEN_LOOKS_MILLIS);
            }
        }
    }

    private static void make(Admin admin, Topic topic) throws Exception {
        try {
            admin.createTopics(List.of(new NewTopic(topic.name(), topic.partitions(), (short) 1)))
                    .all()
                    .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw e;
            }
        }
    }

    /** A topic that was just made takes no events for a moment. */
    private static boolean areLed(Admin admin, List<String> topics) throws InterruptedException {
        try {
            var described = new ArrayList<TopicDescription>(
                    admin.describeTopics(topics).allTopicNames().get().values());
            return described.stream()
                    .flatMap(topic -> topic.partitions().stream())
                    .allMatch(partition ->
                            partition.leader() != null && !partition.leader().isEmpty());
        } catch (ExecutionException e) {
            return false;
        }
    }

    /** As a client takes it: {@code 127.0.0.1:9092}. */
    String address() {
        return address;
    }

    @Override
    public void close() {
        server.shutdown();
        server.awaitShutdown();
    }
}
