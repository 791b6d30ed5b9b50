package io.customerhub.app.check;

import io.customerhub.app.check.RouteParts.Step;
import io.customerhub.connectors.salesforce.ChangeEvents;
import io.customerhub.connectors.webhook.AskedFlows;
import io.customerhub.declaration.Declared;
import io.customerhub.declaration.Findings;
import io.customerhub.declaration.Suggestion;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Checks that the flows which streams of events ask for exist. */
final class StreamCheck {
    private final Set<String> known;
    private final Findings findings;

    StreamCheck(HubFiles files, Findings findings) {
        this.known = files.flows("sources");
        this.findings = findings;
    }

    void check(List<RouteParts> routes) {
        routes.stream()
                .flatMap(route -> route.steps().stream())
                .flatMap(step -> asked(step).stream())
                .forEach(this::flows);
    }

    /** The constant that a step sets the flows asked for to. */
    private static Optional<Declared> asked(Step step) {
        if (!step.word().equals("setProperty")
                || !step.body().text("name").equals(Optional.of(ChangeEvents.ASKS_FOR))) {
            return Optional.empty();
        }
        return step.body()
                .get("expression")
                .flatMap(expression -> expression.get("constant"))
                .flatMap(constant -> constant.get("expression"));
    }

    private void flows(Declared place) {
        try {
            for (String flow : AskedFlows.parse(place.text().orElse("")).flows()) {
                if (!known.contains(flow)) {
                    findings.add(place, "there is no flow '" + flow + "' to ask for", Suggestion.instead(flow, known));
                }
            }
        } catch (IllegalArgumentException e) {
            String[] problemAndRemedy = String.valueOf(e.getMessage()).split("; ", 2);
            findings.add(place, problemAndRemedy[0], problemAndRemedy[1]);
        }
    }
}
