package io.customerhub.sandbox.http;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** The paths a vendor knows, as templates such as {@code /company/{realm}/query}. The first that fits answers. */
public final class Router {

    /** Answers a request whose path has been taken apart. */
    public interface Handler {
        Response answer(Request request, Map<String, String> variables);
    }

    /** Builds the vendor's error for a path or method that it does not know; status 404 or 405. */
    public interface Unrouted {
        Response answer(int status, Request request);
    }

    private record Route(String method, List<String> template, Handler handler) {}

    private final List<Route> routes = new ArrayList<>();
    private final Unrouted unrouted;

    public Router(Unrouted unrouted) {
        this.unrouted = unrouted;
    }

    /** Adds a route and gives the router back, so that routes read as a table. */
    public Router on(String method, String template, Handler handler) {
        routes.add(new Route(method, segments(template), handler));
        return this;
    }

    public Response route(Request request) {
        List<String> path = segments(request.path());
        TreeSet<String> allowed = new TreeSet<>();
        for (Route route : routes) {
            Optional<Map<String, String>> variables = match(route.template, path);
            if (variables.isPresent()) {
                if (route.method.equals(request.method())) {
                    return route.handler.answer(request, variables.get());
                }
                allowed.add(route.method);
            }
        }
        return allowed.isEmpty()
                ? unrouted.answer(404, request)
                : unrouted.answer(405, request).with("Allow", String.join(", ", allowed));
    }

    private static Optional<Map<String, String>> match(List<String> template, List<String> path) {
        if (template.size() != path.size()) {
            return Optional.empty();
        }
        Map<String, String> variables = new LinkedHashMap<>();
        for (int i = 0; i < path.size(); i++) {
            String expected = template.get(i);
            if (expected.startsWith("{")) {
                variables.put(expected.substring(1, expected.length() - 1), path.get(i));
            } else if (!expected.equals(path.get(i))) {
                return Optional.empty();
            }
        }
        return Optional.of(variables);
    }

    private static List<String> segments(String path) {
        String trimmed = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
        return List.of(trimmed.split("/", -1));
    }
}
