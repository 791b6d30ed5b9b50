package io.customerhub.quality;

import io.customerhub.model.CanonicalRecord;
import io.customerhub.model.Problem;
import io.customerhub.model.SourceKey;
import java.util.List;

/** Whether a record may go on. */
public sealed interface QualityVerdict {
    SourceKey key();

    /**
     * A record that may go on, its values in their normal form.
     *
     * @param notes what was dropped or found odd on the way
     */
    record Accepted<R extends CanonicalRecord>(R record, List<Problem> notes) implements QualityVerdict {
        public Accepted {
            notes = List.copyOf(notes);
        }

        @Override
        public SourceKey key() {
            return record.key();
        }
    }

    /** A record that waits for a person, with every reason. */
    record Quarantined(SourceKey key, List<Problem> problems) implements QualityVerdict {
        public Quarantined {
            problems = List.copyOf(problems);
        }
    }
}
