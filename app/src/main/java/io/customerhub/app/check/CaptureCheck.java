package io.customerhub.app.check;

import io.customerhub.app.check.RouteParts.Endpoint;
import io.customerhub.app.event.EventSchemas;
import io.customerhub.connectors.capture.CaptureComponent;
import io.customerhub.declaration.Declared;
import io.customerhub.declaration.Findings;
import io.customerhub.mapping.CaptureMapping;
import io.customerhub.mapping.MappingTest;
import io.customerhub.mapping.Mappings;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Checks that captures and their mappings are made for each other, and that the events of the mappings' tests are as their topic's schema says. */
final class CaptureCheck {
    private static final String SKIPPED = "skipped";

    private final HubFiles files;
    private final Findings findings;

    CaptureCheck(HubFiles files, Findings findings) {
        this.files = files;
        this.findings = findings;
    }

    void check(List<RouteParts> routes) {
        Map<String, Endpoint> captures = captures(routes);
        var broken = new Findings();
        Mappings mappings = Mappings.read(files.home().resolve("mappings"), broken);
        if (!broken.isEmpty()) {
            return;
        }
        EventSchemas schemas = EventSchemas.read(files.home(), broken);
        captures.forEach((flow, endpoint) -> capture(flow, endpoint, mappings));
        mappings.all().forEach(mapping -> {
            if (mapping instanceof CaptureMapping of) {
                mapping(of, captures, schemas);
            }
        });
    }

    private Map<String, Endpoint> captures(List<RouteParts> routes) {
        Map<String, Endpoint> captures = new TreeMap<>();
        for (RouteParts route : routes) {
            route.endpoints().stream()
                    .filter(endpoint -> endpoint.component().equals(CaptureComponent.NAME) && endpoint.consumes())
                    .forEach(endpoint -> captures.put(HubFiles.name(route.file().file()), endpoint));
        }
        return captures;
    }

    private void capture(String flow, Endpoint endpoint, Mappings mappings) {
        Optional<Declared> name = endpoint.body().get("parameters").flatMap(parameters -> parameters.get("name"));
        name.filter(place -> !place.text().equals(Optional.of(flow)))
                .ifPresent(place -> findings.add(
                        place,
                        "the capture '" + place.text().orElse("") + "' is not this file's",
                        "write 'name: " + flow + "'"));
        if (mappings.ofCapture(flow).isEmpty()) {
            findings.add(
                    endpoint.body().file(),
                    endpoint.line(),
                    "no mapping says which events its changes are",
                    "write mappings/" + flow + ".yaml with 'capture: " + flow + "'");
        }
    }

    private void mapping(CaptureMapping mapping, Map<String, Endpoint> captures, EventSchemas schemas) {
        if (!captures.containsKey(mapping.capture())) {
            findings.add(
                    mapping.file(),
                    0,
                    "nothing captures '" + mapping.capture() + "'",
                    Misspelling.remedy(
                            mapping.capture(),
                            captures.keySet(),
                            "write routes/streams/" + mapping.capture() + HubFiles.ROUTE_SUFFIX));
        }
        for (MappingTest test : mapping.tests()) {
            if (!test.expect().has(SKIPPED)) {
                schemas.complaint(mapping.topic(), test.expect())
                        .ifPresent(complaint -> findings.add(
                                mapping.file(),
                                test.line(),
                                "the event of test '" + test.name() + "' would wait in quarantine: it " + complaint,
                                "mend the fields or the expectation"));
            }
        }
    }
}
