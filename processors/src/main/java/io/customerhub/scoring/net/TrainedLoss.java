package io.customerhub.scoring.net;

import org.jspecify.annotations.Nullable;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.lossfunctions.ILossFunction;

/** A loss of ours as the library that trains wants it. The last layer's activation is the identity. */
final class TrainedLoss implements ILossFunction {
    private static final long serialVersionUID = 1;

    @SuppressWarnings("serial") // nets are never written as Java objects
    private final Loss loss;

    TrainedLoss(Loss loss) {
        this.loss = loss;
    }

    @Override
    public Pair<Double, INDArray> computeGradientAndScore(
            INDArray labels, INDArray outputs, IActivation identity, @Nullable INDArray mask, boolean average) {
        float[][] gradients = new float[outputs.rows()][outputs.columns()];
        float[] losses = losses(labels, outputs, gradients);
        return Pair.of(score(losses, average), Numbers.of(gradients));
    }

    @Override
    public INDArray computeGradient(INDArray labels, INDArray outputs, IActivation identity, @Nullable INDArray mask) {
        return computeGradientAndScore(labels, outputs, identity, mask, false).getSecond();
    }

    @Override
    public double computeScore(
            INDArray labels, INDArray outputs, IActivation identity, @Nullable INDArray mask, boolean average) {
        return computeGradientAndScore(labels, outputs, identity, mask, average).getFirst();
    }

    @Override
    public INDArray computeScoreArray(
            INDArray labels, INDArray outputs, IActivation identity, @Nullable INDArray mask) {
        float[] losses = losses(labels, outputs, new float[outputs.rows()][outputs.columns()]);
        return Nd4j.create(losses, new long[] {losses.length, 1}, 'c');
    }

    private float[] losses(INDArray labels, INDArray outputs, float[][] gradients) {
        float[][] targets = Numbers.of(labels);
        float[][] values = Numbers.of(outputs);
        float[] losses = new float[values.length];
        for (int row = 0; row < values.length; row++) {
            losses[row] = (float) loss.of(values[row], targets[row], gradients[row]);
        }
        return losses;
    }

    private static double score(float[] losses, boolean average) {
        double sum = 0;
        for (float of : losses) {
            sum += of;
        }
        return average ? sum / losses.length : sum;
    }

    @Override
    public String name() {
        return "TrainedLoss";
    }
}
