package io.customerhub.app;

import io.customerhub.app.webhook.WebhookServer;
import java.util.Properties;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.TemplatedRouteBuilder;
import org.apache.camel.main.Main;

/** How a hub runs Camel. */
final class CamelSettings {
    private static final String SERVING_ONLY = "**/schedules.camel.yaml,**/webhooks/**";
    private static final String STREAMS = "**/streams/**";

    private CamelSettings() {}

    /** Sets up Camel before it starts: where its files are, and what it does in a process of this kind. */
    static void configure(Main camel, HubSettings settings, Hub.Mode mode, HubProperties properties) {
        String home = settings.home().toString();
        camel.setPropertyPlaceholderLocations("file:" + home + "/config/application.properties");
        var overrides = new Properties();
        overrides.putAll(settings.overrides());
        overrides.setProperty("camel.component.kamelet.location", "file:" + home + "/connectors/kamelets");
        overrides.setProperty(
                "hub.kafka.streams", Boolean.toString(properties.kafka().isConfigured()));
        if (mode != Hub.Mode.SERVE) {
            overrides.setProperty("camel.server.enabled", "false");
            overrides.setProperty("camel.management.enabled", "false");
        } else {
            WebhookServer.prepare(camel, overrides, Integer.parseInt(properties.get("camel.server.port")));
        }
        overrides.setProperty("camel.main.startupSummaryLevel", "Off");
        camel.setOverrideProperties(overrides);
        camel.configure()
                .withName("customer-hub")
                .withRoutesIncludePattern("file:" + home + "/routes/**/*.camel.yaml")
                .withRoutesExcludePattern(excluded(mode))
                .withShutdownTimeout(20)
                .withAutoConfigurationLogSummary(false);
    }

    private static String excluded(Hub.Mode mode) {
        return switch (mode) {
            case SERVE -> "";
            case STREAM -> SERVING_ONLY;
            case COMMAND -> SERVING_ONLY + "," + STREAMS;
        };
    }

    /** Each flow that has a schedule runs by it from here on. */
    static void schedule(CamelContext context, HubProperties properties) {
        properties
                .schedules()
                .forEach((flow, cron) -> TemplatedRouteBuilder.builder(context, "schedule")
                        .routeId("schedule-" + flow)
                        .parameter("flow", flow)
                        .parameter("cron", cron)
                        .add());
    }
}
