package io.customerhub.mapping;

import io.customerhub.model.CanonicalRecord;
import io.customerhub.model.Problem;
import io.customerhub.model.SourceRecord;
import java.util.List;

/** What became of a source's record: a record in our words, or the reasons why none. */
public sealed interface MappingResult {
    SourceRecord source();

    record Mapped(SourceRecord source, CanonicalRecord record) implements MappingResult {}

    record Unmapped(SourceRecord source, List<Problem> problems) implements MappingResult {
        public Unmapped {
            problems = List.copyOf(problems);
        }
    }
}
