package io.customerhub.app.check;

import io.customerhub.app.check.PropertiesFile.Entry;
import io.customerhub.declaration.Findings;
import io.customerhub.declaration.Suggestion;
import java.text.ParseException;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.quartz.CronExpression;

/** Checks the {@code hub.*} keys of {@code application.properties}: that the hub reads them, and the schedules among them. */
final class HubKeys {
    static final String CRON_REMEDY = "write six or seven fields from seconds to year, such as '0 0/15 * * * ?'";
    private static final String SCHEDULE = "hub.schedule.";
    private static final String GUARD = "hub.guard.";

    private final Set<String> known;
    private final Set<String> sources;
    private final Findings findings;

    /**
     * Makes a check.
     *
     * @param known the keys the hub reads; one that ends in {@code .*} stands for all keys that begin so
     * @param sources the flows that can be scheduled
     */
    HubKeys(Set<String> known, Set<String> sources, Findings findings) {
        this.known = known;
        this.sources = sources;
        this.findings = findings;
    }

    void check(PropertiesFile properties) {
        for (Entry entry : properties.entries()) {
            if (entry.key().startsWith(SCHEDULE)) {
                schedule(properties, entry);
            } else if (entry.key().startsWith("hub.") && known.stream().noneMatch(word -> names(word, entry.key()))) {
                findings.add(
                        properties.file(),
                        entry.line(),
                        "unknown key '" + entry.key() + "'",
                        Suggestion.instead(entry.key(), new TreeSet<>(known)));
            } else if (entry.key().startsWith(GUARD)) {
                guard(properties, entry);
            }
        }
    }

    private void guard(PropertiesFile properties, Entry entry) {
        boolean share = entry.key().endsWith(".share");
        if (!entry.value().contains("{{") && !entry.value().strip().matches(share ? "0?\\.\\d+|0|1" : "\\d{1,9}")) {
            findings.add(
                    properties.file(),
                    entry.line(),
                    "the guard rail '" + entry.value() + "' is not a " + (share ? "share" : "number of records"),
                    share ? "write a number from 0 to 1, as 0.2" : "write a whole number, as 100");
        }
    }

    private static boolean names(String word, String key) {
        return word.endsWith(".*")
                ? key.startsWith(word.substring(0, word.length() - 1)) && key.length() >= word.length()
                : word.equals(key);
    }

    private void schedule(PropertiesFile properties, Entry entry) {
        String source = entry.key().substring(SCHEDULE.length());
        if (!sources.contains(source)) {
            findings.add(
                    properties.file(),
                    entry.line(),
                    "there is no flow routes/sources/" + source + HubFiles.ROUTE_SUFFIX + " to schedule",
                    Suggestion.instead(source, sources));
        }
        if (!entry.value().contains("{{")) {
            cron(entry.value())
                    .ifPresent(problem -> findings.add(
                            properties.file(),
                            entry.line(),
                            "the schedule '" + entry.value() + "' is not a Quartz expression: " + problem,
                            CRON_REMEDY));
        }
    }

    /** Why a text is not a Quartz expression. */
    static Optional<String> cron(String text) {
        try {
            CronExpression.validateExpression(text);
            return Optional.empty();
        } catch (ParseException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }
}
