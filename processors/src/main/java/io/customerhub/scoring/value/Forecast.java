package io.customerhub.scoring.value;

/**
 * What is expected of the customers of a snapshot, in its order.
 *
 * @param purchases on how many days each will buy; NaN where nothing is said of it
 * @param spend what each will spend
 */
@SuppressWarnings("ArrayRecordComponent") // columns of numbers
public record Forecast(double[] purchases, double[] spend) {}
