package io.customerhub.app.check;

import io.customerhub.app.check.Kamelet.Parameter;
import io.customerhub.app.check.RouteParts.Endpoint;
import io.customerhub.connectors.webhook.WebhookDeclaration;
import io.customerhub.declaration.Declared;
import io.customerhub.declaration.Findings;
import io.customerhub.declaration.Suggestion;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Checks the webhooks that routes declare: that their parameters fit together, that the flows they ask for exist, and their secrets' keys. */
final class WebhookCheck {
    private static final String DOOR = "webhook-source";
    private static final String FLOWS = "asksFor";

    private final HubFiles files;
    private final Findings findings;
    private final Set<String> keys = new TreeSet<>();

    WebhookCheck(HubFiles files, Findings findings) {
        this.files = files;
        this.findings = findings;
    }

    /** The keys of {@code application.properties} that mean something for the webhooks checked so far. */
    Set<String> keys() {
        return Set.copyOf(keys);
    }

    void check(List<RouteParts> routes) {
        for (RouteParts route : routes) {
            for (Endpoint endpoint : route.endpoints()) {
                Optional.ofNullable(files.kamelets().get(DOOR))
                        .filter(door -> KameletCallCheck.called(endpoint).equals(Optional.of(DOOR)))
                        .ifPresent(door -> webhook(endpoint, door));
            }
        }
    }

    private void webhook(Endpoint endpoint, Kamelet door) {
        Map<String, Declared> given =
                endpoint.body().get("parameters").map(Declared::entries).orElse(Map.of());
        Map<String, String> words = new TreeMap<>();
        door.parameters()
                .forEach((name, parameter) -> parameter.defaultValue().ifPresent(value -> words.put(name, value)));
        given.forEach((name, value) -> value.text().ifPresent(text -> words.put(name, text)));
        var declaration = new WebhookDeclaration(words);
        Set<String> own = declaration.keys();
        keys.addAll(own);
        if (!given.keySet().containsAll(door.required()) || !wellTyped(given, door)) {
            return; // the check of calls reports that
        }
        List<String> problems = declaration.problems();
        for (String problem : problems) {
            String[] problemAndRemedy = problem.split("; ", 2);
            findings.add(endpoint.body().file(), endpoint.line(), problemAndRemedy[0], problemAndRemedy[1]);
        }
        if (problems.isEmpty()) {
            flows(declaration, given);
            secrets(endpoint, own);
        }
    }

    private static boolean wellTyped(Map<String, Declared> given, Kamelet door) {
        return given.entrySet().stream().allMatch(entry -> {
            Optional<Parameter> parameter =
                    Optional.ofNullable(door.parameters().get(entry.getKey()));
            Optional<String> text = entry.getValue().text();
            return parameter.isPresent()
                    && text.isPresent()
                    && KameletCallCheck.refusal(parameter.get(), text.get()).isEmpty();
        });
    }

    private void flows(WebhookDeclaration declaration, Map<String, Declared> given) {
        Set<String> known = files.flows("sources");
        for (String flow : declaration.flows()) {
            if (!known.contains(flow)) {
                Optional.ofNullable(given.get(FLOWS))
                        .ifPresent(place -> findings.add(
                                place, "there is no flow '" + flow + "' to ask for", Suggestion.instead(flow, known)));
            }
        }
    }

    private void secrets(Endpoint endpoint, Set<String> wanted) {
        for (String key : wanted) {
            if (!files.properties().has(key)) {
                findings.add(
                        endpoint.body().file(),
                        endpoint.line(),
                        "the webhook refuses every call, because config/application.properties has no " + key,
                        "add the line, the secret as {{env:NAME}}");
            }
        }
    }
}
