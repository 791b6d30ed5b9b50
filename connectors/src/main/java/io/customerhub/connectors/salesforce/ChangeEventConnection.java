package io.customerhub.connectors.salesforce;

import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.camel.Exchange;
import org.apache.camel.component.salesforce.StreamingApiConsumer;
import org.apache.camel.spi.ExceptionHandler;
import org.cometd.bayeux.Channel;
import org.cometd.bayeux.Message;
import org.cometd.bayeux.client.ClientSession;
import org.cometd.bayeux.client.ClientSessionChannel;
import org.cometd.bayeux.client.ClientSessionChannel.MessageListener;
import org.cometd.client.BayeuxClient;
import org.cometd.client.transport.ClientTransport;
import org.cometd.common.HashMapMessage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A connection on which a channel's events come to a consumer. Whatever goes wrong ends it. */
final class ChangeEventConnection {
    /** The object's name in the event that says that events may have been missed. */
    static final String EVERY_OBJECT = "*";

    private static final Logger LOG = LoggerFactory.getLogger(ChangeEventConnection.class);
    private static final String REPLAY = "replay";
    private static final long ONLY_NEW = -1;

    /** Why a connection ended. */
    enum Reason {
        BROKEN,
        TOKEN_REFUSED,
        PLACE_REFUSED
    }

    /** How a connection ended. */
    record End(Reason reason, String words) {}

    private final BayeuxClient client;
    private final ClientSessionChannel channel;
    private final long after;
    private final StreamingApiConsumer consumer;
    private final CompletableFuture<End> end = new CompletableFuture<>();
    private volatile boolean subscribed;

    /**
     * A connection that was not opened yet.
     *
     * @param last the replay id after which it goes on; without one it begins with new events
     */
    ChangeEventConnection(
            String url, ClientTransport transport, String channel, OptionalLong last, StreamingApiConsumer consumer) {
        this.client = new BayeuxClient(url, transport);
        this.channel = client.getChannel(channel);
        this.after = last.orElse(ONLY_NEW);
        this.consumer = consumer;
        consumer.setExceptionHandler(new NotKept());
        client.addExtension(new Replay());
        client.getChannel(Channel.META_HANDSHAKE).addListener((MessageListener) (meta, answer) -> shookHands(answer));
        client.getChannel(Channel.META_CONNECT).addListener((MessageListener) (meta, answer) -> waited(answer));
    }

    /** Opens the connection, and waits until it ended. */
    End hear() throws InterruptedException, ExecutionException {
        try {
            client.handshake();
            while (!client.isDisconnected()) {
                try {
                    return end.get(1, TimeUnit.SECONDS);
                } catch (TimeoutException e) {
                    // Looks again whether the client gave up without a word.
                }
            }
            return new End(Reason.BROKEN, "Salesforce ended the connection");
        } finally {
            end.cancel(false);
            client.abort();
        }
    }

    /** Whether Salesforce let the hub hear. */
    boolean isSubscribed() {
        return subscribed;
    }

    private void shookHands(Message answer) {
        if (answer.isSuccessful()) {
            channel.subscribe(this::heard, this::subscribed);
        } else {
            failed("shaking hands", answer);
        }
    }

    private void subscribed(Message answer) {
        if (!answer.isSuccessful()) {
            failed("subscribing to " + channel.getId() + " after " + after, answer);
            return;
        }
        subscribed = true;
        LOG.info("hears of changes in Salesforce on {} after {}", channel.getId(), after);
        if (after == ONLY_NEW) {
            heard(channel, gap());
        }
    }

    private void heard(ClientSessionChannel from, Message event) {
        // What comes after an event that could not be kept comes again.
        if (!end.isDone()) {
            consumer.processMessage(from, event);
        }
    }

    private void waited(Message answer) {
        if (!answer.isSuccessful()) {
            failed("waiting for events", answer);
        }
    }

    private void failed(String doing, Message answer) {
        String words = words(answer);
        Reason reason = Reason.BROKEN;
        if (words.startsWith("401") || words.contains("401::")) {
            reason = Reason.TOKEN_REFUSED;
        } else if (after != ONLY_NEW
                && words.startsWith("400")
                && words.toLowerCase(Locale.ROOT).contains("replayid")) {
            reason = Reason.PLACE_REFUSED;
        }
        end.complete(new End(reason, doing + ": " + words));
    }

    private static String words(Message answer) {
        Object error = answer.get(Message.ERROR_FIELD);
        Map<String, Object> ext = answer.getExt();
        if (ext != null && ext.get("sfdc") instanceof Map<?, ?> own && own.get("failureReason") != null) {
            return error + " (" + own.get("failureReason") + ")";
        }
        if (error == null && answer.get("failure") instanceof Map<?, ?> transport) {
            Object status = transport.get("httpCode");
            return String.valueOf(status == null ? transport.get("exception") : status);
        }
        return String.valueOf(error);
    }

    /** Says that events may have been missed: shaped as Salesforce's own of an overflow, of every object and without a place. */
    private Message gap() {
        var message = new HashMapMessage();
        message.setChannel(channel.getId());
        message.setData(Map.of(
                "event",
                Map.of(),
                "payload",
                Map.of("ChangeEventHeader", Map.of("entityName", EVERY_OBJECT, "changeType", "GAP_OVERFLOW"))));
        return message;
    }

    /** Salesforce's replay extension: with a subscription goes the id of the event after which it begins. */
    private final class Replay implements ClientSession.Extension {
        @Override
        public boolean sendMeta(ClientSession session, Message.Mutable message) {
            if (Channel.META_HANDSHAKE.equals(message.getChannel())) {
                message.getExt(true).put(REPLAY, true);
            } else if (Channel.META_SUBSCRIBE.equals(message.getChannel())) {
                message.getExt(true).put(REPLAY, Map.of(channel.getId(), after));
            }
            return true;
        }
    }

    /** Ends the connection at an event that could not be kept; on the next one it comes again. */
    private final class NotKept implements ExceptionHandler {
        @Override
        public void handleException(Throwable cause) {
            handleException("an event", cause);
        }

        @Override
        public void handleException(String message, Throwable cause) {
            end.complete(new End(Reason.BROKEN, "keeping an event of " + channel.getId() + ": " + cause.getMessage()));
        }

        @Override
        public void handleException(String message, Exchange exchange, Throwable cause) {
            handleException(message, cause);
        }
    }
}
