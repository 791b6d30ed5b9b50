package io.customerhub.app.why;

import io.customerhub.app.why.RecordReasons.Said;
import io.customerhub.identity.match.Links.Average;
import java.util.List;
import java.util.Optional;

/**
 * Why two records are about one customer, or are not.
 *
 * @param customerId whom the first is about
 * @param otherCustomerId whom the other is about
 * @param pair empty where they were not compared
 * @param between how all records of the one customer stand to all of the other on average; empty where they are one, or were not
 *     compared
 * @param said what people say of records of both customers
 * @param note in words, why they were not compared; empty where they were
 */
public record TwoRecords(
        String record,
        String customerId,
        String other,
        String otherCustomerId,
        Optional<PairReasons> pair,
        Optional<Average> between,
        List<Said> said,
        String note) {
    public TwoRecords {
        said = List.copyOf(said);
    }

    public boolean areOne() {
        return customerId.equals(otherCustomerId);
    }
}
