package io.customerhub.app.why;

import io.customerhub.scoring.served.CustomerScore;
import java.util.List;

/**
 * What a model says of a customer, with what made it so.
 *
 * @param sinks those that are told of what models say
 */
public record ModelReasons(CustomerScore score, List<SinkPart> sinks) {
    public ModelReasons {
        sinks = List.copyOf(sinks);
    }
}
