package io.customerhub.sandbox.stripe;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/** The kinds of object that can be listed. */
enum StripeKind {
    CUSTOMERS("customers", "customer", "cus_"),
    CHARGES("charges", "charge", "ch_"),
    REFUNDS("refunds", "refund", "re_"),
    EVENTS("events", "event", "evt_");

    private final String path;
    private final String word;
    private final String prefix;

    StripeKind(String path, String word, String prefix) {
        this.path = path;
        this.word = word;
        this.prefix = prefix;
    }

    /** The name in paths. */
    String path() {
        return path;
    }

    /** The name in an object's {@code object} field. */
    String word() {
        return word;
    }

    /** An id of this kind that is the same in every run. */
    String id(String seed) {
        String digits = UUID.nameUUIDFromBytes((path + seed).getBytes(StandardCharsets.UTF_8))
                .toString()
                .replace("-", "");
        return prefix + "1" + digits.substring(0, 23);
    }

    /** The parameters by which a list of this kind can be narrowed, beside those that every list has. */
    Set<String> filters() {
        return switch (this) {
            case CUSTOMERS -> Set.of("email");
            case CHARGES -> Set.of("customer", "payment_intent");
            case REFUNDS -> Set.of("charge", "payment_intent");
            case EVENTS -> Set.of("type", "types[]");
        };
    }

    static Optional<StripeKind> of(String path) {
        return Stream.of(values()).filter(kind -> kind.path.equals(path)).findFirst();
    }
}
