package io.customerhub.scoring.segment;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.customerhub.declaration.Declared;
import io.customerhub.declaration.DeclaredFiles;
import io.customerhub.declaration.Findings;
import io.customerhub.declaration.Shape;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A model of segments as text: JSON, small enough to be read. */
public final class SegmentModelFile {
    private static final Shape SHAPE = Shape.of("segment-model");

    private SegmentModelFile() {}

    /** The model's text, from which the same model is read to the last bit. */
    public static String text(SegmentModel model) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        ArrayNode scales = json.putArray("scales");
        for (Scale scale : model.scales()) {
            scales.addObject()
                    .put("feature", scale.feature())
                    .put("mean", scale.mean())
                    .put("deviation", scale.deviation());
        }
        ArrayNode segments = json.putArray("segments");
        for (Segment segment : model.segments()) {
            ArrayNode centre = segments.addObject().put("name", segment.name()).putArray("centre");
            segment.centre().forEach(centre::add);
        }
        return json.toPrettyString() + "\n";
    }

    /** Reads a model; what is wrong goes to {@code findings}, and then there is none. */
    public static Optional<SegmentModel> parse(Path file, String text, Findings findings) {
        return DeclaredFiles.parse(file, text, findings)
                .filter(root -> SHAPE.check(root, findings))
                .flatMap(root -> model(root, findings));
    }

    private static Optional<SegmentModel> model(Declared root, Findings findings) {
        List<Scale> scales = root.get("scales").orElseThrow().items().stream()
                .map(scale -> new Scale(
                        scale.text("feature").orElseThrow(), number(scale, "mean"), number(scale, "deviation")))
                .toList();
        List<Declared> segments = root.get("segments").orElseThrow().items();
        for (Declared segment : segments) {
            Declared centre = segment.get("centre").orElseThrow();
            if (centre.items().size() != scales.size()) {
                findings.add(
                        centre,
                        "the centre has " + centre.items().size() + " numbers, and there are " + scales.size()
                                + " scales",
                        "write the model anew");
                return Optional.empty();
            }
        }
        return Optional.of(new SegmentModel(
                scales,
                segments.stream()
                        .map(segment -> new Segment(
                                segment.text("name").orElseThrow(),
                                segment.get("centre").orElseThrow().texts().stream()
                                        .map(Double::valueOf)
                                        .toList()))
                        .toList()));
    }

    private static double number(Declared of, String key) {
        return Double.parseDouble(of.text(key).orElseThrow());
    }
}
