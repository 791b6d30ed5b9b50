package io.customerhub.scoring.action;

import java.math.BigDecimal;
import java.util.Optional;

/** Numbers, both ends among them. They are compared exactly: .6 is as declared, and not the binary number next to it. */
public record Limits(Optional<BigDecimal> from, Optional<BigDecimal> to) implements Expected {
    /** Whether a number is within. */
    public boolean hold(BigDecimal value) {
        return from.filter(least -> value.compareTo(least) < 0).isEmpty()
                && to.filter(most -> value.compareTo(most) > 0).isEmpty();
    }

    /** As {@code at least 0.6}, or {@code 90 to 365}. */
    @Override
    public String toString() {
        String most = to.map(BigDecimal::toPlainString).orElse("");
        return from.map(BigDecimal::toPlainString)
                .map(least -> most.isEmpty() ? "at least " + least : least + " to " + most)
                .orElse("at most " + most);
    }
}
