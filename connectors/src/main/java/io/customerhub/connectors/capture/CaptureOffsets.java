package io.customerhub.connectors.capture;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import org.apache.kafka.connect.runtime.WorkerConfig;
import org.apache.kafka.connect.storage.OffsetBackingStore;
import org.apache.kafka.connect.util.Callback;

/** Debezium's places in the hub's warehouse. Debezium makes it by its name, and says by a property whose places they are. */
public final class CaptureOffsets implements OffsetBackingStore {
    /** The property that names the engine. */
    static final String ENGINE = "offset.storage.engine";

    private static final Map<String, CaptureDesk.Hold> HOLDS = new ConcurrentHashMap<>();

    private Optional<CaptureDesk.Hold> hold = Optional.empty();

    /** From now on the places of an engine are those of a hold. */
    static void lend(String engine, CaptureDesk.Hold hold) {
        HOLDS.put(engine, hold);
    }

    static void takeBack(String engine) {
        HOLDS.remove(engine);
    }

    @Override
    public void configure(WorkerConfig config) {
        hold = Optional.ofNullable(HOLDS.get(String.valueOf(config.originals().get(ENGINE))));
    }

    @Override
    public void start() {}

    @Override
    public void stop() {}

    private CaptureDesk.Hold hold() {
        return hold.orElseThrow(() -> new IllegalStateException("keeping how far a capture has come: it has ended"));
    }

    @Override
    public Future<Map<ByteBuffer, ByteBuffer>> get(Collection<ByteBuffer> keys) {
        Map<String, String> places = hold().places();
        Map<ByteBuffer, ByteBuffer> found = new HashMap<>();
        keys.forEach(key -> Optional.ofNullable(places.get(text(key)))
                .ifPresent(place -> found.put(key, ByteBuffer.wrap(place.getBytes(StandardCharsets.UTF_8)))));
        return CompletableFuture.completedFuture(found);
    }

    @Override
    public Future<Void> set(Map<ByteBuffer, ByteBuffer> values, Callback<Void> callback) {
        Map<String, String> places = new HashMap<>();
        values.forEach((key, place) -> places.put(text(key), text(place)));
        var kept = new CompletableFuture<Void>();
        try {
            hold().keep(places);
            kept.complete(null);
            callback.onCompletion(null, null);
        } catch (RuntimeException e) {
            kept.completeExceptionally(e);
            callback.onCompletion(e, null);
        }
        return kept;
    }

    @Override
    public Set<Map<String, Object>> connectorPartitions(String connector) {
        return Set.of();
    }

    private static String text(ByteBuffer bytes) {
        return StandardCharsets.UTF_8.decode(bytes.duplicate()).toString();
    }
}
