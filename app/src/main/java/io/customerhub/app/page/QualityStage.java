package io.customerhub.app.page;

import io.customerhub.model.CanonicalRecord;
import io.customerhub.model.CustomerId;
import io.customerhub.model.CustomerRecord;
import io.customerhub.model.PlainRecord;
import io.customerhub.model.Problem;
import io.customerhub.model.SourceKey;
import io.customerhub.model.TransactionRecord;
import io.customerhub.quality.QualityRules;
import io.customerhub.quality.QualityVerdict;
import io.customerhub.quality.QualityVerdict.Accepted;
import io.customerhub.quality.QualityVerdict.Quarantined;
import io.customerhub.warehouse.store.Quarantine;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.Body;

/** Judges records by the declared rules, and puts aside what is not sound. */
public final class QualityStage {
    private static final Problem REPAIRED =
            new Problem("repair", "record", "was corrected by a person: hub quarantine history says by whom");

    public JudgedPage judge(@Body TranslatedPage page) {
        QualityRules rules = page.context().rules().quality();
        var customers = new ArrayList<Accepted<CustomerRecord>>();
        var transactions = new ArrayList<TransactionRecord>();
        var plain = new ArrayList<PlainRecord>();
        var accepted = new ArrayList<SourceKey>();
        Map<SourceKey, List<Problem>> quarantined = new HashMap<>(page.unmapped());
        for (CanonicalRecord canonical : page.records()) {
            QualityVerdict verdict = rules.judge(canonical);
            if (verdict instanceof Quarantined rejected) {
                quarantined.put(rejected.key(), rejected.problems());
            } else if (verdict instanceof Accepted<?> sound) {
                accepted.add(sound.key());
                if (sound.record() instanceof CustomerRecord customer) {
                    customers.add(new Accepted<>(page.own(customer), notes(sound, page)));
                } else if (sound.record() instanceof TransactionRecord transaction) {
                    transactions.add(transaction);
                } else if (sound.record() instanceof PlainRecord record) {
                    plain.add(record);
                }
            }
        }
        Quarantine quarantine = page.context().transaction().quarantine();
        quarantine.keep(quarantined);
        accepted.addAll(page.withdrawn());
        quarantine.release(accepted);
        return new JudgedPage(
                page.context(), customers, transactions, plain, page.withdrawn(), told(page), quarantined.size());
    }

    private static Map<SourceKey, CustomerId> told(TranslatedPage page) {
        Map<SourceKey, CustomerId> told = new HashMap<>();
        page.returned().forEach((key, back) -> back.customer().ifPresent(customer -> told.put(key, customer)));
        return told;
    }

    /** What a reader of the customer should know of one of their records. */
    private static List<Problem> notes(Accepted<?> sound, TranslatedPage page) {
        if (!page.repaired().contains(sound.key())) {
            return sound.notes();
        }
        var notes = new ArrayList<>(sound.notes());
        notes.add(REPAIRED);
        return notes;
    }
}
