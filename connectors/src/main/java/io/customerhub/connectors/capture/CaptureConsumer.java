package io.customerhub.connectors.capture;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.support.DefaultConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Captures while this node has the capture, and waits for it while another has. A batch is one exchange: a list of changes, each as
 * JSON. What stops it is told, and it begins again where the last batch ended that went through its route.
 */
final class CaptureConsumer extends DefaultConsumer {
    private static final Logger LOG = LoggerFactory.getLogger(CaptureConsumer.class);

    /** How often it looks whether this node still has the capture, or may take it. */
    private static final Duration LOOK = Duration.ofSeconds(2);

    private static final Duration LONGEST_REST = Duration.ofMinutes(1);
    private static final int MOST_DOUBLINGS = 6;
    private static final Duration PATIENCE_TO_STOP = Duration.ofSeconds(20);

    private final CaptureSettings settings;
    private final CaptureDesk desk;
    private final CaptureWatch watch;
    private CountDownLatch stopping = new CountDownLatch(1);
    private Optional<Thread> thread = Optional.empty();
    private final AtomicInteger failures = new AtomicInteger();

    CaptureConsumer(
            CaptureEndpoint endpoint,
            Processor processor,
            CaptureSettings settings,
            CaptureDesk desk,
            CaptureWatch watch) {
        super(endpoint, processor);
        this.settings = settings;
        this.desk = desk;
        this.watch = watch;
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        stopping = new CountDownLatch(1);
        var capturing = new Thread(this::captureUntilStopped, "capture-" + settings.name());
        capturing.setDaemon(true);
        capturing.start();
        thread = Optional.of(capturing);
    }

    @Override
    protected void doStop() throws Exception {
        stopping.countDown();
        if (thread.isPresent()) {
            thread.get().join(PATIENCE_TO_STOP.toMillis());
        }
        watch.forget(settings.name());
        super.doStop();
    }

    private void captureUntilStopped() {
        try {
            Duration rest = capture();
            while (!stopping.await(rest.toMillis(), TimeUnit.MILLISECONDS)) {
                rest = capture();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Captures for as long as it can, and says how long to rest before it is tried again. */
    private Duration capture() throws InterruptedException {
        try {
            Optional<CaptureDesk.Hold> taken = desk.take(settings.name());
            if (taken.isPresent()) {
                capture(taken.get());
            } else {
                watch.forget(settings.name());
            }
            return LOOK;
        } catch (ExecutionException e) {
            return rest(e.getCause() == null ? e : e.getCause());
        } catch (RuntimeException | SQLException e) {
            return rest(e);
        }
    }

    /** Twice as long each time that the same trouble comes again. */
    private Duration rest(Throwable failure) {
        String words = words(failure);
        if (!watch.trouble(settings.name(), Instant.now(), words)) {
            failures.set(0);
        }
        Duration doubled = LOOK.multipliedBy(1L << Math.min(failures.getAndIncrement(), MOST_DOUBLINGS));
        Duration rest = doubled.compareTo(LONGEST_REST) < 0 ? doubled : LONGEST_REST;
        LOG.warn("{} rests for {} s: {}", settings.name(), rest.toSeconds(), words);
        return rest;
    }

    private void capture(CaptureDesk.Hold hold) throws InterruptedException, ExecutionException, SQLException {
        String engineId = settings.name() + " " + UUID.randomUUID();
        CaptureOffsets.lend(engineId, hold);
        try (hold;
                CaptureGround ground = CaptureGround.open(settings)) {
            ground.free();
            boolean makesPublication = ground.check(hold.places().isEmpty());
            try (var engine =
                    new CaptureEngine(settings.name(), settings.debezium(engineId, makesPublication), this::take)) {
                LOG.info("{} is captured here", settings.name());
                engine.start();
                look(engine, hold, ground);
            }
        } finally {
            CaptureOffsets.takeBack(engineId);
        }
    }

    private void look(CaptureEngine engine, CaptureDesk.Hold hold, CaptureGround ground)
            throws InterruptedException, ExecutionException, SQLException {
        while (!engine.hasEnded(LOOK) && stopping.getCount() > 0) {
            if (!hold.isHeld()) {
                LOG.warn(
                        "{} is captured by another node now: this one was not heard of for longer than its lease",
                        settings.name());
                return;
            }
            watch.heldBack(settings.name(), ground.heldBack());
        }
    }

    private void take(List<ObjectNode> changes) {
        if (!changes.isEmpty()) {
            process(changes);
        }
        failures.set(0);
        watch.well(settings.name());
    }

    private void process(List<ObjectNode> changes) {
        Exchange exchange = createExchange(false);
        try {
            exchange.getMessage().setBody(changes);
            getProcessor().process(exchange);
        } catch (Exception e) {
            exchange.setException(e);
        }
        Exception failure = exchange.getException();
        releaseExchange(exchange, false);
        if (failure != null) {
            throw RuntimeCamelException.wrapRuntimeCamelException(failure);
        }
    }

    /** What is at the bottom of it, in one line: further ones may quote a row. */
    private static String words(Throwable failure) {
        if (failure.getCause() != null && failure.getCause() != failure) {
            return words(failure.getCause());
        }
        return String.valueOf(failure.getMessage() == null ? failure : failure.getMessage())
                .lines()
                .findFirst()
                .orElse("");
    }
}
