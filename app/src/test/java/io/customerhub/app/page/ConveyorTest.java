package io.customerhub.app.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.MissingNode;
import io.customerhub.connectors.Page;
import io.customerhub.connectors.RawRecord;
import io.customerhub.model.SourceKey;
import io.customerhub.warehouse.store.RunId;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Pages on their way: side by side, in order, and none after one that failed. */
final class ConveyorTest {
    private final DefaultCamelContext camel = new DefaultCamelContext();
    private final Conveyor conveyor = new Conveyor();
    private final List<Integer> takenIn = new CopyOnWriteArrayList<>();
    private final List<Integer> decided = new CopyOnWriteArrayList<>();
    private final CountDownLatch read = new CountDownLatch(1);
    private volatile int bad = -1;

    private Exchange run = new DefaultExchange(camel);

    @BeforeEach
    void start() throws Exception {
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(noErrorHandler());
                from("direct:take-in").process(page -> {
                    takenIn.add(number(page));
                    conveyor.handOver(page, "decide");
                });
                from("direct:decide").process(page -> {
                    if (number(page) == bad) {
                        throw new IllegalStateException("page " + bad);
                    }
                    decided.add(number(page));
                });
                from("direct:waiting")
                        .process(page ->
                                assertThat(read.await(1, TimeUnit.MINUTES)).isTrue());
            }
        });
        camel.start();
        run = new DefaultExchange(camel);
        run.setProperty(OpenPage.RUN, new RunId(1, "flow"));
        conveyor.begin(run);
    }

    @AfterEach
    void stop() {
        camel.stop();
    }

    @Test
    void pagesArriveInTheirOrder() throws Exception {
        for (int page = 0; page < 200; page++) {
            bring(page, "take-in");
        }
        conveyor.finish(run);

        assertThat(decided).isEqualTo(IntStream.range(0, 200).boxed().toList());
    }

    @Test
    void aPageIsReadWhileTheOneBeforeIsWorkedOn() throws Exception {
        bring(1, "waiting");
        read.countDown();
        conveyor.finish(run);

        assertThat(read.getCount()).isZero();
    }

    @Test
    void noPageArrivesAfterOneThatFailed() {
        bad = 2;

        assertThatThrownBy(() -> {
                    for (int page = 0; page < 10; page++) {
                        bring(page, "take-in");
                    }
                    conveyor.finish(run);
                })
                .hasMessage("page 2");
        conveyor.stop(run);

        assertThat(decided).containsExactly(0, 1);
    }

    @Test
    void theLastPagesFailureIsSeenAtTheEnd() throws Exception {
        bad = 0;
        bring(0, "take-in");

        assertThatThrownBy(() -> conveyor.finish(run)).hasMessage("page 0");
    }

    @Test
    void recordsOfPagesThatMayNotBeCommittedYetAreUncertain() {
        Belt belt = Belt.of(run);

        assertThat(belt.arriving(page("1", "2"))).isEmpty();
        assertThat(belt.arriving(page("2", "3"))).containsExactly(new SourceKey("books", "Customer", "2"));
        assertThat(belt.arriving(page("1"))).containsExactly(new SourceKey("books", "Customer", "1"));
        assertThat(belt.arriving(page("4"))).isEmpty();
        assertThat(belt.arriving(page("2", "3")))
                .as("two pages later all is committed")
                .isEmpty();
    }

    private static Page page(String... ids) {
        return new Page(
                "books",
                Arrays.stream(ids)
                        .map(id -> new RawRecord("Customer", id, false, new byte[0], MissingNode.getInstance()))
                        .toList(),
                "{}");
    }

    private void bring(int page, String place) throws Exception {
        run.getMessage().setBody(page);
        conveyor.handOver(run, place);
    }

    private static int number(Exchange page) {
        return page.getMessage().getBody(Integer.class);
    }
}
