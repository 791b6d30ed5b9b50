package io.customerhub.connectors.salesforce;

import io.customerhub.connectors.quota.CallGate;
import org.apache.camel.component.salesforce.SalesforceComponent;
import org.apache.camel.component.salesforce.internal.streaming.SubscriptionHelper;
import org.jspecify.annotations.Nullable;

/** The component with another subscription beneath its consumers: {@link ChangeEventSubscription} says why. */
final class StreamingSalesforceComponent extends SalesforceComponent {
    private final CallGate gate;
    private final ChangeEventDesk desk;
    private @Nullable ChangeEventSubscription subscription;

    StreamingSalesforceComponent(CallGate gate, ChangeEventDesk desk) {
        this.gate = gate;
        this.desk = desk;
    }

    @Override
    public synchronized SubscriptionHelper getSubscriptionHelper() {
        if (subscription == null) {
            subscription = new ChangeEventSubscription(this, gate, desk);
        }
        return subscription;
    }
}
