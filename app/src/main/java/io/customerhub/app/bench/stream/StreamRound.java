package io.customerhub.app.bench.stream;

import io.customerhub.app.HubException;
import io.customerhub.app.bench.stream.BenchServer.Place;
import io.customerhub.app.bench.stream.Contender.Progress;
import io.customerhub.app.bench.stream.MadeUpEvents.Batch;
import io.customerhub.app.bench.stream.StreamFigures.Crash;
import io.customerhub.app.bench.stream.StreamFigures.Speed;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** One contender on a database of its own, before a topic that is filled when all its processes wait for it. */
final class StreamRound implements AutoCloseable {
    private static final long PATIENCE = TimeUnit.MINUTES.toNanos(20);
    private static final int BETWEEN_LOOKS_MILLIS = 10;

    private final Contender contender;
    private final String name;
    private final BenchServer server;
    private final Topic topic;
    private final Place place;
    private final Connection connection;
    private final List<Process> processes = new ArrayList<>();

    private StreamRound(Contender contender, String name, BenchServer server, Topic topic) throws SQLException {
        this.contender = contender;
        this.name = name;
        this.server = server;
        this.topic = topic;
        this.place = contender.prepare(server, name);
        this.connection = place.connect();
    }

    /** Starts its processes, on a topic that is empty. */
    static StreamRound start(Contender contender, String name, BenchServer server, Topic topic)
            throws SQLException, IOException, InterruptedException {
        topic.empty();
        var round = new StreamRound(contender, name, server, topic);
        server.settle();
        for (int number = 1; number <= contender.nodes(); number++) {
            round.processes.add(round.contender.start(round.place, name, number));
        }
        round.awaitReaders();
        return round;
    }

    /** Shows a batch, and waits until all is kept. */
    Speed measure(Batch batch, ProcessHandle broker) throws SQLException, IOException, InterruptedException {
        long start = offsets();
        long end = topic.fill(batch);
        List<ProcessHandle> handles = processes.stream().map(Process::toHandle).toList();
        ProcessHandle database = server.process();
        double own = ProcessUse.seconds(handles);
        double ofDatabase = ProcessUse.secondsOfFamily(database);
        double ofBroker = ProcessUse.seconds(List.of(broker));
        long began = System.nanoTime();
        topic.show();
        await(Progress.ALL, batch, start, end);
        double seconds = (System.nanoTime() - began) / 1e9;
        double millions = batch.events().size() / 1e6;
        double memory = 0;
        for (ProcessHandle handle : handles) {
            memory += ProcessUse.peakMemory(handle);
        }
        return new Speed(
                batch.events().size() / seconds,
                (ProcessUse.seconds(handles) - own) / millions,
                (ProcessUse.secondsOfFamily(database) - ofDatabase) / millions,
                (ProcessUse.seconds(List.of(broker)) - ofBroker) / millions,
                memory);
    }

    /** Shows a batch, kills a process half way and starts it again, and compares what is kept with what was sent. */
    Crash crash(Batch batch) throws SQLException, IOException, InterruptedException {
        contender.watch(connection);
        long start = offsets();
        long end = topic.fill(batch);
        topic.show();
        await(Progress.HALF, batch, start, end);
        int last = processes.size() - 1;
        processes.get(last).destroyForcibly().waitFor();
        processes.set(last, contender.start(place, name, last + 1));
        await(Progress.ALL, batch, start, end);
        for (Process process : processes) {
            Children.stop(process);
        }
        List<String> kept = Queries.texts(connection, contender.ids());
        Set<String> different = new HashSet<>(kept);
        Set<String> lost = new HashSet<>(batch.ids());
        lost.removeAll(different);
        return new Crash(lost.size(), kept.size() - different.size(), contender.again(connection, batch));
    }

    Connection connection() {
        return connection;
    }

    private long offsets() throws InterruptedException {
        return topic.ends().values().stream().mapToLong(Long::longValue).sum();
    }

    private void awaitReaders() throws InterruptedException {
        long until = System.nanoTime() + PATIENCE;
        while (topic.readers(contender.group(name)) < contender.nodes()) {
            look(until, "nobody reads");
            Thread.sleep(BETWEEN_LOOKS_MILLIS);
        }
    }

    private void await(Progress wanted, Batch batch, long start, long end) throws SQLException, InterruptedException {
        long until = System.nanoTime() + PATIENCE;
        while (contender.progress(connection, batch, start, end).compareTo(wanted) < 0) {
            look(until, "not all is kept");
            Thread.sleep(BETWEEN_LOOKS_MILLIS);
        }
    }

    private void look(long until, String what) {
        if (System.nanoTime() > until || !processes.stream().allMatch(Process::isAlive)) {
            throw new HubException("measuring " + name + ": " + what
                    + (System.nanoTime() > until
                            ? " after " + TimeUnit.NANOSECONDS.toMinutes(PATIENCE) + " minutes"
                            : "; a process has ended")
                    + "; its log in the folder of the run says why");
        }
    }

    @Override
    public void close() throws SQLException {
        for (Process process : processes) {
            Children.stop(process);
        }
        connection.close();
        server.drop(name);
    }
}
