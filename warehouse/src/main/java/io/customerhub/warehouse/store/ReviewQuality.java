package io.customerhub.warehouse.store;

import io.customerhub.identity.match.CalibrationError;
import java.util.List;
import java.util.Optional;

/**
 * How well comparing tells, by what people said of the pairs that they were asked about.
 *
 * @param sampled how many pairs they decided that were drawn at random of those the hub took for one
 * @param right how many of those are one
 * @param precision the share of right ones; empty while fewer than {@value #LEAST} of the sample are decided
 * @param decided how many pairs they decided that comparing had said anything of
 * @param calibrationError by how much confidence is off on average; empty while fewer than {@value #LEAST} are decided
 */
public record ReviewQuality(
        int sampled, int right, Optional<Interval> precision, int decided, Optional<Double> calibrationError) {
    /** How many decisions an estimate needs. */
    public static final int LEAST = 30;

    /** Of the normal distribution, for 95 %. */
    private static final double Z = 1.959964;

    /** A share with the bounds between which it is with 95 % (Wilson, Probable Inference, 1927). */
    public record Interval(double share, double low, double high) {
        static Interval of(int right, int all) {
            double share = (double) right / all;
            double wide = 1 + Z * Z / all;
            double middle = share + Z * Z / (2 * all);
            double reach = Z * Math.sqrt(share * (1 - share) / all + Z * Z / (4.0 * all * all));
            return new Interval(share, Math.max(0, (middle - reach) / wide), Math.min(1, (middle + reach) / wide));
        }
    }

    /** A pair that was asked: what comparing said, and what people did. */
    record Answer(double confidence, boolean together, boolean sampled, boolean same) {}

    static ReviewQuality of(List<Answer> answers) {
        List<Answer> drawn = answers.stream()
                .filter(answer -> answer.sampled() && answer.together())
                .toList();
        int right = (int) drawn.stream().filter(Answer::same).count();
        return new ReviewQuality(
                drawn.size(),
                right,
                drawn.size() < LEAST ? Optional.empty() : Optional.of(Interval.of(right, drawn.size())),
                answers.size(),
                answers.size() < LEAST ? Optional.empty() : Optional.of(calibrationError(answers)));
    }

    private static double calibrationError(List<Answer> answers) {
        var error = new CalibrationError();
        answers.forEach(answer -> error.add(answer.confidence(), answer.same()));
        return error.expected();
    }
}
