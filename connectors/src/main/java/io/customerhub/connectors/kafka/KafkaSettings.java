package io.customerhub.connectors.kafka;

import io.customerhub.connectors.tokens.Secret;
import java.time.Duration;

/**
 * How a cluster is reached.
 *
 * @param brokers as {@code host:port,host:port}; empty for none
 * @param sessionTimeout how long one that says nothing any more keeps its partitions
 * @param security {@code PLAINTEXT}, {@code SSL}, {@code SASL_PLAINTEXT} or {@code SASL_SSL}; empty for the first
 * @param mechanism of SASL, as {@code SCRAM-SHA-512}; empty without
 * @param login the line of JAAS that holds user and password; empty without
 * @param trustStore the file of whom to trust, PKCS12, JKS or PEM by its ending; empty for whom Java trusts
 * @param keyStore the file by which the hub shows who it is, of the same kinds; empty for none
 */
public record KafkaSettings(
        String brokers,
        Duration sessionTimeout,
        String security,
        String mechanism,
        Secret login,
        Store trustStore,
        Store keyStore) {
    /** A file of certificates or keys, and what opens it. */
    public record Store(String file, Secret password) {
        String type() {
            return file.endsWith(".pem") ? "PEM" : file.endsWith(".jks") ? "JKS" : "PKCS12";
        }
    }

    public boolean isConfigured() {
        return !brokers.isBlank();
    }
}
