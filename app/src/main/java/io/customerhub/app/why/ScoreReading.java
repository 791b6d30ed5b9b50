package io.customerhub.app.why;

import io.customerhub.app.DecisionFiles;
import io.customerhub.app.why.ScoreReasons.Graded;
import io.customerhub.declaration.Declared;
import io.customerhub.scoring.Drivers;
import io.customerhub.scoring.Drivers.Grade;
import io.customerhub.scoring.Rfm;
import io.customerhub.warehouse.store.KnownCustomer;
import java.util.List;
import java.util.Optional;

/** Reads a customer's score beside the limits and segments that gave it. */
final class ScoreReading {
    private ScoreReading() {}

    static Optional<ScoreReasons> of(KnownCustomer customer, FilesAsUsed used, List<SinkPart> sinks) {
        return customer.rfm().map(rfm -> reasons(rfm, customer, used, sinks));
    }

    private static ScoreReasons reasons(Rfm rfm, KnownCustomer customer, FilesAsUsed used, List<SinkPart> sinks) {
        Optional<Drivers> drivers = used.scorer().map(scorer -> scorer.drivers(rfm));
        Optional<Declared> root = used.root(DecisionFiles.SCORES);
        Optional<Declared> segment = drivers.flatMap(Drivers::segment)
                .flatMap(place -> root.flatMap(all -> all.get("segments"))
                        .map(segments -> segments.items().get(place)));
        return new ScoreReasons(
                rfm.segment(),
                segment.map(rule -> used.place(DecisionFiles.SCORES, rule.line())),
                segment.flatMap(rule -> rule.text("description")).orElse(""),
                rfm.asOf(),
                rfm.currency(),
                drivers.map(Drivers::grades).orElse(List.of()).stream()
                        .map(grade -> new Graded(
                                grade.of(),
                                grade.value(),
                                grade.grade(),
                                grade.limits(),
                                grade.passed(),
                                used.place(DecisionFiles.SCORES, line(root, grade))))
                        .toList(),
                customer.documents(),
                sinks);
    }

    private static int line(Optional<Declared> root, Grade grade) {
        Optional<Declared> table = root.flatMap(all -> all.get("limits"));
        for (String step : grade.declaredAs().subList(0, grade.declaredAs().size() - 1)) {
            table = table.flatMap(each -> each.get(step));
        }
        return table.map(each ->
                        each.lineOf(grade.declaredAs().get(grade.declaredAs().size() - 1)))
                .orElse(0);
    }
}
