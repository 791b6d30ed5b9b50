package io.customerhub.scoring.served;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.customerhub.scoring.recommend.BlendSettings;
import io.customerhub.scoring.recommend.ItemNeighbours;
import io.customerhub.scoring.recommend.OfferWay;
import io.customerhub.scoring.recommend.OfferWay.Likeness;
import io.customerhub.scoring.recommend.Recommender;
import io.customerhub.scoring.recommend.Strength;
import java.util.ArrayList;
import java.util.List;

/** What recommends as JSON of a version. What comes back recommends the same, to the bit. */
final class OfferText {
    private static final int VERSION = 1;
    private static final ObjectMapper JSON = new ObjectMapper();

    private OfferText() {}

    static String write(Recommender recommender) {
        BlendSettings settings = recommender.way().settings();
        ObjectNode root = JSON.createObjectNode()
                .put("recommendation", VERSION)
                .put("likeness", recommender.way().likeness().name())
                .put("once", settings.strength().isOnce())
                .put("halfLife", String.valueOf(settings.strength().halfLife()))
                .put("ridge", settings.ridge())
                .put("ownHalfLife", String.valueOf(settings.ownHalfLife()))
                .put("weight", String.valueOf(settings.weight()));
        ArrayNode items = root.putArray("items");
        for (int item = 0; item < recommender.items().size(); item++) {
            ObjectNode json = items.addObject()
                    .put("item", recommender.items().get(item))
                    .put("buyers", recommender.buyers().get(item));
            ArrayNode near = json.putArray("near");
            ArrayNode weights = json.putArray("weights");
            for (int other : recommender.neighbours().neighbours()[item]) {
                near.add(other);
            }
            for (float weight : recommender.neighbours().weights()[item]) {
                weights.add(weight);
            }
        }
        return root.toString();
    }

    /**
     * Reads what recommends.
     *
     * @throws IllegalArgumentException where it is of another version or damaged
     */
    static Recommender read(ModelRule rule, String text) {
        JsonNode root = json(rule, text);
        if (root.path("recommendation").asInt() != VERSION) {
            throw refused(
                    rule,
                    "it is of version " + root.path("recommendation").asText("none") + ", and this hub reads "
                            + VERSION);
        }
        List<String> items = new ArrayList<>();
        List<Integer> buyers = new ArrayList<>();
        int[][] near = new int[root.path("items").size()][];
        float[][] weights = new float[near.length][];
        for (JsonNode item : root.path("items")) {
            int number = items.size();
            near[number] = new int[item.path("near").size()];
            weights[number] = new float[near[number].length];
            if (weights[number].length != item.path("weights").size()) {
                throw refused(rule, "an item has other neighbours than weights");
            }
            for (int place = 0; place < near[number].length; place++) {
                near[number][place] = item.path("near").path(place).asInt();
                weights[number][place] = item.path("weights").path(place).floatValue();
            }
            items.add(item.path("item").asText());
            buyers.add(item.path("buyers").asInt());
        }
        return new Recommender(items, buyers, way(rule, root), new ItemNeighbours(near, weights));
    }

    private static OfferWay way(ModelRule rule, JsonNode root) {
        try {
            return new OfferWay(
                    Likeness.valueOf(root.path("likeness").asText()),
                    new BlendSettings(
                            new Strength(root.path("once").asBoolean(), number(root, "halfLife")),
                            root.path("ridge").asDouble(),
                            number(root, "ownHalfLife"),
                            number(root, "weight")));
        } catch (IllegalArgumentException e) {
            throw refused(rule, "its settings are none: " + e.getMessage());
        }
    }

    /** Numbers that may be infinite are words: JSON knows none such. */
    private static double number(JsonNode root, String name) {
        return Double.parseDouble(root.path(name).asText());
    }

    private static JsonNode json(ModelRule rule, String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw refused(rule, e.getOriginalMessage());
        }
    }

    private static IllegalArgumentException refused(ModelRule rule, String problem) {
        return new IllegalArgumentException("reading the model '" + rule.name() + "': " + problem + "; learn it again");
    }
}
