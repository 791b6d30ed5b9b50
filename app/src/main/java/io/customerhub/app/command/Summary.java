package io.customerhub.app.command;

import io.customerhub.warehouse.store.DeadLetters;
import io.customerhub.warehouse.store.FileVersions.InUse;
import io.customerhub.warehouse.store.ReviewList.Waiting;
import io.customerhub.warehouse.store.RunReport;
import io.customerhub.warehouse.store.RunReport.SinkLedger;
import io.customerhub.warehouse.store.StreamPlaces.Place;
import io.customerhub.warehouse.store.WarehouseTotals;
import io.customerhub.warehouse.store.WarehouseTotals.Books;
import io.customerhub.warehouse.store.WarehouseTotals.Business;
import io.customerhub.warehouse.store.WarehouseTotals.SinkDepth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Runs and totals in words and columns. */
final class Summary {
    private Summary() {}

    static String run(RunReport run) {
        return runs(List.of(run)) + sinkLedgers(List.of(run));
    }

    static String runs(List<RunReport> runs) {
        var rows = new ArrayList<List<String>>();
        rows.add(List.of("run", "flow", "status", "read", "= unchanged", "+ accepted", "+ quarantined", "reason"));
        for (RunReport run : runs) {
            String status = run.balanced() ? run.status() : run.status() + ", BROKEN";
            rows.add(List.of(
                    String.valueOf(run.run()),
                    run.flow(),
                    status,
                    count(run.read()),
                    count(run.unchanged()),
                    count(run.accepted()),
                    count(run.quarantined()),
                    run.error().isEmpty() ? run.reason() : run.reason() + ": " + run.error()));
        }
        return Output.columns(rows);
    }

    /** What the runs planned for each sink, added up. */
    static String sinkLedgers(List<RunReport> runs) {
        Map<String, long[]> sums = new TreeMap<>();
        for (RunReport run : runs) {
            for (SinkLedger sink : run.sinks()) {
                long[] sum = sums.computeIfAbsent(sink.sink(), name -> new long[5]);
                sum[0] += sink.planned();
                sum[1] += sink.written();
                sum[2] += sink.unchanged();
                sum[3] += sink.failed();
                sum[4] += sink.pending();
            }
        }
        if (sums.isEmpty()) {
            return "";
        }
        var rows = new ArrayList<List<String>>();
        rows.add(List.of("sink", "planned", "= written", "+ unchanged", "+ failed", "+ pending"));
        sums.forEach((sink, sum) ->
                rows.add(List.of(sink, count(sum[0]), count(sum[1]), count(sum[2]), count(sum[3]), count(sum[4]))));
        return System.lineSeparator() + Output.columns(rows);
    }

    static String totals(WarehouseTotals totals) {
        var text = new StringBuilder();
        text.append(String.format(
                "%n%s customers from %s records, %s in quarantine%n%s documents with %s lines%n%n",
                count(totals.customers()),
                count(totals.records()),
                count(totals.quarantined()),
                count(totals.documents()),
                count(totals.lines())));
        if (!totals.business().isEmpty()) {
            text.append(business(totals.business())).append(books(totals.books()));
        }
        if (!totals.sinks().isEmpty()) {
            var rows = new ArrayList<List<String>>();
            rows.add(List.of("sink", "holds", "pending", "failed"));
            for (SinkDepth sink : totals.sinks()) {
                rows.add(List.of(sink.sink(), count(sink.held()), count(sink.pending()), count(sink.failed())));
            }
            text.append(System.lineSeparator()).append(Output.columns(rows));
        }
        return text.toString();
    }

    private static String business(List<Business> business) {
        var rows = new ArrayList<List<String>>();
        rows.add(List.of("kind", "of", "documents", "lines", "total"));
        for (Business each : business) {
            rows.add(List.of(
                    each.kind(),
                    each.ofCustomers() ? "customers" : "nobody",
                    count(each.documents()),
                    count(each.lines()),
                    each.currency() + " " + each.total().toPlainString()));
        }
        return Output.columns(rows);
    }

    private static String books(List<Books> books) {
        var rows = new ArrayList<List<String>>();
        rows.add(List.of("books", "total", "= of customers", "+ of nobody"));
        for (Books each : books) {
            rows.add(List.of(
                    each.currency(),
                    each.total().toPlainString(),
                    each.ofCustomers().toPlainString(),
                    each.ofNobody().toPlainString()));
        }
        return System.lineSeparator() + Output.columns(rows);
    }

    /** What people are asked in {@code hub review}; empty where nothing. */
    static String review(Waiting waiting) {
        var text = new StringBuilder();
        waiting.uncertainSince()
                .ifPresent(since -> text.append(String.format(
                        "%nhub review: %s pairs in %s groups are uncertain, the oldest since %s%n",
                        count(waiting.uncertain()), count(waiting.groups()), since.truncatedTo(ChronoUnit.SECONDS))));
        waiting.sampledSince()
                .ifPresent(since -> text.append(String.format(
                        "hub review: %s pairs were drawn at random, the oldest since %s%n",
                        count(waiting.sampled()), since.truncatedTo(ChronoUnit.SECONDS))));
        return text.toString();
    }

    /** Where reading Kafka's topics goes on; nothing where none was read. */
    static String streams(List<Place> places) {
        if (places.isEmpty()) {
            return "";
        }
        var text = new StringBuilder(String.format("%nstreams%n"));
        places.forEach(place -> text.append(String.format(
                "  %s goes on at offset %d; last kept %s%n",
                place.partition(), place.next(), place.keptAt().truncatedTo(ChronoUnit.SECONDS))));
        return text.toString();
    }

    /** What a topic is still to be told of; nothing where nothing waits. */
    static String deadLetters(Optional<DeadLetters.Waiting> waiting) {
        return waiting.map(letters -> String.format(
                        "%n%s dead letters wait to be sent, the oldest since %s%s%n",
                        count(letters.letters()),
                        letters.since().truncatedTo(ChronoUnit.SECONDS),
                        letters.lastError().isEmpty() ? "" : ": " + letters.lastError()))
                .orElse("");
    }

    /** What the hub that serves says of its files; empty where none has. */
    static String files(Optional<InUse> files) {
        var text = new StringBuilder();
        files.ifPresent(inUse -> {
            text.append(String.format("%nfiles version %d in use since %s%n", inUse.version(), inUse.since()));
            inUse.refused().forEach(finding -> text.append(String.format("an edit is refused: %s%n", finding)));
        });
        return text.toString();
    }

    private static String count(long number) {
        return String.format("%,d", number);
    }
}
