package io.customerhub.app;

import io.customerhub.app.sink.SinkGuard;
import io.customerhub.app.stream.DeadLetterTopics;
import io.customerhub.connectors.kafka.KafkaSettings;
import io.customerhub.connectors.sql.SqlAccount;
import io.customerhub.connectors.tokens.Secret;
import io.customerhub.warehouse.store.NodeSettings;
import java.io.IOException;
import java.io.Reader;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** {@code config/application.properties} with its placeholders of the environment filled in: what Camel sees, for our own objects. */
public final class HubProperties {
    private static final Pattern ENVIRONMENT = Pattern.compile("\\{\\{env:([A-Za-z0-9_]+)(?::([^}]*))?}}");
    private static final Pattern ACCOUNT = Pattern.compile("hub\\.([a-z][a-z0-9-]*)\\.auth");
    private static final String SCHEDULE = "hub.schedule.";
    private static final Pattern SQL_URL = Pattern.compile("hub\\.sql\\.([a-z][a-z0-9-]*)\\.url");

    private final Map<String, String> values = new TreeMap<>();
    private final Map<String, String> variables = new TreeMap<>();

    private HubProperties() {}

    /** Reads the file; overrides win over it. */
    static HubProperties read(Path file, Map<String, String> environment, Map<String, String> overrides) {
        var properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            properties.load(reader);
        } catch (IOException e) {
            throw new HubException("reading " + file + ": " + e.getMessage()
                    + "; the hub's home must hold routes, mappings and config: set HUB_HOME");
        }
        var read = new HubProperties();
        for (String name : properties.stringPropertyNames()) {
            read.values.put(name, fill(properties.getProperty(name), environment));
            Matcher matcher = ENVIRONMENT.matcher(properties.getProperty(name));
            if (matcher.find()) {
                read.variables.put(name, matcher.group(1));
            }
        }
        read.values.putAll(overrides);
        return read;
    }

    private static String fill(String value, Map<String, String> environment) {
        Matcher matcher = ENVIRONMENT.matcher(value);
        var filled = new StringBuilder();
        while (matcher.find()) {
            String usual = matcher.group(2) == null ? "" : matcher.group(2);
            matcher.appendReplacement(
                    filled, Matcher.quoteReplacement(environment.getOrDefault(matcher.group(1), usual)));
        }
        return matcher.appendTail(filled).toString();
    }

    /** A property's value; empty where it has none. */
    public String get(String name) {
        return values.getOrDefault(name, "");
    }

    /** What a person sets to give a property its value: the variable of the environment that it names, or itself. */
    public String variable(String name) {
        return variables.getOrDefault(name, name);
    }

    /** The sinks that customers are told to. */
    public List<String> sinks() {
        return names("hub.sinks");
    }

    /** Those that triggers tell. */
    public List<String> targets() {
        return names("hub.targets");
    }

    private List<String> names(String property) {
        return Stream.of(get(property).split(",", -1))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .toList();
    }

    /** For each sink how much of it one run may change: as declared for the sink, or as usual. */
    public Map<String, SinkGuard> guards() {
        var guards = new TreeMap<String, SinkGuard>();
        sinks().forEach(sink ->
                guards.put(sink, SinkGuard.of(sink, guard(sink, "share", "0.2"), guard(sink, "from", "100"))));
        return guards;
    }

    private String guard(String sink, String what, String otherwise) {
        return Stream.of(get("hub.guard." + sink + "." + what), get("hub.guard." + what), otherwise)
                .filter(value -> !value.isBlank())
                .findFirst()
                .orElseThrow();
    }

    /** After how many attempts a delivery is given up that is itself the cause of its failures. */
    public int mostAttempts() {
        String attempts = get("hub.outbox.attempts").strip();
        if (attempts.isEmpty()) {
            return 8;
        }
        if (!attempts.matches("[1-9]\\d{0,3}")) {
            throw new HubException("hub.outbox.attempts is '" + attempts + "'; write a number from 1 to 9999");
        }
        return Integer.parseInt(attempts);
    }

    /** How long a delivery waits whose call failed for the first time, and how long a system that fails again and again is left alone. */
    public Duration firstWait() {
        return duration("hub.first-wait", "PT30S");
    }

    /** How long it is kept what came of every attempt to deliver. */
    public Duration attemptsKept() {
        return duration("hub.attempts-kept", "P90D");
    }

    /** What this process says of itself to those it shares the warehouse with. */
    public NodeSettings node() {
        String name = get("hub.node.name").strip();
        Duration lease = duration("hub.node.lease", "PT60S");
        Duration heartbeat = duration("hub.node.heartbeat", "PT10S");
        if (lease.compareTo(heartbeat.multipliedBy(2)) < 0) {
            throw new HubException(
                    "hub.node.lease is " + lease + " and hub.node.heartbeat " + heartbeat
                            + ": one lost heartbeat would end the node; make the lease several heartbeats long, as PT60S and PT10S");
        }
        return new NodeSettings(name.isEmpty() ? hostAndPid() : name, HubSettings.VERSION, lease, heartbeat);
    }

    private static String hostAndPid() {
        String pid = String.valueOf(ProcessHandle.current().pid());
        try {
            return InetAddress.getLocalHost().getHostName() + ":" + pid;
        } catch (UnknownHostException e) {
            return "localhost:" + pid;
        }
    }

    private Duration duration(String name, String usual) {
        String given = get(name).strip();
        try {
            Duration duration = Duration.parse(given.isEmpty() ? usual : given);
            if (duration.compareTo(Duration.ZERO) > 0) {
                return duration;
            }
        } catch (DateTimeParseException malformed) {
            // Said below, as for a duration that is none.
        }
        throw new HubException(name + " is '" + given + "'; write an ISO 8601 duration above zero, as " + usual);
    }

    /** The names of the accounts: those of {@code hub.NAME.auth}. */
    public List<String> accounts() {
        return values.keySet().stream()
                .map(ACCOUNT::matcher)
                .filter(Matcher::matches)
                .map(account -> account.group(1))
                .toList();
    }

    /** The flows that have a schedule, each with its Quartz expression. */
    public Map<String, String> schedules() {
        var schedules = new LinkedHashMap<String, String>();
        values.forEach((name, value) -> {
            if (name.startsWith(SCHEDULE)) {
                schedules.put(name.substring(SCHEDULE.length()), value);
            }
        });
        return schedules;
    }

    /** How Kafka is reached; without brokers there are no streams. */
    public KafkaSettings kafka() {
        return new KafkaSettings(
                get("hub.kafka.brokers").strip(),
                duration("hub.kafka.session-timeout", "PT15S"),
                get("hub.kafka.security"),
                get("hub.kafka.sasl-mechanism"),
                new Secret(get("hub.kafka.sasl-login")),
                store("hub.kafka.truststore"),
                store("hub.kafka.keystore"));
    }

    /** Which topics are told of events that could not be processed. */
    public DeadLetterTopics deadLetters() {
        return new DeadLetterTopics(get("hub.kafka.dead-letters").strip());
    }

    private KafkaSettings.Store store(String name) {
        return new KafkaSettings.Store(get(name), new Secret(get(name + "-password")));
    }

    /** The SQL databases that have an address. */
    public List<SqlAccount> sqlAccounts() {
        var accounts = new ArrayList<SqlAccount>();
        values.forEach((key, url) -> {
            Matcher matcher = SQL_URL.matcher(key);
            if (matcher.matches() && !url.isBlank()) {
                String prefix = "hub.sql." + matcher.group(1);
                accounts.add(new SqlAccount(
                        matcher.group(1), url.strip(), get(prefix + ".user"), new Secret(get(prefix + ".password"))));
            }
        });
        return accounts;
    }
}
