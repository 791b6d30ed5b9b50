package io.customerhub.connectors.kafka;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.customerhub.connectors.BatchWriting;
import io.customerhub.connectors.Delivery;
import io.customerhub.connectors.Delivery.Operation;
import io.customerhub.connectors.VendorException;
import io.customerhub.connectors.VendorException.Refused;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.component.kafka.KafkaConstants;
import org.apache.camel.support.DefaultMessage;
import org.apache.kafka.common.InvalidRecordException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.RecordTooLargeException;

/**
 * The Java behind the Kamelet {@code kafka-sink}: deliveries become messages of a topic, keyed by our customer id. Who is taken away
 * becomes a message without a value, which a compacted topic forgets the customer by.
 */
public final class TopicWriter {
    private static final String SYSTEM = "kafka";

    private String topic = "";

    public void setTopic(String topic) {
        this.topic = topic;
    }

    /** Takes a batch of deliveries. */
    public void begin(Exchange exchange) {
        @SuppressWarnings("unchecked")
        List<Delivery> batch = exchange.getMessage().getBody(List.class);
        exchange.setProperty(BatchWriting.PROPERTY, new BatchWriting(batch, Integer.MAX_VALUE));
    }

    /** Makes a message of each delivery that is next. */
    public void messages(Exchange exchange) {
        var messages = new ArrayList<Message>();
        writing(exchange).next().forEach(delivery -> messages.add(message(exchange.getContext(), delivery)));
        exchange.getMessage().setBody(messages);
    }

    private static Message message(CamelContext context, Delivery delivery) {
        var message = new DefaultMessage(context);
        message.setHeader(KafkaConstants.KEY, delivery.externalId());
        if (delivery.operation() == Operation.UPSERT) {
            ObjectNode known = delivery.fields().deepCopy();
            known.removeIf(value -> value.isNull());
            message.setBody(known.toString());
        }
        return message;
    }

    /** The brokers have all of the messages. */
    public void written(Exchange exchange) {
        writing(exchange).written();
    }

    /**
     * The brokers do not have all of the messages. Where one of them is to blame, they are sent again in halves, which whoever reads the
     * latest of a key does not see.
     */
    public void failed(Exchange exchange) {
        Throwable cause = root(exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class));
        String said = cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
        String doing = "telling " + writing(exchange).next().size() + " customers to the topic " + topic;
        if (cause instanceof RecordTooLargeException || cause instanceof InvalidRecordException) {
            writing(exchange).refused(Refused.ofContent(SYSTEM, doing, said));
        } else if (cause instanceof AuthenticationException || cause instanceof AuthorizationException) {
            throw new Refused(SYSTEM, doing, said, "check hub.kafka.* and whether its user may Write to the topic");
        } else {
            throw new VendorException.Unavailable(
                    SYSTEM,
                    doing,
                    said + "; the brokers are HUB_KAFKA_BROKERS, and the topic must be there: the hub makes none");
        }
    }

    /** Makes the message an answer for each delivery. */
    public void answers(Exchange exchange) {
        exchange.getMessage().removeHeaders("*");
        exchange.getMessage().setBody(writing(exchange).answers());
    }

    /** What is at the bottom of it: the client wraps what the brokers said. */
    private static Throwable root(Throwable failure) {
        return failure.getCause() == null ? failure : root(failure.getCause());
    }

    private static BatchWriting writing(Exchange exchange) {
        return exchange.getProperty(BatchWriting.PROPERTY, BatchWriting.class);
    }
}
