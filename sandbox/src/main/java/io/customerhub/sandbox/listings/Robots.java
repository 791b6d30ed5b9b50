package io.customerhub.sandbox.listings;

import io.customerhub.sandbox.http.CallKind;
import io.customerhub.sandbox.http.Request;
import io.customerhub.sandbox.http.Response;
import io.customerhub.sandbox.http.Vendor;
import java.util.OptionalInt;

/** The {@code robots.txt} at the sandbox's own root, where a crawler looks that knows a host and not a prefix. */
public final class Robots implements Vendor {

    @Override
    public String name() {
        return "robots.txt";
    }

    @Override
    public CallKind kindOf(Request request) {
        return CallKind.TOKEN;
    }

    @Override
    public Response answer(Request request) {
        return Response.text(200, "text/plain", Directory.ROBOTS);
    }

    @Override
    public Response failure(int status, OptionalInt retryAfterSeconds) {
        return Response.empty(status);
    }
}
