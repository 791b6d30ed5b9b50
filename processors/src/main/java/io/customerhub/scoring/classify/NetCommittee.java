package io.customerhub.scoring.classify;

import io.customerhub.scoring.classify.Splits.Split;
import io.customerhub.scoring.feature.FeatureTable;
import io.customerhub.scoring.net.Contributions;
import io.customerhub.scoring.net.Loss;
import io.customerhub.scoring.net.NetPlan;
import io.customerhub.scoring.net.NetProbe;
import io.customerhub.scoring.net.NetTraining;
import io.customerhub.scoring.net.NetTraining.Examples;
import io.customerhub.scoring.net.ServedNet;
import io.customerhub.scoring.net.ServedNets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Nets that were begun differently and held out different rows: their log-odds on average. */
final class NetCommittee implements LogOdds {
    private static final int PROBED = 16;

    private final Encoding encoding;
    private final float[] means;
    private final ServedNets nets;
    private final Contributions contributions;
    private final double base;

    NetCommittee(Encoding encoding, float[] means, List<ServedNet> nets) {
        this.encoding = encoding;
        this.means = means.clone();
        this.nets = new ServedNets(nets, encoding.patterns());
        this.contributions = this.nets.comparedWith(this.means);
        this.base = this.nets.each().stream()
                .mapToDouble(net -> net.net().output(this.means)[0])
                .average()
                .orElseThrow();
    }

    /** Trains so many nets, one after the other. */
    static NetCommittee learn(
            FeatureTable rows, boolean[] outcomes, NetPlan plan, Splits splits, int members, long seed) {
        Encoding encoding = Encoding.learn(rows, true);
        float[][] encoded = encoding.encode(rows);
        float[][] targets = new float[outcomes.length][];
        Arrays.setAll(targets, row -> new float[] {outcomes[row] ? 1 : 0});
        var examples = new Examples(encoded, targets);
        var training = new NetTraining(plan, Loss.CROSS_ENTROPY);
        float[][] probed = Arrays.copyOf(encoded, Math.min(PROBED, encoded.length));
        List<ServedNet> nets = new ArrayList<>();
        for (int member = 0; member < members; member++) {
            Split split = splits.holdOut(outcomes.length, seed + member);
            var net = training.train(examples.some(split.learned()), examples.some(split.checked()), seed + member);
            nets.add(new ServedNet(net, NetProbe.of(net, probed)));
        }
        return new NetCommittee(encoding, Encoding.means(encoded, encoding.width()), nets);
    }

    Encoding encoding() {
        return encoding;
    }

    float[] means() {
        return means.clone();
    }

    ServedNets nets() {
        return nets;
    }

    @Override
    public double[] of(FeatureTable rows) {
        double[] logOdds = new double[rows.rows()];
        for (float[] outputs : nets.output(encoding.place(rows))) {
            for (int row = 0; row < logOdds.length; row++) {
                logOdds[row] += (double) outputs[row] / nets.each().size();
            }
        }
        return logOdds;
    }

    @Override
    public double base() {
        return base;
    }

    @Override
    public List<String> features() {
        return encoding.features();
    }

    @Override
    public Explained explain(FeatureTable rows) {
        List<Contributions.Explained> explained = contributions.of(encoding.place(rows));
        double[][] added = new double[explained.size()][];
        double[] logOdds = new double[explained.size()];
        for (int row = 0; row < added.length; row++) {
            added[row] = explained.get(row).added();
            for (float output : explained.get(row).outputs()) {
                logOdds[row] += (double) output / nets.each().size();
            }
        }
        return new Explained(logOdds, added);
    }
}
