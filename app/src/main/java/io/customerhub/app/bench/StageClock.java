package io.customerhub.app.bench;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.camel.AsyncCallback;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.NamedNode;
import org.apache.camel.Processor;
import org.apache.camel.model.BeanDefinition;
import org.apache.camel.model.ToDefinition;
import org.apache.camel.spi.InterceptStrategy;
import org.apache.camel.support.processor.DelegateAsyncProcessor;

/**
 * Times the steps of routes while they run: each bean of a page's way by its name, the calls of a source, and the
 * delivery that ends a run as a whole.
 */
public final class StageClock implements InterceptStrategy {
    /** The name under which a hub is given its clock. */
    public static final String NAME = "stageClock";

    static final String CALL = "http call";
    static final String READING = "reading the answer";
    static final String LEDGER = "begin and end of the run";
    static final String DELIVERY = "delivery";

    private static final Set<String> PAGE = Set.of(
            "landing",
            "translation",
            "quality",
            "identity",
            "profiles",
            "scoring",
            "triggers",
            "deliveryPlan",
            "commit");

    /** How long a step took each time that it was taken. */
    public record Taken(List<Long> nanos) {
        /** A step that was never taken. */
        public static final Taken NONE = new Taken(List.of());

        public Taken {
            nanos = List.copyOf(nanos);
        }

        /** How often it was taken. */
        public long times() {
            return nanos.size();
        }

        double seconds() {
            return nanos.stream().mapToLong(each -> each).sum() / 1e9;
        }

        /** The median; 0 where it was never taken. */
        public double medianMillis() {
            return nanos.isEmpty()
                    ? 0
                    : nanos.stream().sorted().skip(nanos.size() / 2).findFirst().orElseThrow() / 1e6;
        }
    }

    private final Map<String, Queue<Long>> taken = new ConcurrentHashMap<>();
    private volatile boolean delivering;

    @Override
    public Processor wrapProcessorInInterceptors(
            CamelContext context, NamedNode definition, Processor target, Processor next) {
        return stage(definition)
                .<Processor>map(stage -> new Timed(target, stage))
                .orElse(target);
    }

    private static Optional<String> stage(NamedNode definition) {
        if (definition instanceof BeanDefinition bean && bean.getRef() != null) {
            String ref = bean.getRef();
            if (PAGE.contains(ref)) {
                return Optional.of(ref);
            }
            return Optional.ofNullable(bean.getMethod()).flatMap(method -> switch (method) {
                case "request", "page" -> Optional.of(READING);
                case "begin", "complete" -> Optional.of(LEDGER);
                default -> Optional.empty();
            });
        }
        if (definition instanceof ToDefinition to && to.getUri() != null) {
            if (to.getUri().startsWith("http")) {
                return Optional.of(CALL);
            }
            return to.getUri().equals("direct:deliver") ? Optional.of(DELIVERY) : Optional.empty();
        }
        return Optional.empty();
    }

    /** Counts a step that is not one of a route. */
    public void note(String stage, long nanos) {
        taken.computeIfAbsent(stage, name -> new ConcurrentLinkedQueue<>()).add(nanos);
    }

    /** What was taken since this was last asked, by stage. */
    public Map<String, Taken> take() {
        Map<String, Taken> all = new TreeMap<>();
        taken.forEach((stage, nanos) -> all.put(stage, new Taken(List.copyOf(nanos))));
        taken.clear();
        return all;
    }

    /** What happens inside a delivery counts as delivery and nothing else. */
    private final class Timed extends DelegateAsyncProcessor {
        private final String stage;

        private Timed(Processor target, String stage) {
            super(target);
            this.stage = stage;
        }

        @Override
        public boolean process(Exchange exchange, AsyncCallback callback) {
            if (delivering) {
                return super.process(exchange, callback);
            }
            boolean delivery = stage.equals(DELIVERY);
            delivering = delivery;
            long begun = System.nanoTime();
            return super.process(exchange, done -> {
                long nanos = System.nanoTime() - begun;
                note(stage, nanos);
                delivering = delivering && !delivery;
                callback.done(done);
            });
        }
    }
}
