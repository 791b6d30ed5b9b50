package io.customerhub.connectors.capture;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.debezium.embedded.Connect;
import io.debezium.engine.ChangeEvent;
import io.debezium.engine.DebeziumEngine;
import io.debezium.engine.DebeziumEngine.RecordCommitter;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.apache.kafka.connect.source.SourceRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One life of Debezium's engine. A batch whose changes were not taken ends it, and nothing of that batch counts as read. */
final class CaptureEngine implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(CaptureEngine.class);

    private final String capture;
    private final Consumer<List<ObjectNode>> taker;
    private final DebeziumEngine<ChangeEvent<SourceRecord, SourceRecord>> engine;
    private final CompletableFuture<Optional<Throwable>> end = new CompletableFuture<>();

    /**
     * Makes it.
     *
     * @param taker takes the changes of a batch, of which there may be none, and throws where it did not
     */
    CaptureEngine(String capture, Properties properties, Consumer<List<ObjectNode>> taker) {
        this.capture = capture;
        this.taker = taker;
        this.engine = DebeziumEngine.create(Connect.class)
                .using(properties)
                .using(CaptureEngine.class.getClassLoader())
                .using((DebeziumEngine.CompletionCallback) (success, message, error) -> end.complete(
                        success ? Optional.empty() : Optional.of(error == null ? new IOException(message) : error)))
                .notifying(this::take)
                .build();
    }

    void start() {
        var thread = new Thread(this::run, "capture-engine-" + capture);
        thread.setDaemon(true);
        thread.start();
    }

    private void run() {
        try {
            engine.run();
            end.complete(Optional.empty());
        } catch (RuntimeException | LinkageError e) {
            end.complete(Optional.of(e));
        }
    }

    private void take(
            List<ChangeEvent<SourceRecord, SourceRecord>> batch,
            RecordCommitter<ChangeEvent<SourceRecord, SourceRecord>> committer)
            throws InterruptedException {
        List<ObjectNode> changes = batch.stream()
                .flatMap(event -> RowChange.of(capture, event.value()).stream())
                .toList();
        taker.accept(changes);
        for (ChangeEvent<SourceRecord, SourceRecord> event : batch) {
            committer.markProcessed(event);
        }
        committer.markBatchFinished();
    }

    /**
     * Waits for its end.
     *
     * @return whether it has ended; it was told to, where this returns at all without a failure
     * @throws ExecutionException with what ended it
     */
    boolean hasEnded(Duration patience) throws InterruptedException, ExecutionException {
        try {
            Optional<Throwable> failure = end.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            if (failure.isPresent()) {
                throw new ExecutionException(failure.get());
            }
            return true;
        } catch (TimeoutException stillRunning) {
            return false;
        }
    }

    @Override
    public void close() {
        try {
            engine.close();
        } catch (IOException | IllegalStateException e) {
            LOG.debug("the engine of {} has ended before: {}", capture, e.getMessage());
        }
    }
}
