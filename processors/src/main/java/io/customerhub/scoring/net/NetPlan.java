package io.customerhub.scoring.net;

import java.util.List;

/**
 * How a net is built and trained.
 *
 * @param hidden how many neurons each hidden layer has
 * @param outputs how many numbers the net makes of a row, as its loss wants them
 * @param dropout which share of a hidden layer's values is left out at each step, from 0 to below 1
 * @param penalty on half the sum of the squares of all weights, against the sum of the rows' losses: more rows are believed more
 * @param rate the learning rate of Adam
 * @param batch rows a step
 * @param epochs how often all rows are gone through at most
 * @param patience training ends after so many epochs in a row that are no better on the rows held out; the best one counts
 */
public record NetPlan(
        List<Integer> hidden,
        int outputs,
        Activation activation,
        double dropout,
        double penalty,
        double rate,
        int batch,
        int epochs,
        int patience) {
    public NetPlan {
        hidden = List.copyOf(hidden);
        if (dropout < 0 || dropout >= 1) {
            throw new IllegalArgumentException("a dropout of " + dropout + "; from 0 to below 1 can be left out");
        }
    }

    /** One hidden layer and cross entropy's one output, with round numbers that suit some thousands of rows. */
    public static NetPlan classifier() {
        return new NetPlan(List.of(64), 1, Activation.RELU, 0.3, 5, 0.005, 512, 60, 6);
    }
}
