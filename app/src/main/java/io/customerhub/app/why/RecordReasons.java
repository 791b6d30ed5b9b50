package io.customerhub.app.why;

import io.customerhub.identity.match.Links.Average;
import io.customerhub.warehouse.store.Decided;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Why a record is about its customer.
 *
 * @param first whether it is the first of the customer's records that no sink wrote
 * @param returned whether it is there because a sink wrote it
 * @param evidence the comparisons by which it was recognised when it came; none for the first record of somebody
 * @param said what people say of it and others
 * @param link by which it belongs to the others; empty for the first, and where none was compared
 * @param note in words, why the link cannot be told; empty where it is, or there is none
 */
public record RecordReasons(
        String record,
        boolean first,
        boolean returned,
        List<String> evidence,
        List<Said> said,
        Optional<Link> link,
        String note) {
    public RecordReasons {
        evidence = List.copyOf(evidence);
        said = List.copyOf(said);
    }

    /** That somebody says that it is about one customer with another record, or is not. */
    public record Said(long decision, String record, boolean same, String other, String by, Instant at) {
        static Said of(Decided decided) {
            return new Said(
                    decided.id(),
                    decided.decision().one().toString(),
                    decided.decision().same(),
                    decided.decision().two().toString(),
                    decided.by(),
                    decided.at());
        }
    }

    /**
     * The strongest link to any of the records that belong already, beginning with the first.
     *
     * @param others how the record stands to all others on average
     */
    public record Link(PairReasons pair, Average others) {}
}
