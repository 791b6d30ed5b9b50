package io.customerhub.app.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Stripe's own examples: an object has no field that its example has not, and every field is of the same type. */
public final class FixtureContract implements Contract {
    private static final Set<String> ENVELOPE = Set.of("object", "url", "has_more", "data");

    private final String file;
    private final JsonNode resources;

    public FixtureContract(Path folder, String file) throws IOException {
        this.file = file;
        this.resources =
                RecordedCall.JSON.readTree(folder.resolve(file).toFile()).path("resources");
    }

    @Override
    public String file() {
        return file;
    }

    @Override
    public Optional<Judged> judge(RecordedCall call) {
        if (!call.vendor().equals("stripe") || call.status() != 200) {
            return Optional.empty();
        }
        var deviations = new LinkedHashSet<String>();
        if (call.answer().path("object").asText().equals("list")) {
            call.answer().fieldNames().forEachRemaining(name -> {
                if (!ENVELOPE.contains(name)) {
                    deviations.add("answer /" + name + " is no field of a list");
                }
            });
            call.answer().path("data").forEach(object -> object(object, deviations));
        } else {
            object(call.answer(), deviations);
        }
        return Optional.of(new Judged(call.method() + " " + call.path(), List.copyOf(deviations)));
    }

    private void object(JsonNode object, Set<String> deviations) {
        String kind = (object.path("deleted").asBoolean() ? "deleted_" : "")
                + object.path("object").asText();
        if (!resources.has(kind)) {
            deviations.add("answer has a '" + kind + "', and there is no example of it");
            return;
        }
        compare(kind, object, resources.path(kind), deviations);
        if (kind.equals("event")) {
            object(object.path("data").path("object"), deviations);
        }
    }

    private static void compare(String way, JsonNode object, JsonNode example, Set<String> deviations) {
        object.properties().forEach(field -> {
            JsonNode known = example.path(field.getKey());
            String here = way + "/" + field.getKey();
            if (known.isMissingNode()) {
                deviations.add("answer " + here + " is no field of the example");
            } else if (!known.isNull()
                    && !field.getValue().isNull()
                    && known.getNodeType() != field.getValue().getNodeType()) {
                deviations.add("answer " + here + " is " + field.getValue().getNodeType() + ", in the example "
                        + known.getNodeType());
            } else if (known.isObject() && !known.isEmpty() && !way.equals("event")) {
                compare(here, field.getValue(), known, deviations);
            }
        });
    }
}
