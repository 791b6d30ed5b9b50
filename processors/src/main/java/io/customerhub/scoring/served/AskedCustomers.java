package io.customerhub.scoring.served;

import io.customerhub.scoring.feature.FeatureRules;
import io.customerhub.scoring.feature.FeatureTable;
import io.customerhub.scoring.recommend.BoughtItem;
import io.customerhub.scoring.value.Purchase;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** Customers of whom models are asked as of a day, in an order. Nothing that happened after the day can be seen through it. */
public interface AskedCustomers {
    /** How many they are. */
    int size();

    /** The day. */
    LocalDate day();

    /** Their features, a row each. */
    FeatureTable features(FeatureRules rules);

    /**
     * What each bought: invoices and sales receipts.
     *
     * @param currencies what a unit of each currency counts for; documents in others are left out
     */
    List<List<Purchase>> purchases(Map<String, BigDecimal> currencies);

    /** Which items each bought, in the order of items and days: lines of invoices and sales receipts that name one and cost something. */
    List<List<BoughtItem>> items();

    /** All that is sold, in the order of the items, as it is known today: what products were on an earlier day is not kept. */
    List<Product> products();
}
