package io.customerhub.connectors.kafka;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.customerhub.connectors.Answer;
import io.customerhub.connectors.Delivery;
import io.customerhub.connectors.Delivery.Operation;
import io.customerhub.connectors.VendorException;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.component.kafka.KafkaConstants;
import org.apache.camel.support.DefaultMessage;

/**
 * The Java behind the Kamelet {@code kafka-sink}: deliveries become messages of a topic, keyed by our customer id. Who is taken away
 * becomes a message without a value, which a compacted topic forgets the customer by.
 */
public final class TopicWriter {
    private static final String SYSTEM = "kafka";
    private static final String BATCH = "topicBatch";

    private String topic = "";

    public void setTopic(String topic) {
        this.topic = topic;
    }

    /** Makes a message of each delivery of the batch. */
    public void messages(Exchange exchange) {
        @SuppressWarnings("unchecked")
        List<Delivery> batch = exchange.getMessage().getBody(List.class);
        exchange.setProperty(BATCH, batch);
        var messages = new ArrayList<Message>();
        batch.forEach(delivery -> messages.add(message(exchange.getContext(), delivery)));
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

    /** The brokers have all of the batch. */
    public void written(Exchange exchange) {
        exchange.getMessage()
                .setBody(batch(exchange).stream().map(Answer::written).toList());
    }

    /** The brokers do not have all of the batch: it is sent again as a whole, which whoever reads the latest of a key does not see. */
    public void failed(Exchange exchange) {
        Exception cause = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class);
        throw new VendorException.Unavailable(
                SYSTEM,
                "telling " + batch(exchange).size() + " customers to the topic " + topic,
                said(cause) + "; the brokers are HUB_KAFKA_BROKERS, and the topic must be there: the hub makes none");
    }

    /** What is at the bottom of it: the client wraps what the brokers said. */
    private static String said(Throwable cause) {
        if (cause.getCause() != null) {
            return said(cause.getCause());
        }
        return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    }

    @SuppressWarnings("unchecked")
    private static List<Delivery> batch(Exchange exchange) {
        return exchange.getProperty(BATCH, List.class);
    }
}
