package io.customerhub.sandbox;

import io.customerhub.sandbox.dynamics.DynamicsCredentials;
import io.customerhub.sandbox.google.GoogleCredentials;
import io.customerhub.sandbox.graph.FacebookCredentials;
import io.customerhub.sandbox.graph.InstagramCredentials;
import io.customerhub.sandbox.quickbooks.QuickBooksCredentials;
import io.customerhub.sandbox.salesforce.SalesforceCredentials;
import io.customerhub.sandbox.stripe.StripeCredentials;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** What clients must know to be let in, all of it out of the environment. Never printed. */
public record Credentials(
        QuickBooksCredentials quickBooks,
        GoogleCredentials google,
        String hubSpotAccessToken,
        Optional<String> hubSpotClientSecret,
        SalesforceCredentials salesforce,
        String loyaltyApiKey,
        Access<DynamicsCredentials> dynamics,
        Access<StripeCredentials> stripe,
        Access<InstagramCredentials> instagram,
        Access<FacebookCredentials> facebook,
        Access<String> placesApiKey,
        Access<String> visitsToken,
        Access<String> deskToken) {

    /** Names variables that have no value. */
    public static final class Missing extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Missing(List<String> names) {
            super("reading credentials from the environment: not set: " + String.join(", ", names)
                    + "; sandbox/README.md lists values for a demonstration");
        }
    }

    /** Reads all of them, and reports all that miss and that the sandbox cannot start without. */
    public static Credentials of(Map<String, String> environment) {
        Reader reader = new Reader(environment);
        Credentials credentials = new Credentials(
                new QuickBooksCredentials(
                        reader.read("SANDBOX_QUICKBOOKS_CLIENT_ID"),
                        reader.read("SANDBOX_QUICKBOOKS_CLIENT_SECRET"),
                        reader.read("SANDBOX_QUICKBOOKS_REFRESH_TOKEN"),
                        reader.read("SANDBOX_QUICKBOOKS_REALM"),
                        reader.read("SANDBOX_QUICKBOOKS_WEBHOOK_VERIFIER"),
                        reader.redirectUrl()),
                new GoogleCredentials(
                        reader.read("SANDBOX_GOOGLE_CLIENT_ID"),
                        reader.read("SANDBOX_GOOGLE_CLIENT_SECRET"),
                        reader.read("SANDBOX_GOOGLE_REFRESH_TOKEN"),
                        reader.read("SANDBOX_GOOGLE_SPREADSHEET"),
                        reader.redirectUrl()),
                reader.read("SANDBOX_HUBSPOT_ACCESS_TOKEN"),
                reader.find("SANDBOX_HUBSPOT_CLIENT_SECRET"),
                new SalesforceCredentials(
                        reader.read("SANDBOX_SALESFORCE_CLIENT_ID"), reader.read("SANDBOX_SALESFORCE_CLIENT_SECRET")),
                reader.read("SANDBOX_LOYALTY_API_KEY"),
                reader.group(
                        values -> new DynamicsCredentials(values.get(0), values.get(1), values.get(2)),
                        "SANDBOX_DYNAMICS_TENANT",
                        "SANDBOX_DYNAMICS_CLIENT_ID",
                        "SANDBOX_DYNAMICS_CLIENT_SECRET"),
                reader.group(
                        values -> new StripeCredentials(values.get(0), values.get(1)),
                        "SANDBOX_STRIPE_SECRET_KEY",
                        "SANDBOX_STRIPE_WEBHOOK_SECRET"),
                reader.group(
                        values -> new InstagramCredentials(values.get(0), values.get(1)),
                        "SANDBOX_INSTAGRAM_ACCESS_TOKEN",
                        "SANDBOX_INSTAGRAM_APP_SECRET"),
                reader.group(
                        values -> new FacebookCredentials(values.get(0), reader.find("SANDBOX_INSTAGRAM_APP_SECRET")),
                        "SANDBOX_FACEBOOK_ACCESS_TOKEN"),
                reader.group(values -> values.get(0), "SANDBOX_PLACES_API_KEY"),
                reader.group(values -> values.get(0), "SANDBOX_VISITS_TOKEN"),
                reader.group(values -> values.get(0), "SANDBOX_DESK_TOKEN"));
        if (!reader.missing.isEmpty()) {
            throw new Missing(reader.missing);
        }
        return credentials;
    }

    @Override
    public String toString() {
        return "Credentials[]";
    }

    private static final class Reader {

        private final Map<String, String> environment;
        private final List<String> missing = new ArrayList<>();

        Reader(Map<String, String> environment) {
            this.environment = environment;
        }

        String read(String name) {
            Optional<String> value = find(name);
            if (value.isEmpty()) {
                missing.add(name);
            }
            return value.orElse("");
        }

        /** Where the vendors send a person back to who has let the client in: as registered with them. */
        String redirectUrl() {
            return find("SANDBOX_REDIRECT_URL").orElse("http://localhost:8765/connected");
        }

        /** Credentials that may be missing; then their vendor is not served. */
        <T> Access<T> group(Function<List<String>, T> maker, String... names) {
            List<String> values = new ArrayList<>();
            List<String> lacking = new ArrayList<>();
            for (String name : names) {
                find(name).ifPresentOrElse(values::add, () -> lacking.add(name));
            }
            return lacking.isEmpty() ? new Access.Given<>(maker.apply(values)) : new Access.Lacking<>(lacking);
        }

        Optional<String> find(String name) {
            return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
        }
    }
}
