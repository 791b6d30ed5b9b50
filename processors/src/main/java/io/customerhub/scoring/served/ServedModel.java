package io.customerhub.scoring.served;

import java.util.List;
import java.util.Optional;

/** A model that says something of customers, a page in one call. Immutable, and safe for use by many threads. */
public interface ServedModel {
    /** What it says of each, in their order; nothing of whom it is not about. */
    List<Optional<Score>> score(AskedCustomers customers);
}
