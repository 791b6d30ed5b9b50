package io.customerhub.connectors.salesforce;

import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.cometd.bayeux.Message;
import org.cometd.client.BayeuxClient;
import org.jspecify.annotations.Nullable;

/** The end of a connection for events, and why; the first reason counts. */
final class Failure {
    private final BayeuxClient client;
    private final CountDownLatch ended = new CountDownLatch(1);
    private @Nullable String reason;
    private boolean unauthorized;

    Failure(BayeuxClient client) {
        this.client = client;
    }

    /** Ends the connection by what Salesforce answered, or did not. */
    void of(String doing, Message answer) {
        note(doing + ": " + words(answer), isUnauthorized(answer));
    }

    /** Ends the connection by what went wrong here. */
    void of(String doing, RuntimeException cause) {
        note(doing + ": " + cause.getMessage(), false);
    }

    private void note(String words, boolean refusesToken) {
        synchronized (this) {
            if (reason == null) {
                reason = words;
                unauthorized = refusesToken;
            }
        }
        end();
    }

    /** Ends the connection without a fault of anybody. */
    void end() {
        ended.countDown();
        client.abort();
    }

    boolean isEnded() {
        return ended.getCount() == 0 || client.isDisconnected();
    }

    /** Waits for the end. */
    void await() throws InterruptedException {
        while (!ended.await(1, TimeUnit.SECONDS)) {
            if (client.isDisconnected()) {
                return;
            }
        }
    }

    synchronized boolean isUnauthorized() {
        return unauthorized;
    }

    synchronized void raise() throws IOException {
        if (reason != null) {
            throw new IOException(reason);
        }
    }

    /** Whether a connection cannot go on by itself after this. */
    static boolean isFinal(Message answer) {
        Map<String, Object> advice = answer.getAdvice();
        boolean dismissed = advice != null && Message.RECONNECT_NONE_VALUE.equals(advice.get(Message.RECONNECT_FIELD));
        return dismissed || isUnauthorized(answer);
    }

    static boolean refusesPlace(Message answer) {
        String words = words(answer).toLowerCase(Locale.ROOT);
        return words.startsWith("400") && words.contains("replayid");
    }

    private static boolean isUnauthorized(Message answer) {
        return words(answer).startsWith("401") || words(answer).contains("401::Authentication invalid");
    }

    private static String words(Message answer) {
        Object error = answer.get(Message.ERROR_FIELD);
        Map<?, ?> ext = answer.getExt();
        if (ext != null && ext.get("sfdc") instanceof Map<?, ?> own && own.get("failureReason") != null) {
            return error + " (" + own.get("failureReason") + ")";
        }
        if (error == null && answer.get("failure") instanceof Map<?, ?> transport) {
            Object status = transport.get("httpCode");
            return status == null ? String.valueOf(transport.get("exception")) : String.valueOf(status);
        }
        return String.valueOf(error);
    }
}
