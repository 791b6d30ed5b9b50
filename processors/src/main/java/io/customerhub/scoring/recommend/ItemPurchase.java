package io.customerhub.scoring.recommend;

import java.time.LocalDate;

/**
 * An item that a customer bought.
 *
 * @param document the invoice or the like: an item that stands on it twice was bought once
 */
public record ItemPurchase(String customer, String item, String document, LocalDate day) {}
