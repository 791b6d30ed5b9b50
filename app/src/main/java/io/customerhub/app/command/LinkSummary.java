package io.customerhub.app.command;

import io.customerhub.app.why.PairReasons;
import io.customerhub.app.why.PairReasons.Step;
import io.customerhub.app.why.RecordReasons;
import io.customerhub.app.why.RecordReasons.Link;
import io.customerhub.app.why.RecordReasons.Said;
import io.customerhub.app.why.TwoRecords;
import io.customerhub.identity.match.Links.Average;
import io.customerhub.identity.match.MatchModel;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Why records are about a customer, as people read it. */
final class LinkSummary {
    private static final int MOST_EVIDENCE = 2;

    private static final String INDENT = " ".repeat(16);

    private LinkSummary() {}

    /** A line for each record. */
    static String lines(List<RecordReasons> records) {
        return Output.columns(records.stream().map(LinkSummary::cells).toList());
    }

    private static List<String> cells(RecordReasons record) {
        var cells = new ArrayList<>(List.of("  " + record.record()));
        if (record.link().isPresent()) {
            PairReasons pair = record.link().get().pair();
            cells.addAll(List.of("matches " + pair.other(), confidence(pair.odds()), most(pair)));
        } else {
            cells.add(how(record));
        }
        return cells;
    }

    private static String most(PairReasons pair) {
        return pair.steps().stream()
                .filter(step -> step.bits() > 0)
                .sorted(Comparator.comparingDouble(Step::bits).reversed())
                .limit(MOST_EVIDENCE)
                .map(step -> step.comparison() + " " + bits(step.bits()) + " (" + step.level() + ")")
                .collect(Collectors.joining(", "));
    }

    /** Everything about a record's link. */
    static String whole(RecordReasons record) {
        var text = new StringBuilder(WhySummary.row("about", how(record)));
        record.said().forEach(said -> text.append(WhySummary.row("", "  " + said(said))));
        record.link().ifPresent(link -> text.append(link(link)));
        return text.toString();
    }

    private static String how(RecordReasons record) {
        if (record.returned()) {
            return "the record in which the hub told of this customer: what others changed in it is theirs";
        }
        if (record.first()) {
            return "this customer's first record";
        }
        String came = record.evidence().isEmpty()
                ? "the first record of somebody who turned out to be this customer"
                : "recognised by " + String.join(", ", record.evidence()) + " when it came";
        return record.note().isEmpty() ? came : came + "; " + record.note();
    }

    private static String said(Said said) {
        return said.by() + " said that " + said.record() + " and " + said.other()
                + (said.same() ? " are one customer" : " are two customers") + ", decision " + said.decision();
    }

    private static String link(Link link) {
        PairReasons pair = link.pair();
        Average others = link.others();
        var text = new StringBuilder(WhySummary.row("", "  matches " + pair.other() + ", " + weighed(pair)));
        text.append(waterfall(pair));
        if (pair.odds() < 0) {
            text.append(WhySummary.row("", "  below even odds: they matched as they were before, or people said so"));
        }
        if (others.pairs() > 1) {
            text.append(WhySummary.row("", "  with all others: " + average(others)));
        }
        return text.toString();
    }

    private static String weighed(PairReasons pair) {
        return "weighed by the files of run " + pair.run().run() + " (" + WhySummary.place(Optional.of(pair.declared()))
                + ")";
    }

    private static String average(Average average) {
        return bits(average.odds()) + " bits on average, " + average.against() + " of " + average.pairs()
                + " below even odds"
                + (average.forbidden() == 0 ? "" : ", " + average.forbidden() + " never one");
    }

    /** From prior to confidence, a line for each step, with the odds after it. */
    private static String waterfall(PairReasons pair) {
        var rows = new ArrayList<List<String>>();
        rows.add(row(
                "prior",
                "before anything is compared",
                pair.prior(),
                pair.prior(),
                pair.declared().toString()));
        for (Step step : pair.steps()) {
            String rare = step.rarity() == 0
                    ? ""
                    : ", of it " + bits(step.rarity()) + " for what is " + (step.rarity() > 0 ? "rare" : "frequent");
            rows.add(row(
                    step.comparison(),
                    step.level() + rare,
                    step.bits(),
                    step.total(),
                    step.declared() + ", " + step.weighed()));
        }
        rows.add(row("neighbours", "could be two who share a place", pair.neighbours(), pair.odds(), ""));
        rows.add(List.of(INDENT + "confidence", confidence(pair.odds()) + " that they are one"));
        return Output.columns(rows);
    }

    private static List<String> row(String name, String level, double bits, double total, String places) {
        return List.of(INDENT + name, level, padded(bits), padded(total), places);
    }

    /** Two records, and why they are one customer's or are not. */
    static String two(TwoRecords two) {
        var text = new StringBuilder();
        text.append(WhySummary.line(two.record() + " of customer " + two.customerId()));
        text.append(WhySummary.line(two.other() + " of customer " + two.otherCustomerId()));
        two.pair().ifPresent(pair -> {
            text.append(WhySummary.row("compared", weighed(pair)));
            text.append(waterfall(pair));
        });
        two.said().forEach(said -> text.append(WhySummary.row("said", said(said))));
        two.between()
                .ifPresent(average -> text.append(WhySummary.row(
                        "customers", "all records of the one with all of the other: " + average(average))));
        text.append(WhySummary.row("so", conclusion(two)));
        return text.toString();
    }

    private static String conclusion(TwoRecords two) {
        String are = two.areOne() ? "one customer" : "two customers";
        if (two.pair().isEmpty()) {
            return are + "; " + two.note();
        }
        boolean likely = two.pair().get().odds() >= 0;
        Optional<Said> decided =
                two.said().stream().filter(said -> said.same() == two.areOne()).findFirst();
        if (decided.isPresent()) {
            return are + ": " + decided.get().by() + " said so";
        }
        if (two.areOne()) {
            return likely
                    ? are
                    : are + ", though not by what these two say now: hub why " + two.customerId()
                            + " tells by which records; they may have matched before one of them changed";
        }
        if (!likely) {
            return are + ": below even odds";
        }
        if (two.between().filter(average -> average.forbidden() > 0).isPresent()) {
            return are + ": a veto, or that a source holds nobody twice, keeps records of theirs apart";
        }
        return two.between().filter(average -> average.odds() < 0).isPresent()
                ? are + ", though these two alone would be one: customers are joined by the average"
                : are + ", though they weigh enough: nothing was found by which to compare them, or one came when"
                        + " comparing was not what decided; hub plan replay shows what deciding anew would change";
    }

    static String bits(double bits) {
        return String.format(Locale.ROOT, "%+.2f", bits);
    }

    private static String padded(double bits) {
        return String.format(Locale.ROOT, "%+7.2f", bits);
    }

    /** The confidence of odds in per cent, to three digits; never 0 or 100, which no odds are. */
    static String confidence(double odds) {
        double percent = 100 * MatchModel.confidence(odds);
        if (percent > 99.99) {
            return "> 99.99 %";
        }
        if (percent < 0.01) {
            return "< 0.01 %";
        }
        int decimals = percent < 9.995 || percent >= 99.95 ? 2 : 1;
        return String.format(Locale.ROOT, "%." + decimals + "f %%", percent);
    }
}
