package io.customerhub.app.bench.stream;

import io.customerhub.app.Hub;
import io.customerhub.app.HubException;
import io.customerhub.app.HubSettings;
import io.customerhub.app.bench.stream.BenchServer.Place;
import io.customerhub.app.bench.stream.MadeUpEvents.Batch;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Nodes of the hub with all its stages: scores, triggers that tell a topic, and a sink that is one.
 *
 * @param home the house's files
 * @param folder where nodes keep what is their own
 */
record HubContender(String name, int nodes, String brokers, Children children, Path home, Path folder)
        implements Contender {
    static final String KNOWN = "bench_known";

    /** Opens nothing: the database is the bench's own, and no account is used. */
    private static final String KEY = Base64.getEncoder().encodeToString(new byte[32]);

    @Override
    public String group(String round) {
        return round + "-" + MadeUpEvents.TOPIC;
    }

    /** Takes in those whom the events are about, into a database that is copied for each round. */
    void know(BenchServer server, List<String> addresses) throws SQLException, IOException {
        Path files = folder.resolve("files");
        KnownCustomers.write(files, addresses);
        Place place = server.make(KNOWN);
        Map<String, String> properties = properties(KNOWN);
        properties.put("hub.files.folder", files.toString());
        var settings =
                new HubSettings(home, folder.resolve(KNOWN), environment(place), properties, InstantSource.system());
        try (Hub hub = Hub.start(settings, Hub.Mode.COMMAND)) {
            hub.sync("customer-files", true);
        }
        try (Connection connection = place.connect()) {
            long known = Queries.number(connection, "select count(*) from customer_360.customers");
            if (known != addresses.size()) {
                throw new HubException("taking in " + addresses.size() + " customers: " + known + " are known");
            }
        }
    }

    @Override
    public Place prepare(BenchServer server, String round) throws SQLException {
        return server.copy(round, KNOWN);
    }

    @Override
    public Process start(Place place, String round, int number) throws IOException {
        var arguments = new ArrayList<>(List.of(HubNode.class.getName()));
        properties(round).forEach((key, value) -> arguments.add(key + "=" + value));
        Map<String, String> environment = new TreeMap<>(environment(place));
        environment.put("HUB_HOME", home.toString());
        environment.put("HUB_DATA", folder.resolve(round + "-" + number).toString());
        return children.java(round + "-" + number, Children.ownClassPath(), arguments, environment);
    }

    private Map<String, String> properties(String round) {
        return new TreeMap<>(Map.of(
                "hub.kafka.brokers", brokers,
                "hub.kafka.group", round,
                "hub.kafka.session-timeout", "PT6S",
                "hub.as-of", "2026-10-31",
                "hub.sinks", "customer-profiles",
                "hub.targets", "score-events"));
    }

    private static Map<String, String> environment(Place place) {
        return Map.of(
                "HUB_WAREHOUSE_URL", place.url(),
                "HUB_WAREHOUSE_USER", place.user(),
                "HUB_WAREHOUSE_PASSWORD", place.password(),
                "HUB_SECRET_KEY", KEY);
    }

    @Override
    public Progress progress(Connection connection, Batch batch, long start, long end) throws SQLException {
        long kept = Queries.number(
                connection, "select coalesce(sum(greatest(next_offset, 0)), 0) from hub.stream_partitions");
        return kept >= end ? Progress.ALL : kept >= (start + end) / 2 ? Progress.HALF : Progress.LITTLE;
    }

    @Override
    public String ids() {
        return "select record_id from customer_360.customer_interactions where source = 'events'";
    }

    /** The hub counts itself, in the transactions of its pages. */
    @Override
    public void watch(Connection connection) {
        // Its ledger is there.
    }

    @Override
    public long again(Connection connection, Batch batch) throws SQLException {
        return Queries.number(
                        connection,
                        "select coalesce(sum(read), 0) from hub.runs where flow = '" + MadeUpEvents.TOPIC + "'")
                - batch.records();
    }
}
