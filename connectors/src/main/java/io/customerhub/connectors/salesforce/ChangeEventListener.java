package io.customerhub.connectors.salesforce;

import io.customerhub.connectors.quota.CallGate;
import io.customerhub.connectors.salesforce.ChangeEventConnection.End;
import java.util.OptionalLong;
import org.apache.camel.component.salesforce.SalesforceComponent;
import org.apache.camel.component.salesforce.StreamingApiConsumer;
import org.apache.camel.component.salesforce.api.SalesforceException;
import org.apache.camel.component.salesforce.internal.SalesforceSession;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.client.WWWAuthenticationProtocolHandler;
import org.eclipse.jetty.util.component.LifeCycle;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hears a consumer's channel in a thread of its own: connects again and again, and goes on after the last event that was kept. */
final class ChangeEventListener {
    private static final Logger LOG = LoggerFactory.getLogger(ChangeEventListener.class);
    private static final long CONNECT_MILLIS = 10_000;
    private static final long SHORTEST_PAUSE_MILLIS = 1_000;
    private static final long LONGEST_PAUSE_MILLIS = 60_000;

    private final SalesforceComponent component;
    private final CallGate gate;
    private final ChangeEventDesk desk;
    private final StreamingApiConsumer consumer;
    private final String channel;
    private final Thread thread;
    private OptionalLong refusedPlace = OptionalLong.empty();
    private @Nullable String refusedToken;
    private boolean told;
    private volatile boolean stopped;

    ChangeEventListener(
            SalesforceComponent component, CallGate gate, ChangeEventDesk desk, StreamingApiConsumer consumer) {
        this.component = component;
        this.gate = gate;
        this.desk = desk;
        this.consumer = consumer;
        this.channel = "/" + consumer.getTopicName().replaceFirst("^/", "");
        this.thread = new Thread(this::run, "salesforce-events");
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    /** Ends the connection; waits for nothing. */
    void stop() {
        stopped = true;
        thread.interrupt();
    }

    private void run() {
        var http = new HttpClient();
        http.setName("salesforce-events");
        http.setConnectTimeout(CONNECT_MILLIS);
        try {
            http.start();
            // A 401 is an answer like others: the next connection logs in.
            http.getProtocolHandlers().remove(WWWAuthenticationProtocolHandler.NAME);
            hearAgainAndAgain(http);
        } catch (InterruptedException e) {
            // Stopped: the thread ends, and Jetty's own threads before it.
        } catch (Exception e) {
            LOG.error("hearing of changes in Salesforce ended; restart the hub", e);
        } finally {
            LifeCycle.stop(http);
        }
    }

    private void hearAgainAndAgain(HttpClient http) throws InterruptedException {
        long pause = SHORTEST_PAUSE_MILLIS;
        while (!stopped) {
            if (hear(http)) {
                pause = SHORTEST_PAUSE_MILLIS;
                told = false;
            }
            Thread.sleep(pause);
            pause = Math.min(2 * pause, LONGEST_PAUSE_MILLIS);
        }
    }

    /** One connection, until it ends; whether Salesforce let the hub hear. */
    private boolean hear(HttpClient http) throws InterruptedException {
        try {
            String token = token();
            OptionalLong last = desk.last(channel);
            var connection = new ChangeEventConnection(
                    component.getSession().getInstanceUrl() + "/cometd/"
                            + component.getConfig().getApiVersion(),
                    new ListeningTransport(http, token, gate),
                    channel,
                    last.equals(refusedPlace) ? OptionalLong.empty() : last,
                    consumer);
            End end = connection.hear();
            switch (end.reason()) {
                case BROKEN -> tell(end.words());
                case TOKEN_REFUSED -> {
                    refusedToken = token;
                    tell(end.words());
                }
                case PLACE_REFUSED -> {
                    refusedPlace = last;
                    LOG.warn("{}; it goes on with new events, and every flow is asked for", end.words());
                }
            }
            return connection.isSubscribed();
        } catch (InterruptedException e) {
            throw e;
        } catch (Exception e) {
            tell(words(e));
            return false;
        }
    }

    private String token() throws SalesforceException {
        SalesforceSession session = component.getSession();
        String token = session.getAccessToken();
        return token == null || token.equals(refusedToken) ? session.login(token) : token;
    }

    private void tell(String problem) {
        if (!told && !stopped) {
            LOG.warn(
                    "hearing of changes in Salesforce: {}; it is tried again and again, and flows go on by their"
                            + " schedules",
                    problem);
        }
        told = true;
    }

    /** The innermost reason: around it the component puts exceptions without words. */
    private static String words(Throwable failure) {
        Throwable cause = failure.getCause();
        return cause == null ? String.valueOf(failure) : words(cause);
    }
}
