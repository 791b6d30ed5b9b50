package io.customerhub.connectors.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.customerhub.connectors.Answer;
import io.customerhub.connectors.Delivery;
import io.customerhub.connectors.Delivery.Operation;
import io.customerhub.connectors.JsonRecords;
import io.customerhub.connectors.VendorException.Unavailable;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.component.kafka.KafkaConstants;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class TopicWriterTest {
    private final TopicWriter writer = new TopicWriter();
    private final Exchange exchange = new DefaultExchange(new DefaultCamelContext());

    @BeforeEach
    void batch() {
        writer.setTopic("customer-profiles");
        exchange.getMessage()
                .setBody(List.of(
                        new Delivery(
                                "c1",
                                Operation.UPSERT,
                                Optional.empty(),
                                JsonRecords.MAPPER
                                        .createObjectNode()
                                        .put("name", "Ann")
                                        .putNull("email")),
                        new Delivery(
                                "c2", Operation.RETIRE, Optional.of("c2"), JsonRecords.MAPPER.createObjectNode())));
        writer.messages(exchange);
    }

    @Test
    void aCustomerIsAMessageByTheirIdAndWhoIsNoMoreOneWithoutAValue() {
        assertThat(messages())
                .extracting(message -> message.getHeader(KafkaConstants.KEY))
                .containsExactly("c1", "c2");
        assertThat(messages()).extracting(Message::getBody).containsExactly("{\"name\":\"Ann\"}", null);
    }

    @Test
    void whatTheBrokersHaveIsAnsweredForEach() {
        writer.written(exchange);

        assertThat(exchange.getMessage().getBody())
                .isEqualTo(List.of(Answer.written("c1", "c1"), Answer.written("c2", "c2")));
    }

    @Test
    void whatTheyDoNotHaveIsSaidWithWhatToDo() {
        exchange.setProperty(
                Exchange.EXCEPTION_CAUGHT, new ExecutionException(new TimeoutException("not present in metadata")));

        assertThatThrownBy(() -> writer.failed(exchange))
                .isInstanceOf(Unavailable.class)
                .hasMessageStartingWith("telling 2 customers to the topic customer-profiles: kafka is not available: "
                        + "not present in metadata; the brokers are HUB_KAFKA_BROKERS");
    }

    @SuppressWarnings("unchecked")
    private List<Message> messages() {
        return exchange.getMessage().getBody(List.class);
    }
}
