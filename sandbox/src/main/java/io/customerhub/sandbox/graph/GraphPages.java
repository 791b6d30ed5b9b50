package io.customerhub.sandbox.graph;

import io.customerhub.sandbox.http.Page;
import io.customerhub.sandbox.http.Request;
import java.util.Optional;
import java.util.stream.Stream;

/** Which calls of the Graph API give pages. */
final class GraphPages {

    private GraphPages() {}

    /** The page of a call for one of these edges. */
    static Optional<Page> page(Request request, String usualField, String... edges) {
        boolean gives = request.method().equals("GET")
                && Stream.of(edges).anyMatch(edge -> request.path().endsWith(edge));
        return gives
                ? Optional.of(Page.of(
                        request.withParameter("limit", Page.half(request.parameter("limit"), Edge.USUAL_PAGE)),
                        "/data",
                        "",
                        usualField))
                : Optional.empty();
    }
}
