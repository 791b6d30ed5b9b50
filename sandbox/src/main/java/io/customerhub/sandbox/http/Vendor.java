package io.customerhub.sandbox.http;

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
}
