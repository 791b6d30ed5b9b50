package io.customerhub.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

final class SecretSearchTest {
    private static final Logger LOG = LoggerFactory.getLogger(SecretSearchTest.class);
    private static final String SECRET = "s3cret+of/the=test";

    @TempDir
    Path folder;

    @Test
    void findsASecretThatIsLoggedInAnyForm() throws Exception {
        assertThat(taped(() -> LOG.debug("calling with {}", SECRET)))
                .singleElement()
                .asString()
                .contains("calling with");
        assertThat(taped(() -> LOG.debug("GET /?token=s3cret%2Bof%2Fthe%3Dtest")))
                .hasSize(1);
        assertThat(taped(() -> LOG.debug("Authorization: Basic dXNlcjpzM2NyZXQrb2YvdGhlPXRlc3Q=")))
                .hasSize(1);
        assertThat(taped(() ->
                        LOG.error("failed", new IllegalStateException("outside", new IllegalStateException(SECRET)))))
                .hasSize(1);
    }

    @Test
    void findsNothingWhereNothingWasSaid() throws Exception {
        assertThat(taped(() -> LOG.info("calling with {}", "***"))).isEmpty();
    }

    private java.util.List<String> taped(Runnable said) throws Exception {
        try (LogTape tape = LogTape.start(folder.resolve("tape.log"))) {
            said.run();
            return new SecretSearch()
                    .with("the secret", SECRET)
                    .withBasic("the secret", "user", SECRET)
                    .in(tape.text());
        }
    }
}
