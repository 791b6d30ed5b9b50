package io.customerhub.scoring.net;

import java.util.List;

/** Neurons that all read the same inputs. */
final class Layer {
    final int inputs;
    final int outputs;
    final Activation activation;
    /** Input by input, for each the weights of all outputs. */
    final float[] weights;

    final float[] bias;

    Layer(int inputs, int outputs, Activation activation, float[] weights, float[] bias) {
        if (weights.length != inputs * outputs || bias.length != outputs) {
            throw new IllegalArgumentException("a layer of " + inputs + " inputs and " + outputs + " outputs has "
                    + weights.length + " weights and " + bias.length + " biases");
        }
        this.inputs = inputs;
        this.outputs = outputs;
        this.activation = activation;
        this.weights = weights;
        this.bias = bias;
    }

    /**
     * Weighted sums of a row. Each is added up input by input, those that are 0 left out; four inputs are gone through at once, which
     * changes no sum.
     */
    float[] sums(float[] input) {
        float[] sums = bias.clone();
        add(sums, input, 0, inputs);
        return sums;
    }

    /**
     * The same, to the bit, and what groups of inputs add to them.
     *
     * @param widths how many inputs each group has, one group after the other
     * @param parts is filled group by group
     */
    float[] sums(float[] input, int[] widths, float[] parts) {
        float[] sums = bias.clone();
        float[] before = new float[outputs];
        int from = 0;
        for (int group = 0; group < widths.length; group++) {
            System.arraycopy(sums, 0, before, 0, outputs);
            add(sums, input, from, from + widths[group]);
            from += widths[group];
            int at = group * outputs;
            for (int o = 0; o < outputs; o++) {
                parts[at + o] = sums[o] - before[o];
            }
        }
        return sums;
    }

    private void add(float[] sums, float[] input, int from, int to) {
        int[] at = new int[to - from];
        float[] values = new float[to - from];
        int many = 0;
        for (int i = from; i < to; i++) {
            if (input[i] != 0) {
                at[many] = i * outputs;
                values[many++] = input[i];
            }
        }
        int next = 0;
        for (; next + 4 <= many; next += 4) {
            addFour(sums, at, values, next);
        }
        for (; next < many; next++) {
            add(sums, at[next], values[next]);
        }
    }

    private void addFour(float[] sums, int[] at, float[] values, int next) {
        int a = at[next];
        int b = at[next + 1];
        int c = at[next + 2];
        int d = at[next + 3];
        float first = values[next];
        float second = values[next + 1];
        float third = values[next + 2];
        float fourth = values[next + 3];
        for (int o = 0; o < outputs; o++) {
            sums[o] = sums[o]
                    + first * weights[a + o]
                    + second * weights[b + o]
                    + third * weights[c + o]
                    + fourth * weights[d + o];
        }
    }

    private void add(float[] sums, int at, float value) {
        for (int o = 0; o < outputs; o++) {
            sums[o] += value * weights[at + o];
        }
    }

    /** Layers that read the same inputs as one, their outputs side by side. */
    static Layer besideEachOther(List<Layer> layers) {
        Layer first = layers.get(0);
        int outputs = layers.stream().mapToInt(layer -> layer.outputs).sum();
        float[] weights = new float[first.inputs * outputs];
        float[] bias = new float[outputs];
        int place = 0;
        for (Layer layer : layers) {
            for (int i = 0; i < first.inputs; i++) {
                System.arraycopy(layer.weights, i * layer.outputs, weights, i * outputs + place, layer.outputs);
            }
            System.arraycopy(layer.bias, 0, bias, place, layer.outputs);
            place += layer.outputs;
        }
        return new Layer(first.inputs, outputs, first.activation, weights, bias);
    }

    float[] activated(float[] sums) {
        float[] values = new float[outputs];
        for (int o = 0; o < outputs; o++) {
            values[o] = activation.of(sums[o]);
        }
        return values;
    }

    /** The weights output by output, for each those of all inputs. */
    float[] turned() {
        float[] turned = new float[weights.length];
        for (int i = 0; i < inputs; i++) {
            for (int o = 0; o < outputs; o++) {
                turned[o * inputs + i] = weights[i * outputs + o];
            }
        }
        return turned;
    }
}
