package io.customerhub.connectors.capture;

import java.util.Map;
import org.apache.camel.Endpoint;
import org.apache.camel.component.debezium.postgres.DebeziumPostgresComponent;
import org.apache.camel.component.debezium.postgres.DebeziumPostgresEndpoint;
import org.apache.camel.component.debezium.postgres.DebeziumPostgresEndpointConfigurer;
import org.apache.camel.component.debezium.postgres.configuration.PostgresConnectorEmbeddedDebeziumConfiguration;
import org.apache.camel.support.DefaultComponent;
import org.apache.camel.support.PropertyBindingSupport;

/**
 * Camel's component {@code debezium-postgres} with another consumer: the one it comes with says of a change that failed that it
 * was kept, is alone in its world, and needs a password before it is switched on.
 */
public final class CaptureComponent extends DefaultComponent {
    /** The name by which routes call it. */
    public static final String NAME = "debezium-postgres";

    private final CaptureDesk desk;
    private final CaptureWatch watch;

    public CaptureComponent(CaptureDesk desk, CaptureWatch watch) {
        this.desk = desk;
        this.watch = watch;
    }

    @Override
    protected Endpoint createEndpoint(String uri, String name, Map<String, Object> parameters) {
        var configuration = new PostgresConnectorEmbeddedDebeziumConfiguration();
        configuration.setName(name);
        var standard = new DebeziumPostgresComponent(getCamelContext());
        // What stays in the parameters is refused, as an option that there is not.
        PropertyBindingSupport.build()
                .withCamelContext(getCamelContext())
                .withTarget(new DebeziumPostgresEndpoint(uri, standard, configuration))
                .withConfigurer(new DebeziumPostgresEndpointConfigurer())
                .withProperties(parameters)
                .withRemoveParameters(true)
                .bind();
        return new CaptureEndpoint(uri, this, configuration);
    }

    CaptureDesk desk() {
        return desk;
    }

    CaptureWatch watch() {
        return watch;
    }
}
