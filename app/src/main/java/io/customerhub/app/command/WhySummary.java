package io.customerhub.app.command;

import com.fasterxml.jackson.databind.JsonNode;
import io.customerhub.app.why.Explanation;
import io.customerhub.app.why.Explanation.Noted;
import io.customerhub.app.why.Place;
import io.customerhub.app.why.RecordReasons;
import io.customerhub.app.why.ScoreReasons;
import io.customerhub.app.why.ScoreReasons.Graded;
import io.customerhub.app.why.SinkPart;
import io.customerhub.app.why.ValueReasons;
import io.customerhub.app.why.ValueReasons.Judged;
import io.customerhub.app.why.ValueReasons.Other;
import io.customerhub.app.why.ValueReasons.Read;
import io.customerhub.warehouse.store.CustomerView;
import io.customerhub.warehouse.store.CustomerView.Value;
import io.customerhub.warehouse.store.KnownCustomer.Attempt;
import io.customerhub.warehouse.store.KnownCustomer.Documents;
import io.customerhub.warehouse.store.KnownCustomer.RunMention;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Explanations as people read them. */
final class WhySummary {
    private static final int WIDEST = 40;

    private WhySummary() {}

    /** Customers of whom one has to be chosen. */
    static String choice(String query, List<CustomerView> found, int most) {
        var rows = found.stream()
                .map(customer -> List.of(
                        "  " + customer.customerId(),
                        customer.values().stream()
                                .filter(value -> value.field().equals("name"))
                                .findFirst()
                                .map(Value::value)
                                .orElse("without a name")))
                .toList();
        return "'" + query + "' matches "
                + (found.size() == most ? "many customers, the first of them" : "several customers")
                + "; say which by the id:" + System.lineSeparator() + Output.columns(rows);
    }

    /** A line for each value, and the customer's records. */
    static String all(Explanation customer) {
        var rows = new ArrayList<List<String>>();
        for (ValueReasons value : customer.values()) {
            rows.add(List.of(
                    "  " + value.field(),
                    shortened(value.value()),
                    value.record(),
                    "run " + value.run().run(),
                    value.translated().place().map(Place::toString).orElse("-"),
                    value.chosen().rule()
                            + (value.chosen().others().isEmpty()
                                    ? ""
                                    : ", not " + value.chosen().others().size() + " other"),
                    holders(value.sinks())));
        }
        customer.score()
                .ifPresent(score -> rows.add(List.of(
                        "  segment",
                        score.segment(),
                        grades(score),
                        "as of " + score.asOf(),
                        score.place().map(Place::toString).orElse("-"),
                        "",
                        holders(score.sinks()))));
        customer.models().forEach(model -> rows.add(ModelSummary.line(model.score(), "  ")));
        return title(customer)
                + Output.columns(rows)
                + line("of the records")
                + LinkSummary.lines(customer.records())
                + HistorySummary.of(customer.customerId(), customer.history())
                + line("hub why " + customer.customerId() + " FIELD tells the whole history of one value");
    }

    private static String holders(List<SinkPart> sinks) {
        return sinks.stream()
                .filter(sink -> sink.vendorId().isPresent())
                .map(SinkPart::sink)
                .collect(Collectors.joining(", "));
    }

    private static String grades(ScoreReasons score) {
        return score.grades().stream()
                .map(grade -> grade.of() + " " + grade.grade())
                .collect(Collectors.joining(", "));
    }

    /** Everything about the values that are left. */
    static String one(Explanation customer) {
        var text = new StringBuilder(title(customer));
        for (ValueReasons value : customer.values()) {
            customer.records().stream()
                    .filter(record -> record.record().equals(value.record()))
                    .forEach(record -> text.append(value(value, record)));
        }
        customer.score().ifPresent(score -> text.append(score(score)));
        customer.models().forEach(model -> text.append(ModelSummary.one(model)));
        for (Noted noted : customer.noted()) {
            text.append(row(
                    "noted",
                    noted.record() + ": " + noted.field() + " " + noted.message() + " (" + noted.rule()
                            + noted.place().map(place -> ", " + place).orElse("") + ")"));
        }
        customer.merged()
                .forEach(merged -> text.append(row(
                        "was", merged.customer() + " as well, who turned out to be the same in run " + merged.run())));
        return text + HistorySummary.of(customer.customerId(), customer.history());
    }

    private static String title(Explanation customer) {
        return line("customer " + customer.customerId() + (customer.name().isEmpty() ? "" : ", " + customer.name()));
    }

    private static String value(ValueReasons value, RecordReasons record) {
        var text = new StringBuilder(line(value.field() + ": " + value.value()));
        text.append(row(
                "from",
                value.record()
                        + value.changedAt()
                                .map(at -> ", changed there at " + at)
                                .orElse("")));
        text.append(row("read", run(value.run())));
        value.correctedBy().ifPresent(by -> text.append(row("corrected", "in quarantine, by " + by)));
        value.again().ifPresent(again -> text.append(row("again", run(again))));
        text.append(row("mapped", place(value.translated().place())));
        value.translated().expression().lines().forEach(part -> text.append(row("", "  " + part)));
        for (Read read : value.translated().read().orElse(List.of())) {
            text.append(row("", "  " + read.path() + " is " + plain(read.value())));
        }
        for (Judged judged : value.judged()) {
            text.append(row(
                    "judged",
                    judged.rule() + ": "
                            + judged.noted().map(noted -> "noted, " + noted).orElse("passed") + ", "
                            + place(Optional.of(judged.place()))));
        }
        if (value.judged().isEmpty()) {
            text.append(row("judged", "no rule speaks of this field"));
        }
        text.append(LinkSummary.whole(record));
        text.append(row(
                "chosen", value.chosen().rule() + ", " + place(value.chosen().place())));
        for (Other other : value.chosen().others()) {
            text.append(
                    row("", "  not " + plain(other.value()) + " of " + other.record() + ", which " + other.reason()));
        }
        value.sinks().forEach(sink -> text.append(sink(sink)));
        return text.toString();
    }

    private static String run(RunMention run) {
        return "by run %d of %s (%s), %s".formatted(run.run(), run.flow(), run.reason(), run.startedAt());
    }

    static String sink(SinkPart sink) {
        String head = sink.vendorId()
                .map(id -> sink.sink() + " " + id
                        + sink.since().map(since -> ", told at " + since).orElse("")
                        + (sink.note().isEmpty() ? "" : "; " + sink.note()))
                .orElse(sink.sink() + " " + sink.note());
        var text = new StringBuilder(row("told", head));
        for (Attempt attempt : sink.attempts()) {
            text.append(row(
                    "",
                    "  " + attempt.outcome() + " at " + attempt.at()
                            + attempt.request().map(id -> ", " + id).orElse("")
                            + (attempt.words().isEmpty() ? "" : ": " + attempt.words())));
        }
        if (sink.vendorId().isPresent() || sink.waits().isPresent()) {
            for (SinkPart.Field field : sink.fields()) {
                text.append(row(
                        "",
                        "  " + field.field() + " is " + plain(field.held())
                                + field.theirs()
                                        .map(at -> ", changed there by others at " + at)
                                        .orElse("")
                                + field.waiting()
                                        .map(waiting -> ", to become " + plain(waiting))
                                        .orElse("")
                                + ", " + place(Optional.of(field.place()))));
            }
        }
        return text.toString();
    }

    private static String score(ScoreReasons score) {
        var text = new StringBuilder(line("segment: " + score.segment()));
        text.append(row("as of", score.asOf().toString()));
        text.append(
                row("rule", place(score.place()) + (score.description().isEmpty() ? "" : ": " + score.description())));
        for (Graded grade : score.grades()) {
            text.append(row(
                    grade.of(),
                    "grade %d: %s, above %d of the limits %s, %s"
                            .formatted(
                                    grade.grade(),
                                    amount(grade, score.currency()),
                                    grade.passed(),
                                    grade.limits().stream()
                                            .map(BigDecimal::toPlainString)
                                            .collect(Collectors.joining(", ")),
                                    place(Optional.of(grade.place())))));
        }
        for (Documents documents : score.documents()) {
            text.append(row(
                    "bought",
                    "%d %s of together %s %s, the last %s (%s)"
                            .formatted(
                                    documents.count(),
                                    documents.kind(),
                                    documents.total().toPlainString(),
                                    documents.currency(),
                                    documents.latestOn(),
                                    documents.latest())));
        }
        score.sinks().forEach(sink -> text.append(sink(sink)));
        return text.toString();
    }

    private static String amount(Graded grade, String currency) {
        String value = grade.value().toPlainString();
        return switch (grade.of()) {
            case "recency" -> value + " days since the last purchase";
            case "frequency" -> value + " purchases";
            default -> value + " " + currency;
        };
    }

    static String place(Optional<Place> place) {
        return place.map(at -> at + ", version of " + LocalDate.ofInstant(at.since(), ZoneOffset.UTC)
                        + (at.changedSince() ? " (the file has changed since)" : ""))
                .orElse("by a file that is not known any more");
    }

    private static String plain(JsonNode value) {
        return value.isNull() ? "empty" : value.toString();
    }

    private static String plain(String value) {
        return "\"" + value + "\"";
    }

    private static String shortened(String value) {
        String line = value.replaceAll("\\s+", " ");
        return line.length() > WIDEST ? line.substring(0, WIDEST) + "…" : line;
    }

    static String row(String label, String text) {
        return line(String.format(Locale.ROOT, "  %-10s%s", label, text));
    }

    static String line(String text) {
        return text + System.lineSeparator();
    }
}
