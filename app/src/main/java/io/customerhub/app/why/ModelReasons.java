package io.customerhub.app.why;

import io.customerhub.scoring.served.CustomerScore;
import java.util.List;
import java.util.Optional;

/**
 * What a model or a decision says of a customer, with what made it so.
 *
 * @param choice of a decision: where the choice was declared; empty for a model
 * @param sinks those that are told of what models say
 */
public record ModelReasons(CustomerScore score, Optional<Place> choice, List<SinkPart> sinks) {
    public ModelReasons {
        sinks = List.copyOf(sinks);
    }
}
