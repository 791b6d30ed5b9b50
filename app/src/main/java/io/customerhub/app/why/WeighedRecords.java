package io.customerhub.app.why;

import io.customerhub.app.DecisionFiles;
import io.customerhub.app.why.PairReasons.Step;
import io.customerhub.declaration.Declared;
import io.customerhub.identity.match.Links;
import io.customerhub.identity.match.Links.Average;
import io.customerhub.identity.match.Weighing;
import io.customerhub.identity.match.Weighing.Evidence;
import io.customerhub.warehouse.store.KnownCustomer.KnownRecord;
import io.customerhub.warehouse.store.KnownCustomer.RunMention;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Records compared by the files of the run that brought the last of them: all pairs of what hangs together were weighed then. */
final class WeighedRecords {
    private static final String COMPARISONS = "comparisons";

    private final List<KnownRecord> records;
    private final RunMention run;
    private final FilesAsUsed used;
    private final Links links;

    private WeighedRecords(List<KnownRecord> records, RunMention run, FilesAsUsed used, Links links) {
        this.records = List.copyOf(records);
        this.run = run;
        this.used = used;
        this.links = links;
    }

    /** Of some records the one that came last, by whose files all pairs of them were weighed. */
    static KnownRecord last(List<KnownRecord> records) {
        return records.stream()
                .max(Comparator.comparingLong(
                                (KnownRecord record) -> record.run().run())
                        .thenComparingInt(KnownRecord::filesVersion))
                .orElseThrow();
    }

    /**
     * Compares records.
     *
     * @param last the one with which it was decided
     * @param used its files
     * @return empty where those do not tell how records are compared
     */
    static Optional<WeighedRecords> of(List<KnownRecord> records, KnownRecord last, FilesAsUsed used) {
        return used.matching()
                .map(matching -> new WeighedRecords(
                        records,
                        last.run(),
                        used,
                        matching.links(
                                records.stream().map(KnownRecord::described).toList())));
    }

    /** For each record the one that it is linked to, as {@link Links#strongest} tells. */
    int[] strongest() {
        return links.strongest();
    }

    Average average(Collection<Integer> some, Collection<Integer> others) {
        return links.average(some, others);
    }

    PairReasons pair(int one, int other) {
        Weighing weighing = links.between(one, other);
        var steps = new ArrayList<Step>();
        double total = weighing.prior();
        for (Evidence each : weighing.evidence()) {
            total += each.bits();
            steps.add(step(each, total));
        }
        return new PairReasons(
                records.get(one).record().key().toString(),
                records.get(other).record().key().toString(),
                run,
                weighing.prior(),
                used.place(
                        DecisionFiles.MODEL,
                        used.root(DecisionFiles.MODEL).orElseThrow().lineOf("prior")),
                steps,
                weighing.neighbours(),
                weighing.odds(),
                weighing.confidence());
    }

    private Step step(Evidence evidence, double total) {
        String name = evidence.comparison();
        int declared = table(DecisionFiles.IDENTITY).items().stream()
                .filter(rule -> rule.text("comparison").equals(Optional.of(name)))
                .mapToInt(Declared::line)
                .findFirst()
                .orElse(0);
        int weighed = table(DecisionFiles.MODEL).get(name).orElseThrow().lineOf(evidence.level());
        return new Step(
                name,
                evidence.level(),
                evidence.weight(),
                evidence.rarity(),
                total,
                used.place(DecisionFiles.IDENTITY, declared),
                used.place(DecisionFiles.MODEL, weighed));
    }

    private Declared table(String file) {
        return used.root(file).orElseThrow().get(COMPARISONS).orElseThrow();
    }
}
