package io.customerhub.app.command;

import io.customerhub.app.account.AccountReport;
import io.customerhub.app.account.AccountReport.LimitReport;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Accounts in words and columns. */
final class AccountSummary {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC'").withZone(ZoneOffset.UTC);

    private AccountSummary() {}

    static String of(List<AccountReport> accounts) {
        var rows = new ArrayList<List<String>>();
        rows.add(List.of("account", "calls", "state"));
        for (AccountReport account : accounts) {
            String alone = account.leftAloneUntil()
                    .map(until -> "; failed again and again, left alone until " + time(until))
                    .orElse("");
            rows.add(List.of(account.account(), limits(account.limits()), account.state() + alone));
        }
        return System.lineSeparator() + Output.columns(rows);
    }

    private static String limits(List<LimitReport> limits) {
        return limits.isEmpty()
                ? "no limit"
                : limits.stream().map(AccountSummary::limit).collect(Collectors.joining("; "));
    }

    /** A rate renews itself all the time, so that only a budget has a use of the moment. */
    private static String limit(LimitReport limit) {
        return limit.renewsAt()
                .map(renews -> String.format(
                        "%,d of %,d a %s, renewed %s", limit.used(), limit.allowed(), limit.period(), time(renews)))
                .orElseGet(() -> String.format("%,d at %s", limit.used(), limit.limit()));
    }

    private static String time(Instant moment) {
        return TIME.format(moment);
    }
}
