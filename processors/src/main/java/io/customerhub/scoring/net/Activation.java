package io.customerhub.scoring.net;

/** What a neuron makes of the weighted sum of its inputs. */
public enum Activation {
    /** The sum itself: outputs of a net are in the units of its loss, as log-odds. */
    IDENTITY(org.nd4j.linalg.activations.Activation.IDENTITY) {
        @Override
        void of(float[] sums, float[] values) {
            System.arraycopy(sums, 0, values, 0, sums.length);
        }

        @Override
        float slope(float sum) {
            return 1;
        }
    },
    /** Nothing below zero. */
    RELU(org.nd4j.linalg.activations.Activation.RELU) {
        @Override
        void of(float[] sums, float[] values) {
            for (int i = 0; i < sums.length; i++) {
                values[i] = Math.max(0, sums[i]);
            }
        }

        @Override
        float slope(float sum) {
            return sum > 0 ? 1 : 0;
        }
    },
    /** Between -1 and 1. */
    TANH(org.nd4j.linalg.activations.Activation.TANH) {
        @Override
        void of(float[] sums, float[] values) {
            for (int i = 0; i < sums.length; i++) {
                values[i] = (float) Math.tanh(sums[i]);
            }
        }

        @Override
        float slope(float sum) {
            float value = (float) Math.tanh(sum);
            return 1 - value * value;
        }
    };

    private final org.nd4j.linalg.activations.Activation trained;

    Activation(org.nd4j.linalg.activations.Activation trained) {
        this.trained = trained;
    }

    /** Fills in what each of some sums becomes: in one call, so that many can be taken at once. */
    abstract void of(float[] sums, float[] values);

    /** The derivative at a sum. */
    abstract float slope(float sum);

    /** The same in the library that trains. */
    org.nd4j.linalg.activations.Activation trained() {
        return trained;
    }
}
