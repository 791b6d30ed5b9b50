package io.customerhub.mapping;

import io.customerhub.model.CanonicalRecord;
import io.customerhub.model.Problem;
import io.customerhub.model.SourceRecord;
import java.util.List;

/** What became of a source's record: a record in our words, the reasons why none, or word that it is gone. */
public sealed interface MappingResult {
    SourceRecord source();

    record Mapped(SourceRecord source, CanonicalRecord record) implements MappingResult {}

    record Unmapped(SourceRecord source, List<Problem> problems) implements MappingResult {
        public Unmapped {
            problems = List.copyOf(problems);
        }
    }

    /** A record that its source deleted. Its fields are not read: most sources send none. */
    record Withdrawn(SourceRecord source) implements MappingResult {}
}
