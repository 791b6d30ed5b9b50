package io.customerhub.scoring.net;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;

/** A net with its probe as JSON. Numbers are written as the base64 of their bytes, so they come back to the bit. */
public final class NetText {
    private static final int VERSION = 1;

    private NetText() {}

    /** Writes a net. */
    public static ObjectNode write(ServedNet net) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.put("net", VERSION);
        var layers = root.putArray("layers");
        for (Layer layer : net.net().layers()) {
            layers.addObject()
                    .put("inputs", layer.inputs)
                    .put("outputs", layer.outputs)
                    .put("activation", layer.activation.name().toLowerCase(Locale.ROOT))
                    .put("weights", text(layer.weights()))
                    .put("bias", text(layer.bias));
        }
        root.putObject("probe")
                .put("rows", text(flat(net.probe().rows())))
                .put("outputs", text(flat(net.probe().outputs())));
        return root;
    }

    /**
     * Reads a net and takes it into service.
     *
     * @throws NetRefusal where it is of another version, is no net, or is not the one that was written
     */
    public static ServedNet read(JsonNode root) {
        if (root.path("net").asInt() != VERSION) {
            throw new NetRefusal("reading a net: it is of version "
                    + root.path("net").asText("none") + ", and this hub reads " + VERSION + "; train it again");
        }
        try {
            List<Layer> layers = new ArrayList<>();
            for (JsonNode layer : root.path("layers")) {
                layers.add(new Layer(
                        layer.path("inputs").asInt(),
                        layer.path("outputs").asInt(),
                        Activation.valueOf(layer.path("activation").asText().toUpperCase(Locale.ROOT)),
                        numbers(layer.path("weights")),
                        numbers(layer.path("bias"))));
            }
            var net = new Net(layers);
            JsonNode probe = root.path("probe");
            return new ServedNet(
                    net,
                    new NetProbe(
                            rows(numbers(probe.path("rows")), net.inputs()),
                            rows(numbers(probe.path("outputs")), net.outputs())));
        } catch (NetRefusal e) {
            throw e;
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            throw new NetRefusal("reading a net: " + e.getMessage() + "; train it again, or take the model before it");
        }
    }

    private static String text(float[] numbers) {
        ByteBuffer bytes = ByteBuffer.allocate(Float.BYTES * numbers.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(numbers);
        return Base64.getEncoder().encodeToString(bytes.array());
    }

    private static float[] numbers(JsonNode text) {
        FloatBuffer buffer = ByteBuffer.wrap(Base64.getDecoder().decode(text.asText()))
                .order(ByteOrder.LITTLE_ENDIAN)
                .asFloatBuffer();
        float[] numbers = new float[buffer.remaining()];
        buffer.get(numbers);
        return numbers;
    }

    private static float[] flat(float[][] rows) {
        float[] flat = new float[rows.length * rows[0].length];
        for (int row = 0; row < rows.length; row++) {
            System.arraycopy(rows[row], 0, flat, row * rows[row].length, rows[row].length);
        }
        return flat;
    }

    private static float[][] rows(float[] flat, int columns) {
        if (flat.length == 0 || flat.length % columns != 0) {
            throw new IllegalArgumentException(flat.length + " numbers of the probe are no rows of " + columns);
        }
        float[][] rows = new float[flat.length / columns][columns];
        for (int row = 0; row < rows.length; row++) {
            System.arraycopy(flat, row * columns, rows[row], 0, columns);
        }
        return rows;
    }
}
