package io.customerhub.app.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is wrong with a stream is found before anything runs, in a miniature home. */
final class StreamCheckTest {
    private static final String ROUTE = "routes/streams/shop.camel.yaml";

    @TempDir
    private Path folder = Path.of("");

    private MiniatureHome home = new MiniatureHome(folder);

    @BeforeEach
    void build() throws IOException {
        home = MiniatureHome.copyTo(folder);
        home.addAsking("stream", """
                uri: timer
                description: Hears an event
                parameters:
                  timerName: shop
                steps:
                  - setProperty:
                      description: Say which flows an object asks for
                      name: asksFor
                      expression:
                        constant:
                          expression: "Customer: books-customers"
                """);
    }

    @Test
    void findsNothingWhereAllIsWell() {
        assertThat(home.complaints()).isEmpty();
    }

    @Test
    void findsFlowsThatDoNotExist() {
        home.replace(ROUTE, "books-customers", "book-customers");

        assertThat(home.complaints())
                .containsExactly(ROUTE + " line 16: there is no flow 'book-customers' to ask for;"
                        + " did you mean 'books-customers'?");
    }

    @Test
    void findsLinesThatCannotBeRead() {
        home.replace(ROUTE, "Customer: books-customers", "Customer books-customers");

        assertThat(home.complaints())
                .containsExactly(ROUTE + " line 16: 'Customer books-customers' names no events and flows;"
                        + " write 'event: flow', several flows separated by blanks");
    }
}
