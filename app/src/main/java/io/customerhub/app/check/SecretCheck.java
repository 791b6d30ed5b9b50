package io.customerhub.app.check;

import io.customerhub.app.check.PropertiesFile.Entry;
import io.customerhub.declaration.Declared;
import io.customerhub.declaration.Findings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** Finds secrets that stand in files. No finding repeats the secret. */
final class SecretCheck {
    private static final String REMEDY = "move it to the environment and write {{env:NAME}}";
    private static final Pattern SECRET_NAME = Pattern.compile(".*(password|passphrase|secret|token|apikey|accesskey"
            + "|privatekey|secretkey|subscriptionkey|credential|credentials)");
    private static final Pattern NOT_SECRET_NAME = Pattern.compile(".*(page|sync|delta|cursor|continuation|next)token");
    private static final Map<String, Pattern> SHAPES = Map.ofEntries(
            shape("a private key", "-----BEGIN ([A-Z]+ )*PRIVATE KEY-----"),
            shape("an AWS access key", "\\b(AKIA|ASIA)[0-9A-Z]{16}\\b"),
            shape("a GitHub token", "\\b(gh[pousr]_[0-9A-Za-z]{30,}|github_pat_[0-9A-Za-z_]{30,})"),
            shape("a GitLab token", "\\bglpat-[0-9A-Za-z_-]{16,}"),
            shape("a Google API key", "\\bAIza[0-9A-Za-z_-]{35}"),
            shape("a Google access token", "\\bya29\\.[0-9A-Za-z_-]{20,}"),
            shape("a HubSpot token", "\\bpat-[a-z]{2}[0-9]-[0-9a-f-]{30,}"),
            shape("a JSON web token", "\\beyJ[0-9A-Za-z_-]{8,}\\.[0-9A-Za-z_-]{8,}\\.[0-9A-Za-z_-]{8,}"),
            shape("a Salesforce session", "\\b00D[0-9A-Za-z]{12,15}![0-9A-Za-z._]{20,}"),
            shape("a SendGrid key", "\\bSG\\.[0-9A-Za-z_-]{16,}\\.[0-9A-Za-z_-]{16,}"),
            shape("a Shopify token", "\\bshp(at|ca|pa|ss)_[0-9a-f]{32}"),
            shape("a Slack token", "\\bxox[abeoprs]-[0-9A-Za-z-]{10,}"),
            shape("a Stripe key", "\\b[rs]k_(live|test)_[0-9A-Za-z]{16,}"));

    private final Findings findings;

    SecretCheck(Findings findings) {
        this.findings = findings;
    }

    private static Map.Entry<String, Pattern> shape(String what, String pattern) {
        return Map.entry(what, Pattern.compile(pattern));
    }

    /** Whether a key's name says that its value is secret. */
    static boolean isSecretName(String name) {
        String plain = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
        return SECRET_NAME.matcher(plain).matches()
                && !NOT_SECRET_NAME.matcher(plain).matches();
    }

    /** Looks for what only a secret looks like, in a file's text. */
    void text(Path file) {
        List<String> lines;
        try {
            lines = Files.readAllLines(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            return; // whoever reads the file for what it declares reports that
        }
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            int number = i + 1;
            SHAPES.forEach((what, pattern) -> {
                if (pattern.matcher(line).find()) {
                    findings.add(file, number, "what looks like " + what + " stands in the file", REMEDY);
                }
            });
        }
    }

    /** Looks for values whose key says that they are secret. */
    void values(Declared place) {
        place.entries().forEach((key, value) -> {
            value.text()
                    .filter(text -> isSecretName(key) && isLiteral(text))
                    .ifPresent(text -> report(value.file(), value.line(), key));
            values(value);
        });
        header(place);
        place.items().forEach(this::values);
    }

    /** A header, property or variable that is named like a secret and set to a constant. */
    private void header(Declared step) {
        step.text("name")
                .filter(name -> isSecretName(name) || name.equalsIgnoreCase("Authorization"))
                .ifPresent(name -> step.get("expression")
                        .flatMap(expression -> expression.get("constant"))
                        .flatMap(constant -> constant.get("expression"))
                        .filter(value -> isLiteral(value.text().orElse("")))
                        .ifPresent(value -> report(value.file(), value.line(), name)));
    }

    void values(PropertiesFile properties) {
        for (Entry entry : properties.entries()) {
            String name = entry.key().substring(entry.key().lastIndexOf('.') + 1);
            if (isSecretName(name) && isLiteral(entry.value())) {
                report(properties.file(), entry.line(), entry.key());
            }
        }
    }

    private void report(Path file, int line, String key) {
        findings.add(file, line, "the secret '" + key + "' stands in the file", REMEDY);
    }

    private static boolean isLiteral(String text) {
        if (text.startsWith("RAW(")) {
            return !text.contains("{{");
        }
        return !text.isEmpty() && !text.equals("true") && !text.equals("false") && !ValueType.isDeferred(text);
    }
}
