package io.customerhub.scoring.net;

import java.util.ArrayList;
import java.util.List;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.weights.WeightInit;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.rng.Random;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;

/** A network of the library that trains, and its way to plain numbers and back. */
final class NativeNet {
    private final MultiLayerNetwork network;
    private final List<Activation> activations;

    private NativeNet(MultiLayerNetwork network, List<Activation> activations) {
        this.network = network;
        this.activations = activations;
    }

    /**
     * A net that has learned nothing, its weights drawn by the seed.
     *
     * @param rows how many it is going to learn from
     */
    static NativeNet fresh(NetPlan plan, int inputs, int rows, Loss loss, long seed) {
        NativeLibrary.load();
        var activations = new ArrayList<Activation>();
        var sizes = new ArrayList<>(List.of(inputs));
        for (int neurons : plan.hidden()) {
            sizes.add(neurons);
            activations.add(plan.activation());
        }
        sizes.add(plan.outputs());
        activations.add(Activation.IDENTITY);
        return new NativeNet(network(sizes, activations, plan, rows, loss, seed), activations);
    }

    /** The same net as plain numbers say. */
    static NativeNet of(Net net) {
        NativeLibrary.load();
        var sizes = new ArrayList<>(List.of(net.inputs()));
        var activations = new ArrayList<Activation>();
        for (Layer layer : net.layers()) {
            sizes.add(layer.outputs);
            activations.add(layer.activation);
        }
        MultiLayerNetwork network = network(sizes, activations, NetPlan.classifier(), 1, Loss.CROSS_ENTROPY, 0);
        for (int l = 0; l < net.layers().size(); l++) {
            Layer layer = net.layers().get(l);
            network.setParam(l + "_W", Nd4j.create(layer.weights(), new long[] {layer.inputs, layer.outputs}, 'c'));
            network.setParam(l + "_b", Nd4j.create(layer.bias, new long[] {1, layer.outputs}, 'c'));
        }
        return new NativeNet(network, activations);
    }

    private static MultiLayerNetwork network(
            List<Integer> sizes, List<Activation> activations, NetPlan plan, int rows, Loss loss, long seed) {
        NeuralNetConfiguration.ListBuilder layers = new NeuralNetConfiguration.Builder()
                .seed(seed)
                .weightInit(WeightInit.XAVIER)
                .updater(new Adam(plan.rate()))
                .l2(plan.penalty() / rows)
                .list();
        int last = activations.size() - 1;
        for (int l = 0; l < last; l++) {
            layers.layer(new DenseLayer.Builder()
                    .nIn(sizes.get(l))
                    .nOut(sizes.get(l + 1))
                    .activation(activations.get(l).trained())
                    .build());
        }
        var output = new OutputLayer.Builder(new TrainedLoss(loss))
                .nIn(sizes.get(last))
                .nOut(sizes.get(last + 1))
                .activation(activations.get(last).trained());
        if (plan.dropout() > 0 && last > 0) {
            output.dropOut(1 - plan.dropout());
        }
        MultiLayerConfiguration configuration = layers.layer(output.build()).build();
        var network = new MultiLayerNetwork(configuration);
        network.init();
        return network;
    }

    /** The generator of what dropout leaves out, begun anew: training depends on the seed and on nothing before. */
    static void seed(long seed) {
        Random random = Nd4j.getRandom();
        random.setSeed(seed);
    }

    /** One step of learning. */
    void fit(float[][] rows, float[][] targets) {
        try (INDArray features = Numbers.of(rows);
                INDArray labels = Numbers.of(targets)) {
            network.fit(features, labels);
        }
    }

    float[][] output(float[][] rows) {
        try (INDArray features = Numbers.of(rows);
                INDArray output = output(features)) {
            return Numbers.of(output);
        }
    }

    INDArray output(INDArray rows) {
        return network.output(rows);
    }

    /** The net as it is now. */
    Net plain() {
        var layers = new ArrayList<Layer>();
        for (int l = 0; l < activations.size(); l++) {
            INDArray weights = network.getParam(l + "_W");
            layers.add(new Layer(
                    weights.rows(),
                    weights.columns(),
                    activations.get(l),
                    weights.dup('c').data().asFloat(),
                    network.getParam(l + "_b").dup('c').data().asFloat()));
        }
        return new Net(layers);
    }
}
