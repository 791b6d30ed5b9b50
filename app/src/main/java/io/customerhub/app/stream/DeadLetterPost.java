package io.customerhub.app.stream;

import io.customerhub.app.metrics.HubMetrics;
import io.customerhub.connectors.kafka.KafkaSettings;
import io.customerhub.connectors.kafka.TopicMessage;
import io.customerhub.connectors.kafka.TopicSender;
import io.customerhub.warehouse.store.DeadLetter;
import io.customerhub.warehouse.store.DeadLetters;
import io.customerhub.warehouse.store.DeadLetters.Sent;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells a topic of the events that went to quarantine, once their pages are committed. */
public final class DeadLetterPost implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(DeadLetterPost.class);
    private static final int MOST = 500;
    private static final String NOWHERE = "hub.kafka.dead-letters names the events' own topic";

    private final DeadLetters letters;
    private final DeadLetterTopics topics;
    private final Supplier<TopicSender> connect;
    private final HubMetrics metrics;
    private volatile Optional<TopicSender> sender = Optional.empty();
    private volatile boolean isClosed;

    DeadLetterPost(DeadLetters letters, DeadLetterTopics topics, KafkaSettings kafka, HubMetrics metrics) {
        this.letters = letters;
        this.topics = topics;
        this.connect = () -> new TopicSender(kafka);
        this.metrics = metrics;
    }

    /** Sends all that is due. What cannot be sent now waits, as everything does while there is no topic to tell. */
    public synchronized void send() {
        if (topics.name().isEmpty() || isClosed) {
            return;
        }
        try {
            Sent sent;
            do {
                sent = letters.send(MOST, this::post);
                metrics.deadLetters(sent.taken(), sent.refused());
            } while (sent.taken() > 0 && !isClosed);
        } catch (RuntimeException e) {
            LOG.warn("dead letters wait: {}", words(e));
        }
    }

    /** What is at the bottom of it: on the way the database's statement is quoted. */
    private static String words(Throwable failure) {
        return failure.getCause() == null
                ? String.valueOf(failure.getMessage()).lines().findFirst().orElse("")
                : words(failure.getCause());
    }

    private List<Optional<String>> post(List<DeadLetter> due) {
        TopicSender open = sender.orElseGet(connect);
        sender = Optional.of(open);
        List<TopicMessage> messages =
                due.stream().flatMap(letter -> message(letter).stream()).toList();
        Iterator<Optional<String>> said = open.send(messages).iterator();
        List<Optional<String>> answers = due.stream()
                .map(letter -> message(letter).isPresent() ? said.next() : Optional.of(NOWHERE))
                .toList();
        answers.stream()
                .flatMap(Optional::stream)
                .distinct()
                .forEach(reason -> LOG.warn("dead letters wait: {}; the hub makes no topics", reason));
        return answers;
    }

    private Optional<TopicMessage> message(DeadLetter letter) {
        return topics.of(letter.event().topic()).map(topic -> DeadLetterMessage.of(letter, topic));
    }

    /** Gives up what is on its way: it is sent again. */
    @Override
    public void close() {
        isClosed = true;
        sender.ifPresent(TopicSender::close);
    }
}
