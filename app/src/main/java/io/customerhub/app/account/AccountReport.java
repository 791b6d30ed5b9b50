package io.customerhub.app.account;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An account, how it stands, and what it has used.
 *
 * @param state in words
 * @param needsPerson whether only a person can go on
 * @param leftAloneUntil where the system failed again and again, until when a hub leaves it alone
 */
public record AccountReport(
        String account, String state, boolean needsPerson, List<LimitReport> limits, Optional<Instant> leftAloneUntil) {
    public AccountReport {
        limits = List.copyOf(limits);
    }

    /**
     * What is used of a limit.
     *
     * @param limit as declared
     * @param used of a budget, the calls of its period; of a rate, all calls so far
     * @param renewsAt when a budget's period ends; none of a rate, which renews itself all the time
     */
    public record LimitReport(String limit, String period, long allowed, long used, Optional<Instant> renewsAt) {}
}
