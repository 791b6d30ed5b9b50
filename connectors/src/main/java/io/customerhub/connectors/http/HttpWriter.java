package io.customerhub.connectors.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.customerhub.connectors.Answer;
import io.customerhub.connectors.BatchWriting;
import io.customerhub.connectors.Delivery;
import io.customerhub.connectors.Delivery.Operation;
import io.customerhub.connectors.VendorException;
import io.customerhub.connectors.VendorException.Refused;
import java.io.IOException;
import java.util.List;
import org.apache.camel.Exchange;

/** The Java behind Kamelets that write over HTTP: makes a batch calls, and their answers one for each delivery. */
public abstract class HttpWriter {
    private String system;
    private int batchSize = 1;

    protected HttpWriter(String system) {
        this.system = system;
    }

    /** The name by which messages call the system. */
    public void setSystem(String system) {
        this.system = system;
    }

    /** How many rows one call may have. */
    public void setBatchSize(int batchSize) {
        this.batchSize = batchSize;
    }

    protected String system() {
        return system;
    }

    /** How many rows the system takes at once for an operation. */
    protected int most(Operation operation) {
        return Integer.MAX_VALUE;
    }

    /** What is being written, for messages. */
    protected abstract String doing();

    /** The call that writes rows, all of one operation; what an earlier call found out is in the exchange. */
    protected abstract HttpCall call(List<Delivery> rows, Exchange exchange) throws IOException;

    /** Reads the answer to a call that went through. */
    protected abstract List<Answer> read(List<Delivery> rows, byte[] answer) throws IOException;

    /** Whether the system refuses rows only for as long as somebody else is at them: they are sent again. */
    protected boolean isPassing(Refused refusal) {
        return false;
    }

    /** Takes a batch of deliveries, all of one operation. */
    public void begin(Exchange exchange) {
        @SuppressWarnings("unchecked")
        List<Delivery> deliveries = exchange.getMessage().getBody(List.class);
        int most = Math.min(batchSize, most(deliveries.get(0).operation()));
        exchange.setProperty(BatchWriting.PROPERTY, new BatchWriting(deliveries, most));
    }

    /** Makes the next call the message. */
    public void request(Exchange exchange) throws IOException {
        call(writing(exchange).next(), exchange).into(exchange);
    }

    /** Takes the call's answer. */
    public void answer(Exchange exchange) throws IOException {
        BatchWriting writing = writing(exchange);
        writing.called(VendorAnswer.call(exchange));
        if (isGone(exchange, writing.next())) {
            writing.written();
            return;
        }
        try {
            writing.answered(read(writing.next(), VendorAnswer.body(exchange, system, doing())));
        } catch (Refused refusal) {
            if (!refusal.isOfContent()) {
                throw refusal;
            }
            if (isPassing(refusal)) {
                writing.answered(List.of());
            } else {
                writing.refused(refusal);
            }
        } catch (JsonProcessingException e) {
            // Its message would quote customers.
            throw new VendorException.Unavailable(system, doing(), "an answer that is not whole JSON");
        }
    }

    /** Whether a record that is to be taken away is not there, as after a call whose answer was lost. */
    private static boolean isGone(Exchange exchange, List<Delivery> rows) {
        int status = exchange.getMessage().getHeader(Exchange.HTTP_RESPONSE_CODE, 0, Integer.class);
        return rows.size() == 1 && rows.get(0).operation() == Operation.RETIRE && (status == 404 || status == 410);
    }

    /** Makes the message an answer for each delivery. */
    public void answers(Exchange exchange) {
        exchange.getMessage().removeHeaders("*");
        exchange.getMessage().setBody(writing(exchange).answers());
    }

    protected static BatchWriting writing(Exchange exchange) {
        return exchange.getProperty(BatchWriting.PROPERTY, BatchWriting.class);
    }
}
