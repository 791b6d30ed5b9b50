package io.customerhub.app.stream;

import io.customerhub.app.HubException;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Which topic is told of events that could not be processed.
 *
 * @param name its name, in which {@code TOPIC} stands for the events' own; empty for none
 */
public record DeadLetterTopics(String name) {
    private static final String OWN = "TOPIC";
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{0,200}");

    /** @throws HubException where no topic can be called so */
    public DeadLetterTopics {
        if (!NAME.matcher(name).matches() || name.equals(OWN)) {
            throw new HubException(
                    "hub.kafka.dead-letters is '" + name
                            + "'; write the name of another topic, in which TOPIC stands for the events' own, as TOPIC-dead-letters");
        }
    }

    /** The topic that is told of another's events; empty where none is. What a topic itself holds is never sent to it again. */
    public Optional<String> of(String topic) {
        return Optional.of(name.replace(OWN, topic)).filter(told -> !told.isEmpty() && !told.equals(topic));
    }
}
