package io.customerhub.sandbox.http;

import io.customerhub.sandbox.company.TruthRow;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** One system of the outside world, served below its own path prefix. */
public interface Vendor {

    /** The path prefix without slashes, also the vendor's name in statistics and faults. */
    String name();

    /** What a request is for; decides which injected faults can strike it. */
    CallKind kindOf(Request request);

    Response answer(Request request);

    /** The vendor's own error body for a failure that was asked for. */
    Response failure(int status, OptionalInt retryAfterSeconds);

    /** Adds what a test can make happen in this system to the sandbox's own controls. */
    default void addControls(Router controls) {}

    /** The page of records that a call is about to give; nothing if it gives none. */
    default Optional<Page> page(Request request) {
        return Optional.empty();
    }

    /** The kinds of fault that cannot strike this system, each with the reason. */
    default Map<Faults.Kind, String> exempt() {
        return Map.of();
    }

    /** Makes every access token that was given out invalid from now on. */
    default void expireTokens() {}

    /** Which customers the records that this system came with truly are. */
    default List<TruthRow> truth() {
        return List.of();
    }
}
