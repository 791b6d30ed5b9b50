package io.customerhub.scoring.value;

import java.time.LocalDate;

/**
 * One purchase, as estimates see it.
 *
 * @param spend in one currency; what is estimated from it is no money, so it need not be exact
 * @param units how many things were bought; 1 where it is not known
 */
public record Purchase(LocalDate day, double spend, double units) {}
