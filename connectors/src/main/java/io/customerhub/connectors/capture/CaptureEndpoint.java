package io.customerhub.connectors.capture;

import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.component.debezium.postgres.configuration.PostgresConnectorEmbeddedDebeziumConfiguration;
import org.apache.camel.support.DefaultEndpoint;

/** Where a capture stands in a route. */
final class CaptureEndpoint extends DefaultEndpoint {
    private final CaptureComponent component;
    private final PostgresConnectorEmbeddedDebeziumConfiguration configuration;

    CaptureEndpoint(
            String uri, CaptureComponent component, PostgresConnectorEmbeddedDebeziumConfiguration configuration) {
        super(uri, component);
        this.component = component;
        this.configuration = configuration;
    }

    @Override
    public Consumer createConsumer(Processor processor) {
        var settings = new CaptureSettings(configuration);
        return new CaptureConsumer(this, processor, settings, component.desk(), component.watch());
    }

    @Override
    public Producer createProducer() {
        throw new UnsupportedOperationException("a database's log is read only: begin a route with it");
    }
}
