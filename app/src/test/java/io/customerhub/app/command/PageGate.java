package io.customerhub.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerhub.connectors.Page;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
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
    private final AtomicInteger decided = new AtomicInteger();
    private final CountDownLatch landed = new CountDownLatch(3);
    private final AtomicInteger records = new AtomicInteger();
    private final CountDownLatch open = new CountDownLatch(1);

    @Override
    public Processor wrapProcessorInInterceptors(
            CamelContext context, NamedNode definition, Processor target, Processor next) {
        String bean = definition instanceof BeanDefinition step && step.getRef() != null ? step.getRef() : "";
        return switch (bean) {
            case "identity" -> new Guarded(target, page -> holdSecond(), () -> {});
            case "landing" -> new Guarded(target, this::count, landed::countDown);
            default -> target;
        };
    }

    private void count(Exchange page) {
        if (landed.getCount() > 0) {
            records.addAndGet(page.getMessage().getBody(Page.class).records().size());
        }
    }

    private void holdSecond() {
        if (decided.incrementAndGet() == 2) {
            await(open);
        }
    }

    /** A step with something before and after it. */
    private static final class Guarded extends DelegateAsyncProcessor {
        private final Consumer<Exchange> before;
        private final Runnable after;

        private Guarded(Processor target, Consumer<Exchange> before, Runnable after) {
            super(target);
            this.before = before;
            this.after = after;
        }

        @Override
        public boolean process(Exchange exchange, AsyncCallback callback) {
            before.accept(exchange);
            return super.process(exchange, done -> {
                after.run();
                callback.done(done);
            });
        }
    }

    /** Waits until pages are held, and says how many records have landed by then. */
    int awaitPages() {
        await(landed);
        return records.get();
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
