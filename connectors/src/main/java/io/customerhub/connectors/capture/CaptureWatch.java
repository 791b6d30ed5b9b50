package io.customerhub.connectors.capture;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** How the captures stand that this process has. They write it, metrics and health read it. */
public final class CaptureWatch {
    private final Map<String, Standing> standings = new ConcurrentHashMap<>();

    /**
     * How a capture stands.
     *
     * @param heldBack bytes of its log that the database keeps for it, as heard last
     * @param troubleSince since when it cannot go on; empty where it can
     * @param trouble why it cannot
     */
    public record Standing(long heldBack, Optional<Instant> troubleSince, String trouble) {
        static final Standing WELL = new Standing(0, Optional.empty(), "");
    }

    /** All captures that this process has or tries to have, by name. */
    public Map<String, Standing> all() {
        return new TreeMap<>(standings);
    }

    /** A batch went through. */
    void well(String capture) {
        standings.merge(capture, Standing.WELL, (known, well) -> new Standing(known.heldBack(), Optional.empty(), ""));
    }

    void heldBack(String capture, long bytes) {
        standings.merge(
                capture,
                new Standing(bytes, Optional.empty(), ""),
                (known, now) -> new Standing(bytes, known.troubleSince(), known.trouble()));
    }

    /** Tells why a capture cannot go on, and whether that is what was told last. */
    boolean trouble(String capture, Instant now, String reason) {
        Standing before = standings.getOrDefault(capture, Standing.WELL);
        Instant since = before.troubleSince().orElse(now);
        standings.put(capture, new Standing(before.heldBack(), Optional.of(since), reason));
        return reason.equals(before.trouble());
    }

    void forget(String capture) {
        standings.remove(capture);
    }
}
