package io.customerhub.scoring.served;

import java.time.LocalDate;

/** What models learn from: customers as of any day. */
public interface CustomerHistory {
    /** All customers of today as of a day, in the same order for any: those too of whom nothing was known by then. */
    AskedCustomers asOf(LocalDate day);
}
