package io.customerhub.app.command;

import io.customerhub.identity.match.Weighing;
import io.customerhub.identity.match.Weighing.Evidence;
import io.customerhub.model.CustomerId;
import io.customerhub.warehouse.store.Decided;
import io.customerhub.warehouse.store.ReviewGroup;
import io.customerhub.warehouse.store.ReviewGroup.Customer;
import io.customerhub.warehouse.store.ReviewPair;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** How pairs, what speaks for and against them, and what people said of them are put into words. */
final class ReviewText {
    private ReviewText() {}

    /** A pair that waits with its odds, step by step. */
    record Weighed(ReviewPair pair, Weighing weighed) {}

    /** From the odds before anything is compared to the confidence, in bits, what tells most first. */
    static String evidence(Weighing weighed) {
        var rows = new ArrayList<List<String>>();
        rows.add(List.of("before anything is compared", bits(weighed.prior()) + " bits"));
        weighed.evidence().stream()
                .sorted(Comparator.comparingDouble((Evidence each) -> -Math.abs(each.bits())))
                .forEach(each ->
                        rows.add(List.of(each.comparison() + ": " + each.level(), bits(each.bits()) + " bits")));
        rows.add(List.of("two who share a place could look like that", bits(weighed.neighbours()) + " bits"));
        rows.add(List.of("altogether", bits(weighed.odds()) + " bits"));
        rows.add(List.of("confidence that they are one", confidence(weighed.confidence())));
        return Output.columns(rows);
    }

    /** The pairs of a group, one a line, with what each comparison says in bits. */
    static String evidence(ReviewGroup group, List<Weighed> pairs) {
        List<String> comparisons = pairs.stream()
                .flatMap(pair -> pair.weighed().evidence().stream())
                .map(Evidence::comparison)
                .distinct()
                .toList();
        var rows = new ArrayList<List<String>>();
        var head = new ArrayList<>(List.of("id", "of", "confidence", "before"));
        head.addAll(comparisons);
        head.addAll(List.of("neighbours", "altogether", "record", "and record"));
        rows.add(head);
        pairs.forEach(pair -> rows.add(line(pair, numbers(group, pair.pair()), comparisons)));
        return Output.columns(rows);
    }

    private static List<String> line(Weighed pair, String of, List<String> comparisons) {
        Weighing weighed = pair.weighed();
        var line = new ArrayList<>(
                List.of(String.valueOf(pair.pair().id()), of, confidence(weighed.confidence()), bits(weighed.prior())));
        for (String comparison : comparisons) {
            line.add(weighed.evidence().stream()
                    .filter(each -> each.comparison().equals(comparison))
                    .map(each -> bits(each.bits()))
                    .findFirst()
                    .orElse(""));
        }
        line.addAll(List.of(
                bits(weighed.neighbours()),
                bits(weighed.odds()),
                pair.pair().one().record().toString(),
                pair.pair().two().record().toString()));
        return line;
    }

    /** Whose records they are, by the customers' columns: {@code 1 and 3}, or {@code 2} alone. */
    private static String numbers(ReviewGroup group, ReviewPair pair) {
        List<CustomerId> customers =
                group.customers().stream().map(Customer::id).toList();
        int one = customers.indexOf(pair.one().customer()) + 1;
        int two = customers.indexOf(pair.two().customer()) + 1;
        return one == two ? String.valueOf(one) : Math.min(one, two) + " and " + Math.max(one, two);
    }

    static String confidence(double confidence) {
        return String.format(Locale.ROOT, "%.3f", confidence);
    }

    private static String bits(double bits) {
        return String.format(Locale.ROOT, "%+.1f", bits == 0 ? 0.0 : bits);
    }

    /** As {@code decision 4: a/B/1 and c/D/2 are one customer (erin, 2026-05-01T09:30:00Z)}. */
    static String said(Decided decided) {
        return "decision " + decided.id() + ": " + decided.decision().one() + " and "
                + decided.decision().two()
                + (decided.decision().same() ? " are one customer" : " are two customers") + " (" + decided.by() + ", "
                + decided.at().truncatedTo(ChronoUnit.SECONDS) + ")";
    }
}
