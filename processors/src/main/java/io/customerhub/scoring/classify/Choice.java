package io.customerhub.scoring.classify;

import java.util.Locale;

/**
 * What was chosen by what models said of training rows that they had not learned from, and why.
 *
 * @param penalty of the logistic regression
 * @param isBlended whether nets are averaged with the logistic regression
 * @param logistic its AUC, on average over the splits
 * @param net the same of nets
 * @param error the standard error of how much more nets have, over the splits
 * @param isNetServed whether it is more than that; else the logistic regression is served
 */
public record Choice(
        double penalty, boolean isBlended, double logistic, double net, double error, boolean isNetServed) {
    /** The choice in a line. */
    public String text() {
        return String.format(
                Locale.ROOT,
                "%s served: AUC of rows not learned from %.4f %s, %.4f logistic, standard error of the difference %.4f;"
                        + " penalty %.0f",
                isNetServed ? "net" : "logistic",
                net,
                isBlended ? "net with logistic" : "net",
                logistic,
                error,
                penalty);
    }
}
