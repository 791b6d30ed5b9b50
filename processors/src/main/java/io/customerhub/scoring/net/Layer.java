package io.customerhub.scoring.net;

import java.util.List;

/**
 * Neurons that all read the same inputs. Weights are kept in arrays of their own: compiled code takes many numbers at once where arrays
 * are gone through from their beginning.
 */
final class Layer {
    final int inputs;
    final int outputs;
    final Activation activation;
    final float[] bias;

    /** For each input the weights of all outputs. */
    private final float[][] byInput;
    /** For each output the weights of all inputs. */
    private final float[][] byOutput;

    /** Takes weights input by input, for each those of all outputs. */
    Layer(int inputs, int outputs, Activation activation, float[] weights, float[] bias) {
        if (weights.length != inputs * outputs || bias.length != outputs) {
            throw new IllegalArgumentException("a layer of " + inputs + " inputs and " + outputs + " outputs has "
                    + weights.length + " weights and " + bias.length + " biases");
        }
        this.inputs = inputs;
        this.outputs = outputs;
        this.activation = activation;
        this.bias = bias;
        this.byInput = new float[inputs][outputs];
        this.byOutput = new float[outputs][inputs];
        for (int i = 0; i < inputs; i++) {
            System.arraycopy(weights, i * outputs, byInput[i], 0, outputs);
            for (int o = 0; o < outputs; o++) {
                byOutput[o][i] = byInput[i][o];
            }
        }
    }

    /** The weights input by input, for each those of all outputs. */
    float[] weights() {
        float[] weights = new float[inputs * outputs];
        for (int i = 0; i < inputs; i++) {
            System.arraycopy(byInput[i], 0, weights, i * outputs, outputs);
        }
        return weights;
    }

    /**
     * Weighted sums of a row. Each is added up input by input, those that are 0 left out; four inputs are gone through at once, which
     * changes no sum.
     */
    float[] sums(float[] input) {
        float[] sums = bias.clone();
        if (outputs == 1) {
            for (int i = 0; i < inputs; i++) {
                sums[0] += input[i] * byOutput[0][i];
            }
        } else {
            add(sums, input, 0);
        }
        return sums;
    }

    /** What some inputs that follow each other add to the sums. */
    float[] added(float[] some, int from) {
        float[] sums = new float[outputs];
        add(sums, some, from);
        return sums;
    }

    private void add(float[] sums, float[] some, int from) {
        int[] which = new int[some.length];
        int many = 0;
        for (int i = 0; i < some.length; i++) {
            if (some[i] != 0) {
                which[many++] = i;
            }
        }
        int next = 0;
        for (; next + 4 <= many; next += 4) {
            int a = which[next];
            int b = which[next + 1];
            int c = which[next + 2];
            int d = which[next + 3];
            Sums.addFour(
                    sums,
                    some[a],
                    byInput[from + a],
                    some[b],
                    byInput[from + b],
                    some[c],
                    byInput[from + c],
                    some[d],
                    byInput[from + d]);
        }
        for (; next < many; next++) {
            Sums.add(sums, some[which[next]], byInput[from + which[next]]);
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
                System.arraycopy(layer.byInput[i], 0, weights, i * outputs + place, layer.outputs);
            }
            System.arraycopy(layer.bias, 0, bias, place, layer.outputs);
            place += layer.outputs;
        }
        return new Layer(first.inputs, outputs, first.activation, weights, bias);
    }

    float[] activated(float[] sums) {
        float[] values = new float[outputs];
        activation.of(sums, values);
        return values;
    }

    /** How much each input moves what is read of the outputs, when each output is read by a factor. */
    float[] back(float[] factors) {
        float[] back = new float[inputs];
        for (int o = 0; o < outputs; o++) {
            Sums.add(back, factors[o], byOutput[o]);
        }
        return back;
    }
}
