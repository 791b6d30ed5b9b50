package io.customerhub.connectors.salesforce;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.cometd.bayeux.Channel;
import org.cometd.bayeux.Message;
import org.cometd.bayeux.client.ClientSession;

/** Salesforce's replay extension: with a subscription goes the id of the event after which it begins. */
final class ReplayPlaces implements ClientSession.Extension {
    private static final String REPLAY = "replay";

    private final Map<String, Long> places = new ConcurrentHashMap<>();

    void put(String channel, long replayId) {
        places.put(channel, replayId);
    }

    @Override
    public boolean sendMeta(ClientSession session, Message.Mutable message) {
        if (Channel.META_HANDSHAKE.equals(message.getChannel())) {
            message.getExt(true).put(REPLAY, true);
        } else if (Channel.META_SUBSCRIBE.equals(message.getChannel())) {
            message.getExt(true).put(REPLAY, Map.copyOf(places));
        }
        return true;
    }
}
