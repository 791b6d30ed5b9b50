package io.customerhub.app.metrics;

import io.customerhub.app.account.AccountReport;
import io.customerhub.app.account.AccountReport.LimitReport;
import io.customerhub.app.account.AccountReports;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.util.HashMap;
import java.util.Map;

/** How accounts stand, as figures: taken when asked, so that a scrape costs the warehouse nothing. */
public final class AccountGauges {
    private final AccountReports reports;
    private final FigureTable calls;
    private final FigureTable budgets;
    private final FigureTable people;
    private final FigureTable alone;

    public AccountGauges(MeterRegistry registry, AccountReports reports) {
        this.reports = reports;
        this.calls = new FigureTable(
                registry, "hub.account.calls", "Calls of an account: in the period of a budget, of a rate all so far");
        this.budgets =
                new FigureTable(registry, "hub.account.budget", "Calls that a declared budget allows in its period");
        this.people = new FigureTable(registry, "hub.account.login.needed", "1 where only a person can let the hub in");
        this.alone = new FigureTable(
                registry, "hub.account.left.alone", "1 where a system failed again and again and is left alone");
    }

    /** Takes the accounts' figures from the warehouse. */
    public synchronized void refresh() {
        Map<Tags, Double> used = new HashMap<>();
        Map<Tags, Double> allowed = new HashMap<>();
        Map<Tags, Double> needing = new HashMap<>();
        Map<Tags, Double> resting = new HashMap<>();
        for (AccountReport account : reports.all()) {
            var name = Tags.of("account", account.account());
            for (LimitReport limit : account.limits()) {
                used.put(name.and("period", limit.period()), (double) limit.used());
                if (limit.renewsAt().isPresent()) {
                    allowed.put(name.and("period", limit.period()), (double) limit.allowed());
                }
            }
            needing.put(name, account.needsPerson() ? 1.0 : 0.0);
            resting.put(name, account.leftAloneUntil().isPresent() ? 1.0 : 0.0);
        }
        calls.set(used);
        budgets.set(allowed);
        people.set(needing);
        alone.set(resting);
    }
}
