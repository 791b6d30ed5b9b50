package io.customerhub.connectors.salesforce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.customerhub.connectors.Answer;
import io.customerhub.connectors.Answer.Outcome;
import io.customerhub.connectors.BatchWriting;
import io.customerhub.connectors.Deliveries;
import io.customerhub.connectors.Delivery;
import io.customerhub.connectors.Exchanges;
import io.customerhub.connectors.VendorException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.component.salesforce.api.dto.bulkv2.Job;
import org.apache.camel.component.salesforce.api.dto.bulkv2.JobStateEnum;
import org.junit.jupiter.api.Test;

final class SalesforceBulkTest {
    private static final List<Delivery> ROWS = List.of(
            Deliveries.upsert("c-1", "{\"LastName\":\"Brown, \\\"Ann\\\"\",\"Value__c\":12345678.90}"),
            Deliveries.upsert("c-2", "{\"LastName\":null,\"Value__c\":null}"),
            Deliveries.upsert("c-3", "{\"LastName\":\"Low\",\"Value__c\":1}"));

    private final SalesforceBulk bulk = new SalesforceBulk();
    private final Exchange exchange = Exchanges.of(job(JobStateEnum.OPEN));

    SalesforceBulkTest() {
        bulk.setExternalIdField("Hub_Id__c");
    }

    @Test
    void rowsAreCsvAndAnEmptyFieldIsEmptied() throws IOException {
        assertThat(bulk.csv(ROWS)).isEqualTo("""
                Hub_Id__c,LastName,Value__c
                c-1,"Brown, ""Ann""\",12345678.90
                c-2,"#N/A","#N/A"
                c-3,Low,1
                """);
    }

    @Test
    void fieldThatARowDoesNotHaveIsLeftAsItIs() throws IOException {
        assertThat(bulk.csv(List.of(
                        Deliveries.upsert("c-1", "{\"LastName\":\"Brown\"}"),
                        Deliveries.upsert("c-2", "{\"LastName\":\"Low\",\"Email\":\"al@low.co\"}"))))
                .isEqualTo("""
                        Hub_Id__c,LastName,Email
                        c-1,Brown,
                        c-2,Low,al@low.co
                        """);
    }

    @Test
    void completeJobIsNotALoadedOne() throws IOException {
        begin();
        content("\"sf__Id\",\"sf__Created\",Hub_Id__c,LastName\n\"003B\",\"true\",\"c-3\",\"Low\"\n");
        bulk.written(exchange);
        content("\"sf__Id\",\"sf__Error\",Hub_Id__c,LastName\n\"\",\"TOO_LONG: name\",\"c-1\",\"Brown\"\n");
        bulk.refused(exchange);
        bulk.answer(exchange);

        List<Answer> answers =
                exchange.getProperty(BatchWriting.PROPERTY, BatchWriting.class).answers();
        assertThat(answers)
                .extracting(Answer::outcome)
                .containsExactly(Outcome.REFUSED, Outcome.UNANSWERED, Outcome.WRITTEN);
        assertThat(answers.get(0).message()).isEqualTo("TOO_LONG: name");
    }

    @Test
    void jobThatFailedBeforeItsFirstRowIsNoFaultOfTheRows() throws IOException {
        begin();
        Job failed = job(JobStateEnum.FAILED);
        failed.setErrorMessage("InvalidBatch : Field name not found : Shoe__c");
        exchange.getMessage().setBody(failed);

        assertThatThrownBy(() -> bulk.watch(exchange))
                .isInstanceOf(VendorException.Refused.class)
                .hasMessageContaining("Shoe__c");
    }

    @Test
    void jobThatDoesNotEndIsGivenUp() throws IOException {
        begin();
        exchange.getMessage().setBody(job(JobStateEnum.IN_PROGRESS));

        assertThatThrownBy(() -> {
                    for (int look = 0; look < 1_000; look++) {
                        bulk.watch(exchange);
                    }
                })
                .isInstanceOf(VendorException.Unavailable.class);
    }

    private void begin() throws IOException {
        exchange.setProperty(BatchWriting.PROPERTY, new BatchWriting(ROWS, ROWS.size()));
        bulk.content(exchange);
    }

    private void content(String csv) {
        exchange.getMessage().setBody(new ByteArrayInputStream(csv.getBytes(StandardCharsets.UTF_8)));
    }

    private static Job job(JobStateEnum state) {
        var job = new Job();
        job.setId("750A");
        job.setState(state);
        return job;
    }
}
