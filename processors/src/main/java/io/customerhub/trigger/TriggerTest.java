package io.customerhub.trigger;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A test that stands with its trigger.
 *
 * @param line where it stands
 * @param before the customer as they were; empty for one who is new
 * @param fires whether it comes about then
 */
public record TriggerTest(String name, Path file, int line, Optional<Given> before, Given now, boolean fires) {
    /**
     * A customer as a test gives them.
     *
     * @param features numbers, or words of the profile
     * @param scores numbers, or words, by the names of models and decisions
     * @param happenings those that are new
     * @param becomes what happens to the customer
     */
    public record Given(
            LocalDate day,
            Map<String, String> fields,
            Map<String, String> features,
            Map<String, Said> scores,
            List<Happening> happenings,
            Optional<String> becomes) {
        public Given {
            fields = Map.copyOf(fields);
            features = Map.copyOf(features);
            scores = Map.copyOf(scores);
            happenings = List.copyOf(happenings);
        }
    }

    /** What a model or decision says: a number or a word. */
    public record Said(Optional<BigDecimal> number, Optional<String> word) {}
}
