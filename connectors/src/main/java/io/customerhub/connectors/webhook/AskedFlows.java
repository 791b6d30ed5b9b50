package io.customerhub.connectors.webhook;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Which flows an event asks for: lines such as {@code contact.*: hubspot-people}, of which the first that fits is taken. */
public record AskedFlows(List<Line> lines) {
    /**
     * One line.
     *
     * @param flows the flows' names; none for events that ask for nothing
     */
    public record Line(EventPattern events, List<String> flows) {
        public Line {
            flows = List.copyOf(flows);
        }
    }

    public AskedFlows {
        lines = List.copyOf(lines);
    }

    /**
     * Reads the lines.
     *
     * @throws IllegalArgumentException with problem and remedy, separated by a semicolon
     */
    public static AskedFlows parse(String text) {
        var lines = new ArrayList<Line>();
        for (String line :
                text.lines().map(String::strip).filter(one -> !one.isEmpty()).toList()) {
            int colon = line.lastIndexOf(':');
            if (colon < 1) {
                throw new IllegalArgumentException("'" + line + "' names no events and flows; write 'event: flow',"
                        + " several flows separated by blanks");
            }
            lines.add(new Line(
                    new EventPattern(line.substring(0, colon).strip()),
                    List.of(line.substring(colon + 1).strip().split("\\s+")).stream()
                            .filter(flow -> !flow.isEmpty())
                            .toList()));
        }
        return new AskedFlows(lines);
    }

    /** All flows that the lines name. */
    public Set<String> flows() {
        var flows = new LinkedHashSet<String>();
        lines.forEach(line -> flows.addAll(line.flows()));
        return flows;
    }

    /** The flows that these events ask for. */
    Set<String> of(Collection<WebhookEvent> events) {
        var flows = new LinkedHashSet<String>();
        for (WebhookEvent event : events) {
            lines.stream()
                    .filter(line -> line.events().fits(event))
                    .findFirst()
                    .ifPresent(line -> flows.addAll(line.flows()));
        }
        return flows;
    }
}
