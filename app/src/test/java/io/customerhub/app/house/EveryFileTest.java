package io.customerhub.app.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

final class EveryFileTest {
    private static final Map<String, Pattern> SECRETS = Map.ofEntries(
            secret("a private key", "-----BEGIN ([A-Z]+ )*PRIVATE KEY-----\\s*[A-Za-z0-9+/=]{20,}"),
            secret("an AWS access key", "\\b(AKIA|ASIA)[0-9A-Z]{16}\\b"),
            secret("a GitHub token", "\\b(gh[pousr]_[0-9A-Za-z]{36}|github_pat_[0-9A-Za-z_]{60,})"),
            secret("a Google key", "\\b(AIza[0-9A-Za-z_-]{35}|ya29\\.[0-9A-Za-z_-]{30,}|GOCSPX-[0-9A-Za-z_-]{28})"),
            secret("a HubSpot token", "\\bpat-[a-z]{2}[0-9]-[0-9a-f]{8}-[0-9a-f-]{27}"),
            secret("a Salesforce session", "\\b00D[0-9A-Za-z]{12,15}![0-9A-Za-z._]{40,}"),
            secret("a Slack token", "\\bxox[abeoprs]-[0-9A-Za-z-]{20,}"),
            secret("a Stripe key", "\\b[rs]k_live_[0-9A-Za-z]{16,}"),
            secret("a JSON web token", "\\beyJ[0-9A-Za-z_-]{20,}\\.eyJ[0-9A-Za-z_-]{20,}\\.[0-9A-Za-z_-]{20,}"),
            secret("a password in an address", "\\b(postgresql|https?|amqp)://[^/\\s:@{}$<>]+:[^@\\s{}$<>/]{3,}@"));

    /** Files in which a secret's shape stands on purpose: files that are broken on purpose to be found. */
    private static final Path BREAKAGES = Path.of("app/src/test/resources/check/breakages");

    @Test
    void containsNoSecret() {
        var found = new ArrayList<String>();
        List<Path> files = Repository.files().stream()
                .filter(file -> !file.startsWith(BREAKAGES))
                .toList();
        assertThat(files).hasSizeGreaterThan(300);
        for (Path file : files) {
            String text = Repository.text(file);
            SECRETS.forEach((what, shape) -> {
                if (shape.matcher(text).find()) {
                    found.add(file + ": " + what);
                }
            });
        }

        assertThat(found).isEmpty();
    }

    @Test
    void isNoKeyStoreOrDump() {
        assertThat(Repository.files())
                .extracting(Path::toString)
                .noneMatch(name -> name.matches(".*\\.(pem|key|p12|pfx|jks|keystore|dump|hprof)"))
                .noneMatch(name -> name.matches("(.*/)?\\.env"));
    }

    private static Map.Entry<String, Pattern> secret(String what, String shape) {
        return Map.entry(what, Pattern.compile(shape));
    }
}
