package io.customerhub.app.account;

import io.customerhub.app.HubProperties;
import io.customerhub.app.account.AccountState.Kind;
import io.customerhub.connectors.tokens.GrantedTokens;
import io.customerhub.connectors.tokens.Tokens;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells how accounts stand: by what is set and what is stored, without a call to anybody. */
public final class AccountStates {
    private static final Pattern NAMED = Pattern.compile("\\{([a-z][a-z-]*)}");

    private final HubProperties properties;
    private final Accounts accounts;

    public AccountStates(HubProperties properties, Accounts accounts) {
        this.properties = properties;
        this.accounts = accounts;
    }

    /** How an account stands. */
    public AccountState state(String name) {
        AuthStyle style = accounts.style(name);
        if (style == AuthStyle.SAME_AS) {
            return state(property(name, "same-as"));
        }
        List<String> missing = missing(name);
        if (!missing.isEmpty()) {
            return new AccountState(Kind.INCOMPLETE, missing, Optional.empty());
        }
        return accounts.grantedTokens(name)
                .map(tokens -> granted(name, tokens))
                .orElseGet(() -> AccountState.of(Kind.FIXED));
    }

    private AccountState granted(String name, GrantedTokens granted) {
        Optional<Tokens> kept = granted.kept();
        if (kept.isEmpty()) {
            boolean never = accounts.style(name) == AuthStyle.REFRESH_TOKEN
                    && property(name, "refresh-token").isEmpty();
            return AccountState.of(never ? Kind.NEVER_LOGGED_IN : Kind.UNTRIED);
        }
        Tokens tokens = kept.get();
        return tokens.refusedAt().isPresent()
                ? new AccountState(Kind.LOGIN_NEEDED, List.of(), tokens.refusedAt())
                : new AccountState(Kind.CONNECTED, List.of(), Optional.of(tokens.expiresAt()));
    }

    /** What is not set of that which the way in wants. A first refresh token is not asked for: a login gives it. */
    private List<String> missing(String name) {
        return wanted(name).stream()
                .filter(key -> property(name, key).isBlank())
                .map(key -> setting(name, key))
                .distinct()
                .toList();
    }

    /** The keys of which a person gives the values, without {@code hub.NAME.}. */
    public List<String> wanted(String name) {
        return accounts.style(name).required().stream()
                .filter(key -> !key.equals("refresh-token")
                        || property(name, "authorize-url").isEmpty())
                .toList();
    }

    /** What a person sets for a key. */
    public String setting(String name, String key) {
        return properties.variable("hub." + name + "." + key);
    }

    /** Whether a key has a value. */
    public boolean isSet(String name, String key) {
        return !property(name, key).isBlank();
    }

    /** The address of an account's trial call; none where none is declared. */
    public Optional<URI> trial(String name) {
        String trial = property(name, "trial");
        return trial.isEmpty()
                ? Optional.empty()
                : Optional.of(URI.create(property(name, "url") + filled(name, trial)));
    }

    /** What the trial call names and is not set. */
    public List<String> missingForTrial(String name) {
        var missing = new ArrayList<String>();
        Matcher matcher = NAMED.matcher(property(name, "trial"));
        while (matcher.find()) {
            if (!isSet(name, matcher.group(1))) {
                missing.add(setting(name, matcher.group(1)));
            }
        }
        return missing;
    }

    private String filled(String name, String trial) {
        return NAMED.matcher(trial).replaceAll(found -> Matcher.quoteReplacement(property(name, found.group(1))));
    }

    private String property(String name, String key) {
        return properties.get("hub." + name + "." + key);
    }
}
