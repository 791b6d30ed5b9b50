package io.customerhub.scoring.net;

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

    float[] sums(float[] input) {
        float[] sums = bias.clone();
        for (int i = 0; i < inputs; i++) {
            float value = input[i];
            if (value != 0) {
                int at = i * outputs;
                for (int o = 0; o < outputs; o++) {
                    sums[o] += value * weights[at + o];
                }
            }
        }
        return sums;
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
