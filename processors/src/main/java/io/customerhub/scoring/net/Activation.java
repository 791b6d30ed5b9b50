package io.customerhub.scoring.net;

/** What a neuron makes of the weighted sum of its inputs. */
public enum Activation {
    /** The sum itself: outputs of a net are in the units of its loss, as log-odds. */
    IDENTITY(org.nd4j.linalg.activations.Activation.IDENTITY) {
        @Override
        float of(float sum) {
            return sum;
        }

        @Override
        float slope(float sum) {
            return 1;
        }
    },
    /** Nothing below zero. */
    RELU(org.nd4j.linalg.activations.Activation.RELU) {
        @Override
        float of(float sum) {
            return Math.max(0, sum);
        }

        @Override
        float slope(float sum) {
            return sum > 0 ? 1 : 0;
        }
    },
    /** Between -1 and 1. */
    TANH(org.nd4j.linalg.activations.Activation.TANH) {
        @Override
        float of(float sum) {
            return (float) Math.tanh(sum);
        }

        @Override
        float slope(float sum) {
            float value = of(sum);
            return 1 - value * value;
        }
    };

    private final org.nd4j.linalg.activations.Activation trained;

    Activation(org.nd4j.linalg.activations.Activation trained) {
        this.trained = trained;
    }

    abstract float of(float sum);

    /** The derivative at a sum. */
    abstract float slope(float sum);

    /** The same in the library that trains. */
    org.nd4j.linalg.activations.Activation trained() {
        return trained;
    }
}
