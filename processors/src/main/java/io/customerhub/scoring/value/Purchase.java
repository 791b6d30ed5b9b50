package io.customerhub.scoring.value;

import io.customerhub.scoring.feature.Documents;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * One purchase, as estimates see it.
 *
 * @param spend in one currency; what is estimated from it is no money, so it need not be exact
 * @param units how many things were bought; 1 where it is not known
 */
public record Purchase(LocalDate day, double spend, double units) {
    /** What was bought with invoices and receipts, those of a day taken together; what a document is worth has to be known. */
    public static List<Purchase> of(Documents documents) {
        var purchases = new ArrayList<Purchase>();
        for (int i = 0; i < documents.days().length; ) {
            int day = documents.days()[i];
            double spend = 0;
            double units = 0;
            for (; i < documents.days().length && documents.days()[i] == day; i++) {
                if (!Double.isNaN(documents.amounts()[i])) {
                    spend += documents.amounts()[i];
                    units += documents.lines()[i];
                }
            }
            if (units > 0) {
                purchases.add(new Purchase(LocalDate.ofEpochDay(day), spend, units));
            }
        }
        return List.copyOf(purchases);
    }
}
