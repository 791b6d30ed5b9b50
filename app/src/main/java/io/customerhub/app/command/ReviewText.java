package io.customerhub.app.command;

import io.customerhub.identity.match.Weighing;
import io.customerhub.identity.match.Weighing.Evidence;
import io.customerhub.model.CustomerField;
import io.customerhub.warehouse.store.Decided;
import io.customerhub.warehouse.store.ReviewPair;
import java.io.PrintWriter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How pairs, what speaks for and against them, and what people said of them are put into words. */
final class ReviewText {
    private ReviewText() {}

    /** Two records side by side: {@code =} where both say the same, {@code ≠} where they do not. */
    static void sides(ReviewPair pair, PrintWriter out) {
        var rows = new ArrayList<List<String>>();
        rows.add(List.of(
                "", "", pair.one().record().toString(), pair.two().record().toString()));
        rows.add(List.of(
                pair.together() ? "=" : "≠",
                "customer",
                pair.one().customer().toString(),
                pair.two().customer().toString()));
        for (CustomerField field : CustomerField.values()) {
            Optional<String> one = pair.one().facts().get(field);
            Optional<String> two = pair.two().facts().get(field);
            if (one.isPresent() || two.isPresent()) {
                rows.add(List.of(mark(one, two), field.word(), one.orElse(""), two.orElse("")));
            }
        }
        out.print(Output.columns(rows));
    }

    private static String mark(Optional<String> one, Optional<String> two) {
        return one.equals(two) ? "=" : one.isPresent() && two.isPresent() ? "≠" : "";
    }

    /** From the odds before anything is compared to the confidence, in bits, what tells most first. */
    static void evidence(Weighing weighed, PrintWriter out) {
        var rows = new ArrayList<List<String>>();
        rows.add(List.of("before anything is compared", bits(weighed.prior())));
        weighed.evidence().stream()
                .sorted(Comparator.comparingDouble((Evidence each) -> -Math.abs(each.bits())))
                .forEach(each -> rows.add(List.of(each.comparison() + ": " + each.level(), bits(each.bits()))));
        rows.add(List.of("two who share a place could look like that", bits(weighed.neighbours())));
        rows.add(List.of("altogether", bits(weighed.odds())));
        rows.add(List.of("confidence that they are one", String.format(Locale.ROOT, "%.3f", weighed.confidence())));
        out.print(Output.columns(rows));
    }

    private static String bits(double bits) {
        return String.format(Locale.ROOT, "%+.1f bits", bits == 0 ? 0.0 : bits);
    }

    /** As {@code decision 4: a/B/1 and c/D/2 are one customer (erin, 2026-05-01T09:30:00Z)}. */
    static String said(Decided decided) {
        return "decision " + decided.id() + ": " + decided.decision().one() + " and "
                + decided.decision().two()
                + (decided.decision().same() ? " are one customer" : " are two customers") + " (" + decided.by() + ", "
                + decided.at().truncatedTo(ChronoUnit.SECONDS) + ")";
    }
}
