package io.customerhub.connectors.webhook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.customerhub.connectors.webhook.WebhookContent.Events;
import io.customerhub.connectors.webhook.WebhookContent.Unreadable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Events in JSON.
 *
 * @param ways where their types stand, as {@code entry[].changes[].field}: {@code []} is every member of a list; all ways
 *     are tried, because some systems have two bodies
 * @param subjectField the name of the id that stands beside a type; empty for none
 * @param deliveryField the way to the system's id of the call; empty for none
 */
record JsonEvents(List<String> ways, String subjectField, String deliveryField) implements EventReader {
    private static final ObjectMapper JSON = new ObjectMapper();

    JsonEvents {
        ways = List.copyOf(ways);
    }

    @Override
    public WebhookContent read(byte[] body) {
        JsonNode root;
        try {
            root = JSON.readTree(body);
        } catch (JsonProcessingException e) {
            return new Unreadable("its body is not JSON"); // the exception would quote the body
        } catch (IOException e) {
            throw new IllegalStateException("bytes in memory can always be read", e);
        }
        var events = new ArrayList<WebhookEvent>();
        for (String way : ways) {
            int last = way.lastIndexOf('.');
            String field = way.substring(last + 1);
            nodes(root, last < 0 ? "" : way.substring(0, last))
                    .filter(node -> node.path(field).isTextual())
                    .map(node -> new WebhookEvent(
                            node.path(field).asText(), node.path(subjectField).asText()))
                    .forEach(events::add);
        }
        return new Events(
                events,
                deliveryField.isEmpty()
                        ? ""
                        : root.at("/" + deliveryField.replace('.', '/')).asText());
    }

    private static Stream<JsonNode> nodes(JsonNode root, String way) {
        Stream<JsonNode> nodes = Stream.of(root);
        for (String step : way.isEmpty() ? List.<String>of() : List.of(way.split("\\.", -1))) {
            boolean each = step.endsWith("[]");
            String name = each ? step.substring(0, step.length() - 2) : step;
            nodes = nodes.map(node -> name.isEmpty() ? node : node.path(name))
                    .flatMap(node -> each ? members(node) : Stream.of(node));
        }
        return nodes;
    }

    private static Stream<JsonNode> members(JsonNode node) {
        var members = new ArrayList<JsonNode>();
        if (node.isArray()) {
            node.forEach(members::add);
        }
        return members.stream();
    }
}
