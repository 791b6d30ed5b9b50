package io.customerhub.sandbox.http;

import java.util.List;
import java.util.OptionalInt;

/** A vendor that cannot be served, because nobody said what its clients must know. */
public final class AbsentVendor implements Vendor {

    private final String name;
    private final Response answer;

    public AbsentVendor(String name, List<String> variables) {
        this.name = name;
        this.answer = Response.error(
                503,
                "serving " + name + ": not set in the sandbox's environment: " + String.join(", ", variables)
                        + "; sandbox/README.md lists values for a demonstration");
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public CallKind kindOf(Request request) {
        return CallKind.TOKEN;
    }

    @Override
    public Response answer(Request request) {
        return answer;
    }

    @Override
    public Response failure(int status, OptionalInt retryAfterSeconds) {
        return answer;
    }
}
