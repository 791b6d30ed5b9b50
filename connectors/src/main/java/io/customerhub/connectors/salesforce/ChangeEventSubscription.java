package io.customerhub.connectors.salesforce;

import io.customerhub.connectors.quota.CallGate;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.component.salesforce.SalesforceComponent;
import org.apache.camel.component.salesforce.StreamingApiConsumer;
import org.apache.camel.component.salesforce.internal.streaming.SubscriptionHelper;

/**
 * What camel-salesforce's consumers subscribe with. The component's own one blocks the start for two minutes where
 * Salesforce is away and fails it then, wants a login at start, hangs on a 401, keeps its place in the JVM alone and says
 * nothing of a place that Salesforce refuses.
 */
final class ChangeEventSubscription extends SubscriptionHelper {
    private final SalesforceComponent component;
    private final CallGate gate;
    private final ChangeEventDesk desk;
    private final Map<StreamingApiConsumer, ChangeEventListener> listeners = new ConcurrentHashMap<>();

    ChangeEventSubscription(SalesforceComponent component, CallGate gate, ChangeEventDesk desk) {
        super(component);
        this.component = component;
        this.gate = gate;
        this.desk = desk;
    }

    @Override
    protected void doStart() {
        // Each consumer has a connection of its own.
    }

    @Override
    protected void doStop() {
        // Consumers unsubscribe before.
    }

    @Override
    public void subscribe(StreamingApiConsumer consumer) {
        var listener = new ChangeEventListener(component, gate, desk, consumer);
        listeners.put(consumer, listener);
        listener.start();
    }

    @Override
    public void unsubscribe(StreamingApiConsumer consumer) {
        ChangeEventListener listener = listeners.remove(consumer);
        if (listener != null) {
            listener.stop();
        }
    }
}
