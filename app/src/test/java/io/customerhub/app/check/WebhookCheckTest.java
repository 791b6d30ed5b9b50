package io.customerhub.app.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is wrong with a webhook is found before anything runs: here with the house's own Kamelet, in a miniature home. */
final class WebhookCheckTest {
    private static final String ROUTE = "routes/webhooks/shop.camel.yaml";
    private static final String PROPERTIES = "config/application.properties";

    @TempDir
    private Path folder = Path.of("");

    private MiniatureHome home = new MiniatureHome(folder);

    @BeforeEach
    void build() throws IOException {
        home = MiniatureHome.copyTo(folder);
        Files.copy(
                Path.of("../connectors/kamelets/webhook-source.kamelet.yaml"),
                folder.resolve("connectors/kamelets/webhook-source.kamelet.yaml"));
        home.addAsking("webhook", """
                uri: kamelet:webhook-source
                description: Takes a call
                parameters:
                  path: shop
                  scheme: hmac
                  signatureHeader: X-Signature
                  events: type
                  asksFor: "customer.*: books-customers"
                steps:
                  - log:
                      description: Say so
                      message: "called"
                """);
        Path properties = folder.resolve(PROPERTIES);
        Files.writeString(
                properties, Files.readString(properties).stripTrailing() + "\nhub.shop.webhook-secret={{env:SHOP}}\n");
    }

    @Test
    void findsNothingWhereAllIsWell() {
        assertThat(home.complaints()).isEmpty();
    }

    @Test
    void findsFlowsThatDoNotExist() {
        home.replace(ROUTE, "books-customers\"", "book-customers\"");

        assertThat(home.complaints())
                .containsExactly(ROUTE + " line 13: there is no flow 'book-customers' to ask for;"
                        + " did you mean 'books-customers'?");
    }

    @Test
    void findsParametersThatDoNotFitTogether() {
        home.replace(ROUTE, "signatureHeader: X-Signature", "timestampHeader: X-Time");

        assertThat(home.complaints())
                .containsExactly(
                        ROUTE + " line 5: nothing says where the signature is; give signatureHeader",
                        ROUTE + " line 5: the time is not signed, so anybody can change it; put {timestamp} into"
                                + " signed, or do without the time");
    }

    @Test
    void findsLinesThatCamelWouldRunTogether() {
        home.replace(
                ROUTE,
                "\"customer.*: books-customers\"",
                "|\n          a: books-customers\n          b: books-customers");

        assertThat(home.complaints())
                .singleElement()
                .asString()
                .startsWith(ROUTE + " line 5: the lines of 'a: books-customers …' run together");
    }

    @Test
    void findsASecretThatHasNoKey() {
        home.replace(PROPERTIES, "hub.shop.webhook-secret={{env:SHOP}}", "hub.shop.webhook-secrets={{env:SHOP}}");

        assertThat(home.complaints())
                .hasSize(2)
                .anySatisfy(finding -> assertThat(finding)
                        .contains("unknown key 'hub.shop.webhook-secrets'; did you mean 'hub.shop.webhook-secret'?"))
                .anySatisfy(finding -> assertThat(finding)
                        .startsWith(ROUTE + " line 5: the webhook refuses every call, because config/application"
                                + ".properties has no hub.shop.webhook-secret; add the line"));
    }

    @Test
    void findsAHandshakeWithoutItsToken() {
        home.replace(ROUTE, "path: shop", "path: shop\n        methods: \"GET,POST\"");

        assertThat(home.complaints()).singleElement().asString().contains("no hub.shop.verify-token");
    }

    @Test
    void aWrongWordIsReportedOnce() {
        home.replace(ROUTE, "scheme: hmac", "scheme: hmca");

        assertThat(home.complaints())
                .singleElement()
                .asString()
                .startsWith(ROUTE + " line 10: parameter 'scheme' of Kamelet 'webhook-source' is 'hmca'");
    }
}
