package io.customerhub.connectors.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.customerhub.connectors.Answer;
import io.customerhub.connectors.BatchWriting;
import io.customerhub.connectors.Delivery;
import io.customerhub.connectors.Delivery.Operation;
import io.customerhub.connectors.JsonRecords;
import io.customerhub.connectors.VendorException.Refused;
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
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
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
        writer.begin(exchange);
        writer.messages(exchange);
    }

    @Test
    void aCustomerIsAMessageByTheirIdAndWhoIsNoMoreOneWithoutAValue() {
        assertThat(keys()).containsExactly("c1", "c2");
        assertThat(messages()).extracting(Message::getBody).containsExactly("{\"name\":\"Ann\"}", null);
    }

    @Test
    void whatTheBrokersHaveIsAnsweredForEach() {
        writer.written(exchange);

        assertThat(answers()).containsExactly(Answer.written("c1", "c1"), Answer.written("c2", "c2"));
    }

    @Test
    void aMessageThatIsTooLargeIsRefusedAloneAndTheOthersAreTold() {
        for (int sends = 0; writing().isMore(); sends++) {
            assertThat(sends).isLessThan(4);
            writer.messages(exchange);
            if (keys().contains("c1")) {
                fail(new ExecutionException(new RecordTooLargeException("2000000 bytes")));
            } else {
                writer.written(exchange);
            }
        }

        assertThat(answers()).containsExactly(Answer.refused("c1", "2000000 bytes"), Answer.written("c2", "c2"));
    }

    @Test
    void whoIsNotLetInIsRefusedAsAWhole() {
        for (KafkaException refusal : List.of(
                new TopicAuthorizationException("not to this topic"),
                new SaslAuthenticationException("no such user"))) {
            assertThatThrownBy(() -> fail(new ExecutionException(refusal)))
                    .isInstanceOf(Refused.class)
                    .hasMessage("telling 2 customers to the topic customer-profiles: kafka refuses: "
                            + refusal.getMessage() + "; check hub.kafka.* and whether its user may Write to the topic");
        }
        assertThat(writing().answers()).isEmpty();
    }

    @Test
    void whatTheyDoNotHaveIsSaidWithWhatToDo() {
        assertThatThrownBy(() -> fail(new ExecutionException(new TimeoutException("not present in metadata"))))
                .isInstanceOf(Unavailable.class)
                .hasMessageStartingWith("telling 2 customers to the topic customer-profiles: kafka is not available: "
                        + "not present in metadata; the brokers are HUB_KAFKA_BROKERS");
    }

    private void fail(Exception said) {
        exchange.setProperty(Exchange.EXCEPTION_CAUGHT, said);
        writer.failed(exchange);
    }

    private BatchWriting writing() {
        return exchange.getProperty(BatchWriting.PROPERTY, BatchWriting.class);
    }

    @SuppressWarnings("unchecked")
    private List<Answer> answers() {
        writer.answers(exchange);
        return exchange.getMessage().getBody(List.class);
    }

    private List<Object> keys() {
        return messages().stream()
                .map(message -> message.getHeader(KafkaConstants.KEY))
                .toList();
    }

    @SuppressWarnings("unchecked")
    private List<Message> messages() {
        return exchange.getMessage().getBody(List.class);
    }
}
