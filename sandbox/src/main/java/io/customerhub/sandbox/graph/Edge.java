package io.customerhub.sandbox.graph;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.customerhub.sandbox.http.Json;
import io.customerhub.sandbox.http.Request;
import io.customerhub.sandbox.http.Response;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Nodes that hang on another one, newest first, given out in pages whose cursor is a node and not a number. */
final class Edge {

    static final int LARGEST_PAGE = 100;
    static final int USUAL_PAGE = 25;

    private final String vendor;
    private final List<ObjectNode> nodes = new ArrayList<>();

    /** Makes an edge without nodes, below the path prefix of its vendor. */
    Edge(String vendor) {
        this.vendor = vendor;
    }

    /** Puts a node before all others. */
    synchronized void addNewest(ObjectNode node) {
        nodes.add(0, node);
    }

    synchronized boolean remove(String id) {
        return nodes.removeIf(node -> id(node).equals(id));
    }

    synchronized void replace(ObjectNode node) {
        nodes.replaceAll(other -> id(other).equals(id(node)) ? node : other);
    }

    synchronized Optional<ObjectNode> find(String id) {
        return nodes.stream().filter(node -> id(node).equals(id)).findFirst();
    }

    synchronized int size() {
        return nodes.size();
    }

    synchronized Optional<ObjectNode> newest() {
        return nodes.stream().findFirst();
    }

    /** One page of those nodes that a filter lets through. */
    synchronized Response page(Request request, Fields fields, Predicate<ObjectNode> filter) {
        int limit = Math.min(LARGEST_PAGE, number(request.parameter("limit").orElse(USUAL_PAGE + "")));
        List<ObjectNode> found = nodes.stream().filter(filter).toList();
        int from = request.parameter("after")
                .map(cursor -> place(found, cursor) + 1)
                .orElse(0);
        int end = Math.min(found.size(), from + limit);
        ObjectNode answer = Json.object();
        ArrayNode data = answer.putArray("data");
        found.subList(from, end).forEach(node -> data.add(fields.select(node, request)));
        if (from < end) {
            ObjectNode paging = answer.putObject("paging");
            String after = cursor(found.get(end - 1));
            paging.putObject("cursors").put("before", cursor(found.get(from))).put("after", after);
            if (end < found.size()) {
                paging.put("next", next(request, after));
            }
        }
        return Response.json(200, answer);
    }

    /** The same call behind a cursor. Like the vendor's, the link carries the token, so it must not be logged. */
    private String next(Request request, String after) {
        StringBuilder link = new StringBuilder(request.base() + "/" + vendor + request.path() + "?");
        request.query().forEach((name, values) -> {
            if (!name.equals("after")) {
                link.append(URLEncoder.encode(name, StandardCharsets.UTF_8))
                        .append('=')
                        .append(URLEncoder.encode(values.get(0), StandardCharsets.UTF_8))
                        .append('&');
            }
        });
        if (request.parameter("access_token").isEmpty()) {
            request.bearer()
                    .ifPresent(token -> link.append("access_token=")
                            .append(URLEncoder.encode(token, StandardCharsets.UTF_8))
                            .append('&'));
        }
        return link.append("after=").append(after).toString();
    }

    private static int place(List<ObjectNode> found, String cursor) {
        for (int i = 0; i < found.size(); i++) {
            if (cursor(found.get(i)).equals(cursor)) {
                return i;
            }
        }
        throw GraphErrors.badParameter("Invalid cursor: '" + cursor + "'");
    }

    private static String cursor(ObjectNode node) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(("n:" + id(node)).getBytes(StandardCharsets.UTF_8));
    }

    private static int number(String text) {
        if (!text.matches("[1-9][0-9]{0,8}")) {
            throw GraphErrors.badParameter("param limit must be a positive number");
        }
        return Integer.parseInt(text);
    }

    private static String id(ObjectNode node) {
        return node.path("id").asText();
    }
}
