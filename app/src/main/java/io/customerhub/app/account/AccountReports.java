package io.customerhub.app.account;

import io.customerhub.app.account.AccountReport.LimitReport;
import io.customerhub.connectors.quota.CallLimit;
import io.customerhub.warehouse.store.CallCounts;
import io.customerhub.warehouse.store.CallCounts.Used;
import io.customerhub.warehouse.store.Rests;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reports of all accounts, out of the warehouse: what all nodes have used, and what any of them leaves alone. */
public final class AccountReports {
    private final Accounts accounts;
    private final AccountStates states;
    private final CallCounts calls;
    private final Rests rests;
    private final InstantSource clock;

    public AccountReports(Accounts accounts, AccountStates states, CallCounts calls, Rests rests, InstantSource clock) {
        this.accounts = accounts;
        this.states = states;
        this.calls = calls;
        this.rests = rests;
        this.clock = clock;
    }

    /** All accounts, in the order of their names. */
    public List<AccountReport> all() {
        List<Used> used = calls.used();
        Map<String, Instant> resting = rests.current();
        Instant now = clock.instant();
        return accounts.names().stream()
                .map(name -> {
                    AccountState state = states.state(name);
                    return new AccountReport(
                            name,
                            state.words(name),
                            state.needsPerson(),
                            accounts.limits(name).stream()
                                    .map(limit -> report(name, limit, used, now))
                                    .toList(),
                            Optional.ofNullable(resting.get(name)));
                })
                .toList();
    }

    private static LimitReport report(String name, CallLimit limit, List<Used> used, Instant now) {
        long calls = used.stream()
                .filter(row -> row.account().equals(name) && row.period().equals(limit.period()))
                .filter(row -> !limit.isBudget() || !row.begunAt().isBefore(limit.begin(now)))
                .mapToLong(Used::calls)
                .sum();
        return new LimitReport(
                limit.toString(),
                limit.period(),
                limit.calls(),
                calls,
                limit.isBudget() ? Optional.of(limit.end(now)) : Optional.empty());
    }
}
