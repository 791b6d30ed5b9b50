package io.customerhub.quality;

import io.customerhub.model.CanonicalRecord;
import io.customerhub.model.CustomerField;
import io.customerhub.model.CustomerRecord;
import io.customerhub.model.Facts;
import io.customerhub.model.Problem;
import io.customerhub.model.TransactionLine;
import io.customerhub.model.TransactionRecord;
import io.customerhub.quality.QualityRule.AnyOf;
import io.customerhub.quality.QualityRule.LinesAddUp;
import io.customerhub.quality.QualityRule.Value;
import io.customerhub.quality.QualityVerdict.Accepted;
import io.customerhub.quality.QualityVerdict.Quarantined;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The declared rules of quality. Every rule is asked, so that a person sees all that is wrong at once. */
public final class QualityRules {
    private final List<QualityRule> customer;
    private final List<QualityRule> transaction;

    QualityRules(List<QualityRule> customer, List<QualityRule> transaction) {
        this.customer = List.copyOf(customer);
        this.transaction = List.copyOf(transaction);
    }

    /** Judges one record. */
    public QualityVerdict judge(CanonicalRecord record) {
        return record instanceof CustomerRecord who ? customer(who) : transaction((TransactionRecord) record);
    }

    private QualityVerdict customer(CustomerRecord record) {
        var problems = new ArrayList<Problem>();
        var notes = new ArrayList<Problem>();
        Facts facts = record.facts();
        for (QualityRule rule : customer) {
            if (rule instanceof AnyOf anyOf && anyOf.fields().stream().noneMatch(facts.values()::containsKey)) {
                report(rule, "", "has none of " + anyOf.words(), problems, notes);
            }
            if (rule instanceof Value value) {
                CustomerField field = CustomerField.of(value.field()).orElseThrow();
                Optional<String> written = facts.get(field);
                if (written.isPresent()) {
                    Optional<String> normal = value.requirement().normal(written.get());
                    if (normal.isPresent()) {
                        facts = facts.with(field, normal.get());
                    } else {
                        report(rule, value.field(), value.requirement().complaint(), problems, notes);
                        facts = rule.otherwise() == Otherwise.DROP ? facts.with(field, "") : facts;
                    }
                }
            }
        }
        return problems.isEmpty() ? new Accepted<>(record.with(facts), notes) : new Quarantined(record.key(), problems);
    }

    private QualityVerdict transaction(TransactionRecord record) {
        String currency = record.currency();
        var problems = new ArrayList<Problem>();
        var notes = new ArrayList<Problem>();
        for (QualityRule rule : transaction) {
            if (rule instanceof LinesAddUp && !addsUp(record)) {
                report(rule, "total", "is not the sum of the lines' amounts", problems, notes);
            }
            if (rule instanceof Value value) {
                String written = value.field().equals("currency")
                        ? currency
                        : record.date().toString();
                Optional<String> normal = value.requirement().normal(written);
                if (normal.isEmpty()) {
                    report(rule, value.field(), value.requirement().complaint(), problems, notes);
                } else if (value.field().equals("currency")) {
                    currency = normal.get();
                }
            }
        }
        return problems.isEmpty()
                ? new Accepted<>(record.with(currency), notes)
                : new Quarantined(record.key(), problems);
    }

    private static boolean addsUp(TransactionRecord record) {
        BigDecimal sum = record.lines().stream().map(TransactionLine::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
        return record.lines().isEmpty() || sum.compareTo(record.total()) == 0;
    }

    private static void report(
            QualityRule rule, String field, String message, List<Problem> problems, List<Problem> notes) {
        (rule.otherwise() == Otherwise.QUARANTINE ? problems : notes).add(new Problem(rule.name(), field, message));
    }
}
