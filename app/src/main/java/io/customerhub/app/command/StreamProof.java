package io.customerhub.app.command;

import static io.customerhub.app.command.StreamInput.TOPIC;

import io.customerhub.app.HubException;
import io.customerhub.app.HubSettings;
import io.customerhub.app.WarehouseAccess;
import io.customerhub.warehouse.store.StreamPlaces.Place;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;

/** Events that several nodes take in while nodes, the broker and PostgreSQL are killed, and how the warehouse compares then. */
final class StreamProof implements AutoCloseable {
    static final String LETTERS = TOPIC + "-dead-letters";

    private static final Duration STANDSTILL = Duration.ofMinutes(5);
    private static final Duration TELL_EVERY = Duration.ofSeconds(30);
    private static final int BETWEEN_LOOKS_MILLIS = 100;
    private static final int CHUNK = 10_000;
    /** What happens after so many of all events: the broker is killed at a third and at two, PostgreSQL in the middle. */
    private static final double[] TIMES = {1 / 3.0, 0.5, 2 / 3.0};

    private final Plan plan;
    private final Path folder;
    private final Consumer<String> say;
    private final HubSettings settings;
    private final StreamInput input;
    private final WarehouseAccess warehouse;
    private BrokerProcess broker;
    private int brokerRestarts;
    private int databaseRestarts;
    private boolean closed;

    /** How much is done to it. */
    record Plan(int events, int nodes, Duration killEvery, long seed) {}

    /** What was done, and what came of it. */
    record Outcome(
            Duration took, int kills, int ended, int brokerRestarts, int databaseRestarts, StreamVerdict verdict) {}

    /**
     * A broker and a warehouse in a folder.
     *
     * @param process the hub's files
     */
    static StreamProof start(HubSettings process, Path folder, Plan plan, Consumer<String> say) {
        BrokerProcess broker = BrokerProcess.start(folder.resolve("kafka"), topics());
        try {
            return new StreamProof(process, folder, plan, say, broker);
        } catch (RuntimeException e) {
            broker.close();
            throw e;
        }
    }

    private StreamProof(HubSettings process, Path folder, Plan plan, Consumer<String> say, BrokerProcess broker) {
        this.plan = plan;
        this.folder = folder;
        this.say = say;
        this.broker = broker;
        Map<String, String> environment = new TreeMap<>(process.environment());
        environment.remove("HUB_WAREHOUSE_URL");
        settings = new HubSettings(process.home(), folder.resolve("hub"), environment, Map.of(), process.clock())
                .withOverrides(StreamingHub.properties(broker.address()));
        input = new StreamInput(broker.address());
        // Whoever opens it first runs its server, which so outlives every node.
        warehouse = WarehouseAccess.open(settings);
    }

    private static Map<String, Integer> topics() {
        Map<String, Integer> topics = new TreeMap<>(DemoEvents.TOPICS);
        topics.put(TOPIC, StreamInput.PARTITIONS);
        topics.put(LETTERS, 1);
        return topics;
    }

    /** Sends, kills, waits until all is kept, and compares. */
    Outcome run() throws IOException, InterruptedException {
        long began = System.nanoTime();
        CompletableFuture<Void> sending = CompletableFuture.runAsync(this::send);
        int kills;
        int ended;
        try (StreamNodes nodes = StreamNodes.start(settings, broker.address(), plan.nodes(), folder)) {
            disturb(nodes, sending);
            kills = nodes.kills();
            ended = nodes.ended();
            awaitLetters(nodes);
        }
        Duration took = Duration.ofNanos(System.nanoTime() - began);
        say.accept("all is kept after " + took.toSeconds() + " s; reading the topic plainly");
        StreamVerdict verdict = StreamVerdict.of(input, warehouse);
        return new Outcome(took, kills, ended, brokerRestarts, databaseRestarts, verdict);
    }

    /** What a hub says that takes in the same topic alone, undisturbed, in a warehouse of its own: the tables that differ. */
    Map<String, String> replay() throws IOException, InterruptedException {
        HubSettings own = settings.withData(folder.resolve("replay"));
        Path logs = Files.createDirectories(folder.resolve("replay-logs"));
        try (WarehouseAccess calm = WarehouseAccess.open(own)) {
            try (StreamNodes node = StreamNodes.start(own, broker.address(), 1, logs)) {
                var clock = new Pace(say);
                while (!clock.told(kept(calm), plan.events())) {
                    node.revive();
                    Thread.sleep(BETWEEN_LOOKS_MILLIS);
                }
            }
            Map<String, String> here = warehouse.warehouse().reports().fingerprints();
            Map<String, String> there = calm.warehouse().reports().fingerprints();
            Map<String, String> different = new TreeMap<>();
            here.forEach((table, sum) -> {
                if (!sum.equals(there.get(table))) {
                    different.put(table, sum + " and not " + there.get(table));
                }
            });
            return different;
        }
    }

    /** No further ahead of the hub than a fourth of all, so that events are written throughout. */
    private void send() {
        int sent = 0;
        try {
            while (sent < plan.events()) {
                if (sent - kept(warehouse) <= plan.events() / 4) {
                    int chunk = Math.min(CHUNK, plan.events() - sent);
                    input.send(chunk);
                    sent += chunk;
                }
                Thread.sleep(BETWEEN_LOOKS_MILLIS);
            }
        } catch (ExecutionException | InterruptedException e) {
            throw new CompletionException(e);
        }
    }

    private void disturb(StreamNodes nodes, CompletableFuture<Void> sending) throws IOException, InterruptedException {
        var random = new Random(plan.seed());
        var progress = new Pace(say);
        int step = 0;
        long nextKill = System.nanoTime() + pause(random);
        long kept = 0;
        long keptAtKill = -1;
        while (!progress.told(kept, plan.events())) {
            if (sending.isCompletedExceptionally()) {
                sending.join();
            }
            nodes.revive();
            if (step < TIMES.length && kept >= plan.events() * TIMES[step]) {
                restart(step++);
            }
            // On a busy machine starting takes longer than the pause: nothing would ever be kept.
            if (System.nanoTime() > nextKill && kept > keptAtKill) {
                nodes.killOne(random);
                keptAtKill = kept;
                nextKill = System.nanoTime() + pause(random);
            }
            Thread.sleep(BETWEEN_LOOKS_MILLIS);
            kept = Math.max(kept, kept(warehouse));
        }
    }

    /** Half of the usual pause to one and a half. */
    private long pause(Random random) {
        return (long) (plan.killEvery().toNanos() * (0.5 + random.nextDouble()));
    }

    private void restart(int step) throws InterruptedException {
        if (step == 1) {
            say.accept("PostgreSQL crashes and starts again");
            warehouse.database().crashServer();
            databaseRestarts++;
            return;
        }
        say.accept("the broker is killed and starts again");
        int port = broker.port();
        broker.kill();
        broker = BrokerProcess.start(folder.resolve("kafka"), topics(), port);
        brokerRestarts++;
    }

    private void awaitLetters(StreamNodes nodes) throws IOException, InterruptedException {
        long until = System.nanoTime() + STANDSTILL.toNanos();
        while (!warehouse.warehouse().deadLetters().waiting().isEmpty()) {
            if (System.nanoTime() > until) {
                throw new HubException("sending dead letters: some wait for " + STANDSTILL.toMinutes() + " minutes");
            }
            nodes.revive();
            Thread.sleep(BETWEEN_LOOKS_MILLIS);
        }
    }

    /** How many events are behind the warehouse's places; offsets of this topic have no holes. None where it does not answer. */
    private static long kept(WarehouseAccess warehouse) {
        try {
            return warehouse.warehouse().streamPlaces().all().stream()
                    .filter(place -> place.partition().topic().equals(TOPIC))
                    .mapToLong(Place::next)
                    .sum();
        } catch (RuntimeException e) {
            return 0;
        }
    }

    /** Tells how far it is, and gives up where nothing moves. */
    private static final class Pace {
        private final Consumer<String> say;
        private long most = -1;
        private long moved = System.nanoTime();
        private long told = System.nanoTime();

        Pace(Consumer<String> say) {
            this.say = say;
        }

        /** Whether all is kept. */
        boolean told(long kept, long all) {
            long now = System.nanoTime();
            if (kept > most) {
                most = kept;
                moved = now;
            }
            if (now - told > TELL_EVERY.toNanos()) {
                told = now;
                say.accept(String.format("%,d of %,d events kept", most, all));
            }
            if (now - moved > STANDSTILL.toNanos()) {
                throw new HubException(String.format(
                        "taking in events: %,d of %,d are kept, and none more for %d minutes; the nodes' logs say why",
                        most, all, STANDSTILL.toMinutes()));
            }
            return kept >= all;
        }
    }

    /** Closes once: at the end, or when the process is asked to end before. */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        warehouse.close();
        broker.close();
    }
}
