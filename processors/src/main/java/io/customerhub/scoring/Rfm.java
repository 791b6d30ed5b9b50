package io.customerhub.scoring;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * Recency, frequency and monetary value, each with its grade from 1 (lowest) to 5, and the segment they put a customer in.
 *
 * @param asOf the day the scores are true for
 * @param recencyDays days from the last purchase to {@code asOf}
 * @param frequency number of purchases
 * @param monetary revenue in {@code currency}, exact
 */
public record Rfm(
        LocalDate asOf,
        int recencyDays,
        int frequency,
        BigDecimal monetary,
        String currency,
        int recencyGrade,
        int frequencyGrade,
        int monetaryGrade,
        String segment) {}
