package io.customerhub.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.AsyncCallback;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.NamedNode;
import org.apache.camel.Processor;
import org.apache.camel.model.BeanDefinition;
import org.apache.camel.spi.InterceptStrategy;
import org.apache.camel.support.processor.DelegateAsyncProcessor;

/** Holds the second page of a run before it is decided, with the third landed behind it, until the test lets them go on. */
final class PageGate implements InterceptStrategy {
    /** How many pages have landed when the gate is reached: one committed, one held, one behind it. */
    static final int LANDED = 3;

    private final AtomicInteger decided = new AtomicInteger();
    private final CountDownLatch landed = new CountDownLatch(LANDED);
    private final CountDownLatch open = new CountDownLatch(1);

    @Override
    public Processor wrapProcessorInInterceptors(
            CamelContext context, NamedNode definition, Processor target, Processor next) {
        String bean = definition instanceof BeanDefinition step && step.getRef() != null ? step.getRef() : "";
        return switch (bean) {
            case "identity" -> new Guarded(target, this::holdSecond, () -> {});
            case "landing" -> new Guarded(target, () -> {}, landed::countDown);
            default -> target;
        };
    }

    private void holdSecond() {
        if (decided.incrementAndGet() == 2) {
            await(open);
        }
    }

    /** A step with something before and after it. */
    private static final class Guarded extends DelegateAsyncProcessor {
        private final Runnable before;
        private final Runnable after;

        private Guarded(Processor target, Runnable before, Runnable after) {
            super(target);
            this.before = before;
            this.after = after;
        }

        @Override
        public boolean process(Exchange exchange, AsyncCallback callback) {
            before.run();
            return super.process(exchange, done -> {
                after.run();
                callback.done(done);
            });
        }
    }

    /** Waits until pages are held. */
    void awaitPages() {
        await(landed);
    }

    /** Lets them go on. */
    void open() {
        open.countDown();
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(2, TimeUnit.MINUTES)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
