package io.customerhub.scoring.recommend;

import java.time.LocalDate;

/**
 * That a customer bought an item on a day.
 *
 * @param documents on how many invoices or receipts of the day it stands
 */
public record BoughtItem(String item, LocalDate day, int documents) {}
