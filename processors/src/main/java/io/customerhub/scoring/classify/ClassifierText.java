package io.customerhub.scoring.classify;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.customerhub.scoring.net.NetText;
import io.customerhub.scoring.net.ServedNet;
import java.util.ArrayList;
import java.util.List;

/** A classifier as text, to be kept and read again: JSON of a version. What comes back says the same, to the bit. */
public final class ClassifierText {
    private static final int VERSION = 1;
    private static final ObjectMapper JSON = new ObjectMapper();

    private ClassifierText() {}

    /** Writes a classifier that {@link ClassifierTraining} learned. */
    public static String write(Classifier classifier) {
        if (!(classifier instanceof CalibratedClassifier calibrated)) {
            throw new IllegalArgumentException(
                    "only what was learned here can be written, not a " + classifier.getClass());
        }
        ObjectNode root = JSON.createObjectNode().put("classifier", VERSION);
        root.set("calibration", JSON.valueToTree(calibrated.calibration()));
        if (calibrated.model() instanceof LogisticModel logistic) {
            root.set("logistic", JSON.valueToTree(logistic));
        } else if (calibrated.model() instanceof NetCommittee nets) {
            write(root.putObject("nets"), nets);
        } else if (calibrated.model() instanceof Blend blend) {
            root.set("logistic", JSON.valueToTree(blend.logistic()));
            write(root.putObject("nets"), blend.nets());
        }
        return root.toString();
    }

    private static void write(ObjectNode place, NetCommittee committee) {
        place.set("encoding", JSON.valueToTree(committee.encoding()));
        place.set("means", JSON.valueToTree(committee.means()));
        ArrayNode members = place.putArray("members");
        committee.nets().each().forEach(net -> members.add(NetText.write(net)));
    }

    /**
     * Reads a classifier.
     *
     * @throws IllegalArgumentException where the text is of another version or is no classifier, or a net is not the one that was
     *     trained
     */
    public static Classifier read(String text) {
        try {
            JsonNode root = JSON.readTree(text);
            if (root.path("classifier").asInt() != VERSION) {
                throw new IllegalArgumentException("reading a classifier: it is of version "
                        + root.path("classifier").asText("none") + ", and this hub reads " + VERSION
                        + "; learn it again");
            }
            return new CalibratedClassifier(model(root), part(root, "calibration", Calibration.class));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(
                    "reading a classifier: " + e.getOriginalMessage() + "; learn it again", e);
        }
    }

    private static LogOdds model(JsonNode root) throws JsonProcessingException {
        JsonNode nets = root.path("nets");
        if (nets.isMissingNode()) {
            return part(root, "logistic", LogisticModel.class);
        }
        NetCommittee committee = committee(nets);
        return root.has("logistic") ? new Blend(part(root, "logistic", LogisticModel.class), committee) : committee;
    }

    private static NetCommittee committee(JsonNode place) throws JsonProcessingException {
        List<ServedNet> members = new ArrayList<>();
        for (JsonNode member : place.path("members")) {
            members.add(NetText.read(member));
        }
        return new NetCommittee(part(place, "encoding", Encoding.class), part(place, "means", float[].class), members);
    }

    private static <T> T part(JsonNode place, String name, Class<T> type) throws JsonProcessingException {
        if (place.path(name).isMissingNode()) {
            throw new IllegalArgumentException("reading a classifier: it has no " + name + "; learn it again");
        }
        return JSON.treeToValue(place.path(name), type);
    }
}
