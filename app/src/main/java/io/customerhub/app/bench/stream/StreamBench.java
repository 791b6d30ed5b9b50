package io.customerhub.app.bench.stream;

import io.customerhub.app.HubException;
import io.customerhub.app.bench.stream.MadeUpEvents.Batch;
import io.customerhub.app.bench.stream.StreamFigures.Crash;
import io.customerhub.app.bench.stream.StreamFigures.Speed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * The same events of one topic into one PostgreSQL, by a plain client, Kafka Connect, and the hub with one node and with two;
 * then how long an event takes at steady rates.
 */
public final class StreamBench implements AutoCloseable {
    /** The topics that there have to be, each with its partitions: a hub reads all streams, though one is measured. */
    public static final Map<String, Integer> TOPICS = Map.of(
            MadeUpEvents.TOPIC,
            MadeUpEvents.PARTITIONS,
            "marketing-events",
            1,
            "sales-activities",
            1,
            "system-changes",
            1,
            "customer-profiles",
            3,
            "score-events",
            3);

    /** What can be measured, by its name. */
    public static final List<String> CONTENDERS = List.of("plain", "connect", "hub", "hub-2");

    private final ProcessHandle broker;
    private final BenchServer server;
    private final Children children;
    private final Topic topic;
    private final HubContender hub;
    private final List<Contender> contenders;
    private final MadeUpEvents events;
    private final String brokers;

    private StreamBench(Setting setting, BenchServer server, Children children, Path home, MadeUpEvents events) {
        this.broker = setting.broker();
        this.brokers = setting.brokers();
        this.server = server;
        this.children = children;
        this.events = events;
        this.topic = new Topic(brokers);
        Path folder = setting.folder();
        this.hub = new HubContender("hub", 1, brokers, children, home, folder);
        this.contenders = List.of(
                new PlainContender(brokers, children),
                new ConnectContender(brokers, children, setting.connectJars(), folder),
                hub,
                new HubContender("hub-2", 2, brokers, children, home, folder));
    }

    /**
     * What it runs on.
     *
     * @param home the house's files
     * @param folder where all is kept that it makes
     * @param brokers as clients take it
     * @param broker the process, whose use of the machine is told apart
     * @param connectJars the folder of Kafka Connect and its sink
     * @param customers how many are known before
     */
    public record Setting(
            Path home, Path folder, String brokers, ProcessHandle broker, Path connectJars, int customers) {}

    /** Starts the database, and takes in the customers. */
    public static StreamBench start(Setting setting) throws SQLException, IOException {
        BenchServer server = BenchServer.start(setting.folder().resolve("database"));
        List<String> addresses = KnownCustomers.addresses(setting.customers());
        var bench = new StreamBench(
                setting,
                server,
                new Children(setting.folder().resolve("logs")),
                home(setting),
                new MadeUpEvents(addresses));
        try {
            bench.hub.know(server, addresses);
            return bench;
        } catch (SQLException | IOException | RuntimeException e) {
            bench.close();
            throw e;
        }
    }

    /** The house's files, where what is told to a webhook goes to a topic. */
    private static Path home(Setting setting) throws IOException {
        Path home = setting.folder().resolve("home");
        for (String part : List.of("config", "routes", "mappings", "connectors/kamelets")) {
            Path from = setting.home().resolve(part);
            try (Stream<Path> files = Files.walk(from)) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    Path to = home.resolve(part).resolve(from.relativize(file));
                    Files.createDirectories(to.getParent());
                    Files.copy(file, to);
                }
            }
        }
        Path triggers = home.resolve("config/triggers.yaml");
        Files.writeString(triggers, Files.readString(triggers).replace("tell: sales-desk", "tell: score-events"));
        return home;
    }

    /**
     * Measures some contenders one after the other, each on a database of its own.
     *
     * @param names as {@link #CONTENDERS} has them
     * @param each is told of each as it comes
     */
    public List<StreamFigures> measure(List<String> names, int events, Consumer<StreamFigures> each)
            throws SQLException, IOException, InterruptedException {
        List<Contender> chosen = names.stream().map(this::contender).toList();
        Batch batch = this.events.next(events);
        var all = new ArrayList<StreamFigures>();
        for (Contender contender : chosen) {
            String round = "bench_" + contender.name().replace('-', '_');
            Speed speed;
            try (StreamRound quiet = StreamRound.start(contender, round, server, topic)) {
                speed = quiet.measure(batch, broker);
            }
            Crash crash;
            try (StreamRound broken = StreamRound.start(contender, round + "_killed", server, topic)) {
                crash = broken.crash(batch);
            }
            var figures = new StreamFigures(contender.name(), speed, crash);
            each.accept(figures);
            all.add(figures);
        }
        return all;
    }

    /**
     * How long events take that come at steady rates, to one node.
     *
     * @param rates events a second
     * @param each is told of each rate as it comes
     */
    public void latency(List<Integer> rates, int seconds, Consumer<Latency> each)
            throws SQLException, IOException, InterruptedException {
        try (StreamRound round = StreamRound.start(hub, "bench_latency", server, topic);
                var latencies = new SteadyLoad(round.connection(), brokers, events)) {
            latencies.warmUp(events.next(10_000));
            for (int rate : rates) {
                each.accept(latencies.measure(rate, seconds));
            }
        }
    }

    private Contender contender(String name) {
        return contenders.stream()
                .filter(contender -> contender.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new HubException("measuring '" + name + "': choose of " + CONTENDERS));
    }

    @Override
    public void close() {
        children.close();
        topic.close();
        server.close();
    }
}
