package io.customerhub.app.check;

import io.customerhub.app.account.Accounts;
import io.customerhub.app.account.AuthStyle;
import io.customerhub.app.check.PropertiesFile.Entry;
import io.customerhub.connectors.quota.CallLimit;
import io.customerhub.declaration.Findings;
import io.customerhub.declaration.Suggestion;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Checks the accounts of {@code application.properties}: each has a way in that there is, and what that way wants. */
final class AccountCheck {
    private static final Pattern AUTH = Pattern.compile("hub\\.([a-z][a-z0-9-]*)\\.auth");

    private final PropertiesFile properties;
    private final Findings findings;

    AccountCheck(PropertiesFile properties, Findings findings) {
        this.properties = properties;
        this.findings = findings;
    }

    /** The names of the beans that the accounts become. */
    Set<String> beans() {
        return names().stream().map(name -> name + Accounts.SUFFIX).collect(Collectors.toUnmodifiableSet());
    }

    /** The keys that mean something for the declared accounts. */
    Set<String> keys() {
        var keys = new TreeSet<String>();
        for (Entry entry : properties.entries()) {
            account(entry)
                    .ifPresent(name -> AuthStyle.of(entry.value())
                            .ifPresent(style -> style.keys().forEach(key -> keys.add("hub." + name + "." + key))));
            account(entry).ifPresent(name -> keys.add(entry.key()));
        }
        return keys;
    }

    void check() {
        for (Entry entry : properties.entries()) {
            account(entry).ifPresent(name -> account(name, entry));
            if (entry.key().endsWith(".limits")) {
                limits(entry);
            }
        }
    }

    private void account(String name, Entry auth) {
        Optional<AuthStyle> style = AuthStyle.of(auth.value());
        if (style.isEmpty()) {
            findings.add(
                    properties.file(),
                    auth.line(),
                    "'" + auth.value() + "' is no way into an account",
                    Suggestion.instead(auth.value(), AuthStyle.words()));
            return;
        }
        for (String key : style.get().required()) {
            if (!properties.has("hub." + name + "." + key)) {
                findings.add(
                        properties.file(),
                        auth.line(),
                        "an account with auth " + auth.value() + " wants hub." + name + "." + key,
                        "add the line, a secret as {{env:NAME}}");
            }
        }
        if (style.get() == AuthStyle.SAME_AS) {
            properties.entries().stream()
                    .filter(entry -> entry.key().equals("hub." + name + ".same-as"))
                    .filter(entry ->
                            !names().contains(entry.value()) || entry.value().equals(name))
                    .forEach(entry -> findings.add(
                            properties.file(),
                            entry.line(),
                            "there is no other account '" + entry.value() + "'",
                            Suggestion.instead(entry.value(), names())));
        }
    }

    private void limits(Entry entry) {
        if (entry.value().contains("{{")) {
            return;
        }
        try {
            CallLimit.parse(entry.value());
        } catch (IllegalArgumentException e) {
            String[] words = String.valueOf(e.getMessage()).split("; ", 2);
            findings.add(properties.file(), entry.line(), words[0], words[1]);
        }
    }

    private Set<String> names() {
        return properties.entries().stream()
                .flatMap(entry -> account(entry).stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Optional<String> account(Entry entry) {
        Matcher matcher = AUTH.matcher(entry.key());
        return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
    }
}
