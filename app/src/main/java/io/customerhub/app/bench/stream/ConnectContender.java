package io.customerhub.app.bench.stream;

import io.customerhub.app.bench.stream.BenchServer.Place;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Kafka Connect, standalone, with Debezium's JDBC sink.
 *
 * @param jars the folder of both, as {@code bench/connect/pom.xml} fetches them
 * @param folder where its files are written
 */
record ConnectContender(String brokers, Children children, Path jars, Path folder) implements TableContender {
    private static final String MAIN = "org.apache.kafka.connect.cli.ConnectStandalone";
    private static final String SCHEMA = """
            {"type":"struct","fields":[%s,{"field":"customer","type":"struct","fields":[%s]}]}""".formatted(
            String.join(
                    ",",
                    field("id", false),
                    field("time", false),
                    field("kind", false),
                    field("channel", true),
                    field("direction", true),
                    field("subject", true),
                    field("text", true)),
            String.join(",", field("system", true), field("entity", true), field("id", true), field("email", true)));

    private static String field(String name, boolean optional) {
        return "{\"field\":\"" + name + "\",\"type\":\"string\",\"optional\":" + optional + "}";
    }

    @Override
    public String name() {
        return "connect";
    }

    @Override
    public int nodes() {
        return 1;
    }

    @Override
    public String group(String round) {
        return "connect-" + round;
    }

    @Override
    public Process start(Place place, String round, int number) throws IOException {
        Path own = Files.createDirectories(folder.resolve(round));
        Path worker = Files.writeString(own.resolve("worker.properties"), worker(own));
        Path connector = Files.writeString(own.resolve("sink.properties"), connector(place, round));
        return children.java(round, jars + "/*", List.of(MAIN, worker.toString(), connector.toString()), Map.of());
    }

    private String worker(Path own) {
        return """
                bootstrap.servers=%s
                listeners=http://127.0.0.1:0
                key.converter=org.apache.kafka.connect.converters.ByteArrayConverter
                value.converter=org.apache.kafka.connect.json.JsonConverter
                value.converter.schema.content=%s
                offset.storage.file.filename=%s
                consumer.isolation.level=read_committed
                consumer.auto.offset.reset=earliest
                consumer.max.poll.records=500
                consumer.session.timeout.ms=6000
                consumer.heartbeat.interval.ms=1500
                """.formatted(brokers, SCHEMA, own.resolve("offsets"));
    }

    private static String connector(Place place, String round) {
        return """
                name=%s
                connector.class=io.debezium.connector.jdbc.JdbcSinkConnector
                tasks.max=1
                topics=%s
                connection.url=%s
                connection.username=%s
                connection.password=%s
                insert.mode=upsert
                primary.key.mode=record_value
                primary.key.fields=id
                schema.evolution=none
                collection.name.format=events
                batch.size=500
                errors.tolerance=all
                transforms=flat
                transforms.flat.type=org.apache.kafka.connect.transforms.Flatten$Value
                transforms.flat.delimiter=_
                """.formatted(round, MadeUpEvents.TOPIC, place.url(), place.user(), place.password());
    }
}
