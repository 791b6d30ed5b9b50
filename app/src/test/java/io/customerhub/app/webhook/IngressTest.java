package io.customerhub.app.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.Properties;
import org.apache.camel.Message;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServerConfiguration;
import org.apache.camel.main.Main;
import org.junit.jupiter.api.Test;

/** The door for calls from outside: headers that steer Camel's components stay outside. */
final class IngressTest {
    @Test
    void onlyDeclaredHeadersComeIn() throws Exception {
        int port;
        try (ServerSocket socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        Main camel = new Main();
        var properties = new Properties();
        properties.setProperty("camel.server.enabled", "true");
        properties.setProperty("camel.server.host", "127.0.0.1");
        properties.setProperty("camel.server.port", String.valueOf(port));
        properties.setProperty("camel.server.authenticationPath", "/*");
        properties.setProperty(
                "camel.component.kamelet.location",
                "file:" + Path.of("../connectors/kamelets").toAbsolutePath().normalize());
        camel.setOverrideProperties(properties);
        var server = new VertxPlatformHttpServerConfiguration();
        server.setBindPort(port);
        camel.bind("platformHttpServerConfiguration", server);
        camel.configure().addRoutesBuilder(new RouteBuilder() {
            @Override
            public void configure() {
                from("kamelet:webhook-source?path=door&allowedHeaders=x-signature")
                        .to("mock:inside");
            }
        });
        camel.start();
        try {
            HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/webhooks/door"))
                                    .header("x-signature", "genuine")
                                    .header("sObjectQuery", "select Id from User")
                                    .header("apexUrl", "/evil")
                                    .header("kafka.TOPIC", "evil")
                                    .header("CamelHttpUri", "http://evil")
                                    .POST(HttpRequest.BodyPublishers.ofString("{}"))
                                    .build(),
                            BodyHandlers.discarding());
            MockEndpoint inside = camel.getCamelContext().getEndpoint("mock:inside", MockEndpoint.class);
            inside.expectedMessageCount(1);
            inside.assertIsSatisfied();
            Message message = inside.getExchanges().get(0).getMessage();
            assertThat(message.getHeaders()).containsOnlyKeys("x-signature");
            assertThat(message.getBody(byte[].class)).isEqualTo("{}".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        } finally {
            camel.stop();
        }
    }
}
