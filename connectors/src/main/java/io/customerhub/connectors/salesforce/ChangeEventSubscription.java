package io.customerhub.connectors.salesforce;

import io.customerhub.connectors.quota.CallGate;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.component.salesforce.SalesforceComponent;
import org.apache.camel.component.salesforce.StreamingApiConsumer;
import org.apache.camel.component.salesforce.internal.SalesforceSession;
import org.apache.camel.component.salesforce.internal.streaming.SubscriptionHelper;
import org.cometd.bayeux.Channel;
import org.cometd.bayeux.Message;
import org.cometd.bayeux.client.ClientSessionChannel.MessageListener;
import org.cometd.client.BayeuxClient;
import org.eclipse.jetty.client.HttpClient;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The subscription beneath camel-salesforce's consumers. The component's own one blocks the start for two minutes where
 * Salesforce is away and fails it then, wants a login at start, hangs on a 401, keeps its place in the JVM alone and says
 * nothing of a place that Salesforce refuses. This one connects by itself, again and again, and goes on after the last
 * event that was kept.
 */
@SuppressWarnings("try") // Jetty's close may be interrupted; the client is stopped
final class ChangeEventSubscription extends SubscriptionHelper {
    private static final Logger LOG = LoggerFactory.getLogger(ChangeEventSubscription.class);
    private static final long ONLY_NEW = -1;
    private static final long CONNECT_MILLIS = 10_000;
    private static final Duration SHORTEST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

    private final SalesforceComponent component;
    private final CallGate gate;
    private final ChangeEventDesk desk;
    private final Map<String, StreamingApiConsumer> consumers = new ConcurrentHashMap<>();
    private final Map<String, Long> refused = new ConcurrentHashMap<>();
    private volatile boolean listening;
    private volatile boolean works;
    private volatile boolean tokenRefused;
    private volatile @Nullable Failure current;
    private @Nullable Thread listener;

    ChangeEventSubscription(SalesforceComponent component, CallGate gate, ChangeEventDesk desk) {
        super(component);
        this.component = component;
        this.gate = gate;
        this.desk = desk;
    }

    @Override
    protected void doStart() {
        // The first consumer begins.
    }

    @Override
    public synchronized void subscribe(StreamingApiConsumer consumer) {
        consumers.put(channel(consumer), consumer);
        if (listener != null) {
            hearAgain();
            return;
        }
        listening = true;
        var thread = new Thread(this::listen, "salesforce-events");
        thread.setDaemon(true);
        listener = thread;
        thread.start();
    }

    @Override
    public synchronized void unsubscribe(StreamingApiConsumer consumer) {
        consumers.remove(channel(consumer));
        if (consumers.isEmpty()) {
            end();
        } else {
            hearAgain();
        }
    }

    private static String channel(StreamingApiConsumer consumer) {
        String topic = consumer.getTopicName();
        return topic.startsWith("/") ? topic : "/" + topic;
    }

    @Override
    protected synchronized void doStop() {
        end();
    }

    private void end() {
        listening = false;
        Failure connection = current;
        if (connection != null) {
            connection.end();
        }
        if (listener != null) {
            listener.interrupt();
            listener = null;
        }
    }

    /** Ends the connection; the next one goes on after the last event that was kept. */
    void hearAgain() {
        Failure connection = current;
        if (connection != null) {
            connection.end();
        }
    }

    private void listen() {
        var http = new HttpClient();
        http.setName("salesforce-events");
        http.setConnectTimeout(CONNECT_MILLIS);
        Duration pause = SHORTEST_PAUSE;
        boolean told = false;
        try {
            http.start();
            while (listening) {
                works = false;
                try {
                    once(http);
                } catch (InterruptedException e) {
                    throw e;
                } catch (Exception e) {
                    if (!told && listening) {
                        LOG.warn(
                                "hearing of changes in Salesforce: {}; it is tried again and again, and flows go on by"
                                        + " their schedules",
                                words(e));
                    }
                    told = true;
                }
                if (works) {
                    pause = SHORTEST_PAUSE;
                    told = false;
                }
                if (listening) {
                    Thread.sleep(pause.toMillis());
                    pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Exception e) {
            LOG.error("hearing of changes in Salesforce ended; restart the hub", e);
        } finally {
            close(http);
        }
    }

    /** The innermost reason: around it the component puts exceptions without words. */
    private static String words(Throwable failure) {
        Throwable cause = failure.getCause();
        return cause == null || cause == failure ? String.valueOf(failure) : words(cause);
    }

    private static void close(HttpClient http) {
        try {
            http.stop();
        } catch (InterruptedException e) {
            // The hub is stopping and does not wait for Jetty's own threads.
            Thread.currentThread().interrupt();
        } catch (Exception e) {
            LOG.warn("closing the connection to Salesforce: {}", e.getMessage());
        }
    }

    /** One connection, until it breaks. */
    private void once(HttpClient http) throws Exception {
        SalesforceSession session = component.getSession();
        String former = session.getAccessToken();
        String token = former == null || tokenRefused ? session.login(former) : former;
        tokenRefused = false;
        var client = new BayeuxClient(
                session.getInstanceUrl() + "/cometd/" + component.getConfig().getApiVersion(),
                new ListeningTransport(http, token, gate));
        var failure = new Failure(client);
        var replay = new ReplayPlaces();
        client.addExtension(replay);
        client.getChannel(Channel.META_HANDSHAKE).addListener((MessageListener) (channel, message) -> {
            if (message.isSuccessful()) {
                consumers.forEach((name, consumer) -> subscribe(client, failure, replay, name, consumer));
            } else {
                failure.of("shaking hands", message);
            }
        });
        client.getChannel(Channel.META_CONNECT).addListener((MessageListener) (channel, message) -> {
            if (!message.isSuccessful() && Failure.isFinal(message)) {
                failure.of("waiting for events", message);
            }
        });
        current = failure;
        try {
            client.handshake();
            failure.await();
        } finally {
            client.abort();
            current = null;
        }
        tokenRefused = failure.isUnauthorized();
        failure.raise();
    }

    private void subscribe(
            BayeuxClient client, Failure failure, ReplayPlaces replay, String channel, StreamingApiConsumer consumer) {
        long last;
        try {
            last = desk.last(channel).orElse(ONLY_NEW);
        } catch (RuntimeException e) {
            failure.of("looking up the last event of " + channel, e);
            return;
        }
        long after = Long.valueOf(last).equals(refused.get(channel)) ? ONLY_NEW : last;
        replay.put(channel, after);
        client.getChannel(channel)
                .subscribe(
                        (from, message) -> {
                            // What comes after an event that could not be kept comes again.
                            if (!failure.isEnded()) {
                                consumer.processMessage(from, message);
                            }
                        },
                        answer -> subscribed(client, failure, channel, after, consumer, answer));
    }

    private void subscribed(
            BayeuxClient client,
            Failure failure,
            String channel,
            long after,
            StreamingApiConsumer consumer,
            Message answer) {
        if (answer.isSuccessful()) {
            works = true;
            LOG.info("hears of changes in Salesforce on {} after {}", channel, after);
            if (after == ONLY_NEW) {
                consumer.processMessage(client.getChannel(channel), ChangeEventGap.on(channel));
            }
        } else if (after != ONLY_NEW && Failure.refusesPlace(answer)) {
            LOG.warn(
                    "Salesforce no longer knows event {} of {}: it goes on with new ones, and every flow is asked for",
                    after,
                    channel);
            refused.put(channel, after);
            works = true;
            failure.end();
        } else {
            failure.of("subscribing to " + channel, answer);
        }
    }
}
