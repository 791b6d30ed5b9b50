package io.customerhub.app;

import io.customerhub.connectors.tokens.Secret;
import io.customerhub.warehouse.database.DatabaseSettings;
import io.customerhub.warehouse.secrets.HubKey;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * What a hub is started with.
 *
 * @param home the folder of routes, mappings, config and connectors
 * @param data the folder of the embedded warehouse and the hub's own key
 * @param environment where secrets come from
 * @param overrides properties that win over {@code config/application.properties}
 * @param clock what time it is
 */
public record HubSettings(
        Path home, Path data, Map<String, String> environment, Map<String, String> overrides, InstantSource clock) {
    public HubSettings {
        environment = Map.copyOf(environment);
        overrides = Map.copyOf(overrides);
    }

    /** The version of the software. */
    public static final String VERSION = "0.1.0";

    private static final String DEMO_AS_OF = "2026-10-31";

    /**
     * The settings of a process: its environment, its folder, the system's clock. Where {@code HUB_SANDBOX} names a
     * sandbox that {@code hub sandbox} runs on the same data folder, its vendors stand in for the real ones.
     */
    public static HubSettings ofProcess() {
        Map<String, String> environment = System.getenv();
        Path home = Path.of(environment.getOrDefault("HUB_HOME", "."))
                .toAbsolutePath()
                .normalize();
        Path data = home.resolve(environment.getOrDefault("HUB_DATA", ".hub"));
        var settings = new HubSettings(home, data, environment, Map.of(), InstantSource.system());
        return settings.variable("HUB_SANDBOX").map(settings::withSandbox).orElse(settings);
    }

    private HubSettings withSandbox(String url) {
        Map<String, String> properties = new TreeMap<>(new DemoCredentials(demoKey()).hubProperties(url));
        properties.put("hub.as-of", variable("HUB_AS_OF").orElse(DEMO_AS_OF));
        return withOverrides(properties);
    }

    public HubSettings withData(Path folder) {
        return new HubSettings(home, folder, environment, overrides, clock);
    }

    public HubSettings withOverrides(Map<String, String> properties) {
        return new HubSettings(home, data, environment, properties, clock);
    }

    public HubProperties properties() {
        return HubProperties.read(home.resolve("config/application.properties"), environment, overrides);
    }

    /** The warehouse named by {@code HUB_WAREHOUSE_URL}, or else the embedded one in the data folder. */
    DatabaseSettings database() {
        return variable("HUB_WAREHOUSE_URL")
                .<DatabaseSettings>map(url -> new DatabaseSettings.External(
                        url,
                        variable("HUB_WAREHOUSE_USER").orElse("customer_hub"),
                        new Secret(variable("HUB_WAREHOUSE_PASSWORD").orElse(""))))
                .orElseGet(() -> new DatabaseSettings.Embedded(data, key()));
    }

    /**
     * The warehouse of tests, in which nothing is ever kept: the one named by {@code HUB_TEST_WAREHOUSE_URL}, or else an
     * embedded one of its own in the data folder.
     */
    DatabaseSettings testDatabase() {
        return variable("HUB_TEST_WAREHOUSE_URL")
                .<DatabaseSettings>map(url -> new DatabaseSettings.External(
                        url,
                        variable("HUB_TEST_WAREHOUSE_USER").orElse("customer_hub"),
                        new Secret(variable("HUB_TEST_WAREHOUSE_PASSWORD").orElse(""))))
                .orElseGet(() -> {
                    Path folder = data.resolve("test");
                    return new DatabaseSettings.Embedded(folder, HubKey.ofFolder(folder));
                });
    }

    /** The hub's key: from the environment, or with an embedded warehouse from its folder. */
    HubKey key() {
        return isKeyInFile() ? HubKey.ofFolder(data) : HubKey.ofEnvironment(variable("HUB_SECRET_KEY"));
    }

    /** Whether the hub's key is in its folder and not in the environment. */
    public boolean isKeyInFile() {
        return variable("HUB_SECRET_KEY").isEmpty()
                && variable("HUB_WAREHOUSE_URL").isEmpty();
    }

    /** How many keys the hub knows: the one in use, and those it replaced. */
    public int keys() {
        return key().size();
    }

    /** Puts a new key before those of the folder. */
    public void renewKeyFile() {
        HubKey.renewInFolder(data);
    }

    /** Takes the older keys out of the folder. */
    public void retireOlderKeys() {
        HubKey.retireOlderInFolder(data);
    }

    /** The key from which the demo's credentials are derived. */
    public HubKey demoKey() {
        return key();
    }

    /** The day for which scores are to be true: {@code hub.as-of} where it is set, or else today in UTC. */
    public Supplier<LocalDate> today(HubProperties properties) {
        String asOf = properties.get("hub.as-of");
        return asOf.isEmpty()
                ? () -> LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC)
                : () -> LocalDate.parse(asOf);
    }

    private Optional<String> variable(String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
    }
}
