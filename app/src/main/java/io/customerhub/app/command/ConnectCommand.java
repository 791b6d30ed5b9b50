package io.customerhub.app.command;

import io.customerhub.app.HubException;
import io.customerhub.app.HubProperties;
import io.customerhub.app.HubSettings;
import io.customerhub.app.WarehouseAccess;
import io.customerhub.app.account.AccountState;
import io.customerhub.app.account.AccountState.Kind;
import io.customerhub.app.account.AccountStates;
import io.customerhub.app.account.Accounts;
import io.customerhub.app.account.RedirectInbox;
import io.customerhub.app.flow.FlowCatalog;
import io.customerhub.connectors.VendorException;
import io.customerhub.connectors.http.TrialCall;
import io.customerhub.connectors.tokens.FirstLogin;
import io.customerhub.connectors.tokens.Grant.Granted;
import io.customerhub.declaration.Suggestion;
import java.io.PrintWriter;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code hub connect [SYSTEM]}. */
@Command(
        name = "connect",
        description = {
            "Lets the hub into an account, and proves it by one harmless call.",
            "Without a name it lists the accounts and how they stand."
        },
        mixinStandardHelpOptions = true)
final class ConnectCommand implements Callable<Integer> {
    /** What Intuit calls the company that the person chose. */
    private static final String REALM_ID = "realmId";

    private static final String REALM = "realm";

    @Parameters(paramLabel = "SYSTEM", description = "The account, as in hub.SYSTEM.auth.", arity = "0..1")
    private Optional<String> system = Optional.empty();

    @Option(names = "--again", description = "Log in anew although the account is connected.")
    private boolean again;

    @Option(
            names = "--wait",
            paramLabel = "DURATION",
            description = "How long to wait for the person who logs in (default: ${DEFAULT-VALUE}).",
            defaultValue = "PT10M")
    private Duration patience = Duration.ofMinutes(10);

    @Option(names = "--json", description = "Print the list as JSON.")
    private boolean json;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private record Line(String account, String state, boolean needsPerson) {}

    @Override
    public Integer call() throws InterruptedException {
        HubSettings settings = HubSettings.ofProcess();
        HubProperties properties = settings.properties();
        if (system.isPresent() && !properties.accounts().contains(system.get())) {
            throw new HubException(
                    "no account '" + system.get() + "'; " + Suggestion.instead(system.get(), properties.accounts()));
        }
        try (WarehouseAccess access = WarehouseAccess.open(settings)) {
            Accounts accounts = access.accounts();
            var states = new AccountStates(properties, accounts);
            if (system.isEmpty()) {
                list(accounts, states);
                return ExitCode.OK;
            }
            return connect(system.get(), properties, accounts, states, settings);
        } catch (VendorException e) {
            throw new HubException(String.valueOf(e.getMessage()));
        }
    }

    private void list(Accounts accounts, AccountStates states) {
        List<Line> lines = accounts.names().stream()
                .map(name -> {
                    AccountState state = states.state(name);
                    return new Line(name, state.words(name), state.needsPerson());
                })
                .toList();
        if (json) {
            out().println(Output.json(lines));
            return;
        }
        var rows = new ArrayList<List<String>>();
        lines.forEach(line -> rows.add(List.of(line.account(), line.state())));
        out().print(Output.columns(rows));
        out().flush();
    }

    private int connect(
            String name, HubProperties properties, Accounts accounts, AccountStates states, HubSettings settings)
            throws InterruptedException {
        AccountState before = states.state(name);
        say(name + " lets the hub in by " + properties.get("hub." + name + ".auth") + "; it wants");
        for (String key : states.wanted(name)) {
            say("  " + states.setting(name, key) + (states.isSet(name, key) ? ": set" : ": MISSING"));
        }
        if (before.kind() == Kind.INCOMPLETE) {
            say("Set what is missing, and call hub connect " + name + " again.");
            return ExitCode.FAILED;
        }
        URI redirect = URI.create(properties.get("hub.redirect-url"));
        Optional<FirstLogin> login = accounts.login(name, redirect);
        boolean logIn = again || before.needsPerson() || !isLetIn(name, accounts);
        if (login.isPresent() && logIn && !loggedIn(name, login.get(), redirect, properties, accounts)) {
            return ExitCode.FAILED;
        }
        accounts.tokens(name).current();
        List<String> missing = states.missingForTrial(name);
        if (!missing.isEmpty()) {
            say(name + " has given the hub a token. Set " + String.join(", ", missing) + ", and call hub connect "
                    + name + " again for a trial call.");
            return ExitCode.FAILED;
        }
        states.trial(name).ifPresent(address -> TrialCall.make(name, accounts.account(name), address));
        say(name + " is connected: "
                + (states.trial(name).isPresent() ? "a trial call went through." : "it gave a token."));
        next(name, FlowCatalog.names(settings.home()));
        return ExitCode.OK;
    }

    /** Whether the vendor gives a token for what the hub has; where it cannot be asked, nobody has to log in for that. */
    private static boolean isLetIn(String name, Accounts accounts) {
        try {
            accounts.tokens(name).current();
            return true;
        } catch (VendorException.LoginNeeded e) {
            return false;
        }
    }

    private boolean loggedIn(String name, FirstLogin login, URI redirect, HubProperties properties, Accounts accounts)
            throws InterruptedException {
        try (RedirectInbox inbox = RedirectInbox.open(redirect, System.in)) {
            say("A person has to let the hub in, once. Open this address in a browser:");
            say("");
            say("  " + login.address());
            say("");
            say(
                    inbox.isListening()
                            ? "The answer is awaited at " + redirect + " for " + patience.toMinutes()
                                    + " minutes. Where the browser runs on another machine it ends at an address that does"
                                    + " not open: paste that address here."
                            : "The browser ends at an address that begins with " + redirect
                                    + ": paste that address here.");
            Optional<Map<String, String>> answer = inbox.await(patience);
            if (answer.isEmpty()) {
                say("Nobody has logged in. Call hub connect " + name + " again.");
                return false;
            }
            Granted granted = login.redeem(answer.get());
            String company = answer.get().getOrDefault(REALM_ID, "");
            String declared = properties.get("hub." + name + "." + REALM);
            String variable = properties.variable("hub." + name + "." + REALM);
            if (!company.isEmpty() && !declared.isEmpty() && !company.equals(declared)) {
                say("The person chose company " + company + ", and " + variable + " says " + declared
                        + ": set it to the right one, or log in anew and choose the other. Nothing was stored.");
                return false;
            }
            accounts.grantedTokens(name).orElseThrow().take(granted);
            say("The refresh token is stored, sealed.");
            if (!company.isEmpty() && declared.isEmpty()) {
                say("The person chose company " + company + ": set " + variable + "=" + company);
            }
            return true;
        }
    }

    private void next(String name, List<String> flows) {
        List<String> own =
                flows.stream().filter(flow -> flow.startsWith(name + "-")).toList();
        say(
                own.isEmpty()
                        ? "Next: hub flows lists the flows, hub sync FLOW runs one."
                        : "Next: hub sync " + own.get(0) + " reads for the first time.");
    }

    private void say(String line) {
        out().println(line);
        out().flush();
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }
}
