package io.customerhub.app.metrics;

import io.customerhub.app.account.AccountReport;
import io.customerhub.app.account.AccountReport.LimitReport;
import io.customerhub.app.account.AccountReports;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import java.util.ArrayList;
import java.util.List;

/** How accounts stand, as figures: taken when asked, so that a scrape costs the warehouse nothing. */
public final class AccountGauges {
    private final AccountReports reports;
    private final MultiGauge calls;
    private final MultiGauge budgets;
    private final MultiGauge people;
    private final MultiGauge alone;

    public AccountGauges(MeterRegistry registry, AccountReports reports) {
        this.reports = reports;
        this.calls = MultiGauge.builder("hub.account.calls")
                .description("Calls of an account: in the period of a budget, of a rate all so far")
                .register(registry);
        this.budgets = MultiGauge.builder("hub.account.budget")
                .description("Calls that a declared budget allows in its period")
                .register(registry);
        this.people = MultiGauge.builder("hub.account.login.needed")
                .description("1 where only a person can let the hub in")
                .register(registry);
        this.alone = MultiGauge.builder("hub.account.left.alone")
                .description("1 where a system failed again and again and is left alone")
                .register(registry);
    }

    /** Takes the accounts' figures from the warehouse. */
    public synchronized void refresh() {
        List<Row<?>> used = new ArrayList<>();
        List<Row<?>> allowed = new ArrayList<>();
        List<Row<?>> needing = new ArrayList<>();
        List<Row<?>> resting = new ArrayList<>();
        for (AccountReport account : reports.all()) {
            var name = Tags.of("account", account.account());
            for (LimitReport limit : account.limits()) {
                used.add(Row.of(name.and("period", limit.period()), (double) limit.used()));
                if (limit.renewsAt().isPresent()) {
                    allowed.add(Row.of(name.and("period", limit.period()), (double) limit.allowed()));
                }
            }
            needing.add(Row.of(name, account.needsPerson() ? 1.0 : 0.0));
            resting.add(Row.of(name, account.leftAloneUntil().isPresent() ? 1.0 : 0.0));
        }
        calls.register(used, true);
        budgets.register(allowed, true);
        people.register(needing, true);
        alone.register(resting, true);
    }
}
