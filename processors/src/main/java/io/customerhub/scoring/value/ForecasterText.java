package io.customerhub.scoring.value;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.customerhub.scoring.net.NetText;
import io.customerhub.scoring.net.ServedNet;
import java.util.ArrayList;
import java.util.List;

/** A way to forecast as JSON of a version, to be kept and read again. What comes back says the same, to the bit. */
public final class ForecasterText {
    private static final int VERSION = 1;
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    private ForecasterText() {}

    /** Writes a way that was learned. */
    public static ObjectNode write(Forecaster forecaster) {
        ObjectNode root = JSON.createObjectNode().put("forecaster", VERSION).put("way", forecaster.name());
        if (forecaster instanceof LastPeriod last) {
            root.put("ratio", last.ratio());
        } else if (forecaster instanceof Modelled modelled) {
            models(root, modelled.purchases(), modelled.spend());
        } else if (forecaster instanceof Corrected corrected) {
            models(root, corrected.purchases(), corrected.spend());
            root.set("ofPurchases", JSON.valueToTree(corrected.ofPurchases()));
            root.set("ofSpend", JSON.valueToTree(corrected.ofSpend()));
        } else if (forecaster instanceof NetForecaster net) {
            models(root, net.purchases(), net.spend());
            nets(root.putObject("nets"), net.nets());
        }
        return root;
    }

    private static void models(ObjectNode root, PurchaseModel purchases, GammaGamma spend) {
        root.set("purchases", JSON.valueToTree(purchases));
        root.set("spend", JSON.valueToTree(spend));
    }

    private static void nets(ObjectNode place, SpendNet nets) {
        place.put("horizon", nets.horizon());
        place.set("scaling", JSON.valueToTree(nets.scaling()));
        ArrayNode members = place.putArray("members");
        nets.nets().forEach(net -> members.add(NetText.write(net)));
    }

    /**
     * Reads a way.
     *
     * @throws IllegalArgumentException where it is of another version, is no way to forecast, or a net is not the one that was
     *     trained
     */
    public static Forecaster read(JsonNode root) {
        if (root.path("forecaster").asInt() != VERSION) {
            throw new IllegalArgumentException("reading a way to forecast: it is of version "
                    + root.path("forecaster").asText("none") + ", and this hub reads " + VERSION + "; learn it again");
        }
        try {
            return forecaster(root);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(
                    "reading a way to forecast: " + e.getOriginalMessage() + "; learn it again", e);
        }
    }

    private static Forecaster forecaster(JsonNode root) throws JsonProcessingException {
        String way = root.path("way").asText();
        return switch (way) {
            case Forecasters.LAST_PERIOD -> new LastPeriod(part(root, "ratio", Double.class));
            case Forecasters.BG_NBD -> new Modelled(bgNbd(root), spend(root));
            case Forecasters.PARETO_NBD -> new Modelled(part(root, "purchases", ParetoNbd.class), spend(root));
            case Forecasters.CORRECTED ->
                new Corrected(
                        bgNbd(root),
                        spend(root),
                        part(root, "ofPurchases", Correction.class),
                        part(root, "ofSpend", Correction.class));
            case Forecasters.NET -> new NetForecaster(bgNbd(root), spend(root), nets(root.path("nets")));
            default ->
                throw new IllegalArgumentException(
                        "reading a way to forecast: none is called '" + way + "'; learn it again");
        };
    }

    private static BgNbd bgNbd(JsonNode root) throws JsonProcessingException {
        return part(root, "purchases", BgNbd.class);
    }

    private static GammaGamma spend(JsonNode root) throws JsonProcessingException {
        return part(root, "spend", GammaGamma.class);
    }

    private static SpendNet nets(JsonNode place) throws JsonProcessingException {
        List<ServedNet> members = new ArrayList<>();
        for (JsonNode member : place.path("members")) {
            members.add(NetText.read(member));
        }
        return new SpendNet(part(place, "scaling", Scaling.class), members, part(place, "horizon", Double.class));
    }

    private static <T> T part(JsonNode place, String name, Class<T> type) throws JsonProcessingException {
        if (place.path(name).isMissingNode()) {
            throw new IllegalArgumentException("reading a way to forecast: it has no " + name + "; learn it again");
        }
        return JSON.treeToValue(place.path(name), type);
    }
}
