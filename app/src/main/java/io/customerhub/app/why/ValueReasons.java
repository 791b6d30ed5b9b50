package io.customerhub.app.why;

import com.fasterxml.jackson.databind.JsonNode;
import io.customerhub.warehouse.store.KnownCustomer.RunMention;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A value with its whole history.
 *
 * @param field our word for it
 * @param record the one it comes from, of which {@link Explanation#records} tells why it is about this customer
 * @param changedAt when the source last changed the record; empty where it does not say
 * @param run the run that read the record from its source
 * @param again the run that took it in once more, from the warehouse, since
 * @param correctedBy who corrected the record in quarantine; empty where nobody did
 * @param sinks the sinks that are told of this field
 */
public record ValueReasons(
        String field,
        String value,
        String record,
        Optional<Instant> changedAt,
        RunMention run,
        Optional<RunMention> again,
        Optional<String> correctedBy,
        Translated translated,
        List<Judged> judged,
        Chosen chosen,
        List<SinkPart> sinks) {
    public ValueReasons {
        judged = List.copyOf(judged);
        sinks = List.copyOf(sinks);
    }

    /**
     * How the record's words became the value.
     *
     * @param place empty where the mapping is not known any more
     * @param read what the record has at the paths that the expression reads; empty where the expression does not tell
     *     them, or the source has changed the record since and the new version waits in quarantine
     */
    public record Translated(Optional<Place> place, String expression, Optional<List<Read>> read) {}

    /** A path of the record, and what stands there; null where nothing does. */
    public record Read(String path, JsonNode value) {}

    /**
     * A rule that speaks about the field.
     *
     * @param noted what it found; empty where the record passed
     */
    public record Judged(String rule, String description, Place place, Optional<String> noted) {}

    /**
     * Why this record's value was chosen.
     *
     * @param rule the survivorship rule, or {@code only-value}
     * @param place the line that declares which rule is for the field
     */
    public record Chosen(String rule, Optional<Place> place, List<Other> others) {
        public Chosen {
            others = List.copyOf(others);
        }
    }

    /**
     * A value that was not chosen.
     *
     * @param reason completes a sentence that starts with the value
     */
    public record Other(String record, String value, String reason) {}
}
