package io.customerhub.connectors.webhook;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which flows an event asks for: lines such as {@code contact.*: hubspot-people} with semicolons between them; the first that fits is taken. */
public record AskedFlows(List<Line> lines) {
    private static final Pattern LINE = Pattern.compile("([^:;\\s]+): *((?:[a-z][a-z0-9-]* *)*)");

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
        if (text.strip().contains("\n")) {
            throw new IllegalArgumentException("the lines of '"
                    + text.lines().findFirst().orElse("") + " …' run together, because Camel drops their"
                    + " ends; write '>-' for '|', and a semicolon after each line but the last");
        }
        var lines = new ArrayList<Line>();
        for (String line : text.isBlank() ? new String[0] : text.split(";", -1)) {
            Matcher matcher = LINE.matcher(line.strip());
            if (!matcher.matches()) {
                throw new IllegalArgumentException("'" + line.strip() + "' names no events and flows; write"
                        + " 'event: flow', several flows separated by blanks");
            }
            lines.add(new Line(
                    new EventPattern(matcher.group(1)),
                    matcher.group(2).isEmpty()
                            ? List.of()
                            : List.of(matcher.group(2).split(" +"))));
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
    public Set<String> of(Collection<WebhookEvent> events) {
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
