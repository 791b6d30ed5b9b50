package io.customerhub.app.webhook;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServerConfiguration;
import org.apache.camel.main.Main;

/** The HTTP server that webhooks call, as far as Camel's own properties do not say how it is to be. */
public final class WebhookServer {
    private WebhookServer() {}

    /**
     * Prepares the server of a Camel that has not started yet.
     *
     * @param overrides the properties it is going to start with
     */
    public static void prepare(Main camel, Properties overrides, int port) {
        // Routes start before the server does, and ask this one for its port.
        var server = new VertxPlatformHttpServerConfiguration();
        server.setBindPort(port);
        camel.bind("platformHttpServerConfiguration", server);
        overrides.setProperty("camel.server.fileUploadDirectory", uploads().toString());
    }

    /**
     * Whatever form is posted, the server wants a folder for files in it. The usual one belongs to the first user of the
     * machine whose server began, and forms fail for all others.
     */
    private static Path uploads() {
        try {
            Path folder = Files.createTempDirectory("customer-hub-uploads");
            folder.toFile().deleteOnExit();
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException("making a folder for uploads in the folder of temporary files", e);
        }
    }
}
