package io.customerhub.app.check;

import java.util.Set;

/** The words that this hub's Java gives to its files: the beans it binds and the properties it reads. */
final class HubVocabulary {
    /** The names under which the hub binds its beans and components. */
    static final Set<String> BEANS = Set.of(
            "conveyor",
            "landing",
            "translation",
            "quality",
            "identity",
            "profiles",
            "scores",
            "scoring",
            "triggers",
            "decisions",
            "deliveryPlan",
            "commit",
            "clock",
            "runs",
            "releases",
            "replay",
            "outbox",
            "webhooks",
            "changeEvents",
            "kafka",
            "streams",
            "deadLetters",
            "streamGauges",
            "stream-health",
            "debezium-postgres",
            "captures",
            "captureGauges",
            "capture-health",
            "google-sheets",
            "salesforce",
            "sqlDatabases",
            "prometheusMeterRegistry",
            "gauges",
            "reviewGauges",
            "modelGauges",
            "accountGauges",
            "nodeGauges",
            "triggerGauges",
            "schedules",
            "quartz",
            "vendorCalls",
            "database-health",
            "flow-health");

    /** The keys the hub's Java reads, beside those that placeholders name; one that ends in {@code .*} stands for all keys that begin so. */
    static final Set<String> PROPERTIES = Set.of(
            "hub.tenant",
            "hub.sinks",
            "hub.targets",
            "hub.schedule.*",
            "hub.outbox.attempts",
            "hub.first-wait",
            "hub.attempts-kept",
            "hub.guard.share",
            "hub.guard.from",
            "hub.retries",
            "hub.figures",
            "hub.node.name",
            "hub.node.lease",
            "hub.node.heartbeat",
            "hub.as-of",
            "hub.health.*",
            "hub.management.open",
            "hub.public-url",
            "hub.redirect-url",
            "hub.google-sheets.url",
            "hub.salesforce.*",
            "hub.kafka.*",
            "hub.sql.*");

    private HubVocabulary() {}
}
