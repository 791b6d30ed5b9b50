package io.customerhub.warehouse.store;

import io.customerhub.identity.match.Decision;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What somebody said of two records.
 *
 * @param note why, in their words; empty for none
 * @param saidWith the first of those that were said with it of a whole group; empty for that first one, and where it was said alone
 * @param takenBack when and by whom it was taken back; empty while it stands
 */
public record Decided(
        long id,
        Decision decision,
        Instant at,
        String by,
        String note,
        Optional<Long> saidWith,
        Optional<TakenBack> takenBack) {
    /** When and by whom. */
    public record TakenBack(Instant at, String by) {}

    /** What becomes of a wish to decide. */
    public sealed interface Outcome {}

    /** It is kept: the next page follows it. */
    public record Made(Decided decided) implements Outcome {}

    /**
     * All of it is kept.
     *
     * @param decided without what follows from the others, or from what stands; empty where all of it does
     */
    public record MadeTogether(List<Decided> decided) implements Outcome {
        public MadeTogether {
            decided = List.copyOf(decided);
        }
    }

    /** It was said before, and stands. */
    public record Known(Decided decided) implements Outcome {}

    /** Others stand in its way, which together say the contrary. */
    public record Contradicted(List<Decided> by) implements Outcome {
        public Contradicted {
            by = List.copyOf(by);
        }
    }
}
