package io.customerhub.scoring.segment;

import java.util.List;

/**
 * Customers that are alike.
 *
 * @param centre for each feature of the model where they lie, in standard deviations from the mean of all
 */
public record Segment(String name, List<Double> centre) {
    public Segment {
        centre = List.copyOf(centre);
    }

    double squaredDistance(double[] point) {
        double sum = 0;
        for (int i = 0; i < point.length; i++) {
            double apart = point[i] - centre.get(i);
            sum += apart * apart;
        }
        return sum;
    }
}
