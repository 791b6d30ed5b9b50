package io.customerhub.scoring.served;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.customerhub.scoring.feature.FeatureRules;
import io.customerhub.scoring.served.ModelRule.Value;
import io.customerhub.scoring.served.ValueModel.Averages;
import io.customerhub.scoring.value.ForecasterText;

/** A model of value as JSON of a version. What comes back says the same, to the bit. */
final class ValueText {
    private static final int VERSION = 1;
    private static final ObjectMapper JSON = new ObjectMapper();

    private ValueText() {}

    static String write(ValueModel model) {
        ObjectNode root = JSON.createObjectNode()
                .put("value", VERSION)
                .put("days", model.days())
                .put("lately", model.lately());
        root.putObject("averages")
                .put("purchases", model.averages().purchases())
                .put("perPurchase", model.averages().perPurchase())
                .put("besides", model.averages().besides());
        root.set("way", ForecasterText.write(model.way()));
        return root.toString();
    }

    /**
     * Reads a model.
     *
     * @throws IllegalArgumentException where it is of another version, tells of another time than is declared, or is damaged
     */
    static ValueModel read(ModelRule rule, Value declared, FeatureRules features, String text) {
        JsonNode root = json(rule, text);
        if (root.path("value").asInt() != VERSION) {
            throw refused(
                    rule, "it is of version " + root.path("value").asText("none") + ", and this hub reads " + VERSION);
        }
        int days = (int) number(rule, root, "days");
        if (days != declared.days()) {
            throw refused(rule, "it tells of " + days + " days, and declared are " + declared.days());
        }
        JsonNode averages = root.path("averages");
        return new ValueModel(
                rule,
                features,
                ForecasterText.read(root.path("way")),
                days,
                (int) number(rule, root, "lately"),
                new Averages(
                        number(rule, averages, "purchases"),
                        number(rule, averages, "perPurchase"),
                        number(rule, averages, "besides")));
    }

    private static JsonNode json(ModelRule rule, String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw refused(rule, e.getOriginalMessage());
        }
    }

    private static double number(ModelRule rule, JsonNode place, String name) {
        JsonNode value = place.path(name);
        if (!value.isNumber()) {
            throw refused(rule, "it has no number of " + name);
        }
        return value.doubleValue();
    }

    private static IllegalArgumentException refused(ModelRule rule, String problem) {
        return new IllegalArgumentException("reading the model '" + rule.name() + "': " + problem + "; learn it again");
    }
}
