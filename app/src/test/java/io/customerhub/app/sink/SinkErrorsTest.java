package io.customerhub.app.sink;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.junit.jupiter.api.Test;

/** The routes' own handling of what goes wrong, with a run and sinks that fail on purpose. */
final class SinkErrorsTest {
    private static final Path ROUTES = Path.of("../routes").toAbsolutePath().normalize();

    /** A run that begins and fails. */
    public static final class Runs {
        public void begin(Exchange exchange) {
            exchange.setProperty("run", 1);
        }

        public void complete(Exchange exchange) {
            exchange.setProperty("failed", false);
        }

        public void fail(Exchange exchange) {
            exchange.setProperty("failed", true);
        }
    }

    /** An outbox that takes rows back only from two sinks at the same time. */
    public static final class Rows {
        private final CyclicBarrier together = new CyclicBarrier(2);
        private final Set<String> givenBack = ConcurrentHashMap.newKeySet();

        public List<String> whom() {
            return List.of("one", "two");
        }

        public void giveBack(Exchange exchange) throws Exception {
            together.await(10, TimeUnit.SECONDS);
            givenBack.add(exchange.getProperty("sink", String.class));
        }
    }

    @Test
    void sinksThatFailAtTheSameMomentAfterAFailedRunBothGiveTheirRowsBack() throws Exception {
        var rows = new Rows();
        try (var camel = new DefaultCamelContext()) {
            camel.getRegistry().bind("runs", new Runs());
            camel.getRegistry().bind("outbox", rows);
            for (String file : new String[] {"errors", "stages/run", "stages/deliver", "stages/deliver-to-sink"}) {
                PluginHelper.getRoutesLoader(camel)
                        .loadRoutes(
                                ResourceHelper.resolveResource(camel, "file:" + ROUTES.resolve(file + ".camel.yaml")));
            }
            camel.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    for (String name : new String[] {"flow-books", "sink-one", "sink-two"}) {
                        from("direct:" + name).throwException(new IllegalStateException(name + " is away"));
                    }
                }
            });
            camel.start();

            Exchange run = camel.createFluentProducerTemplate()
                    .to("direct:run")
                    .withProcessor(exchange -> exchange.setProperty("flow", "books"))
                    .send();

            assertThat(run.getException()).isNull();
            assertThat(run.getProperty("failed")).isEqualTo(true);
            assertThat(rows.givenBack).containsExactlyInAnyOrder("one", "two");
        }
    }
}
