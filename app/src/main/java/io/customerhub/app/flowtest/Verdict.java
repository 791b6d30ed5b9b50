package io.customerhub.app.flowtest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.customerhub.app.flowtest.Comparison.Difference;
import io.customerhub.connectors.Delivery.Operation;
import io.customerhub.declaration.Declared;
import io.customerhub.declaration.Findings;
import io.customerhub.mapping.Json;
import io.customerhub.model.Problem;
import io.customerhub.model.SourceKey;
import io.customerhub.warehouse.store.KnownRecord;
import io.customerhub.warehouse.store.PlannedDelivery;
import io.customerhub.warehouse.store.RunReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Holds what came of a test against what it expects; each difference is a finding at the line that expects it. */
final class Verdict {
    private final FlowTest test;
    private final Outcome outcome;
    private final Places places;
    private final Findings findings;

    Verdict(FlowTest test, Outcome outcome, Places places, Findings findings) {
        this.test = test;
        this.outcome = outcome;
        this.places = places;
        this.findings = findings;
    }

    void give() {
        Declared expect = test.expect();
        expect.get("ledger").ifPresent(this::ledger);
        quarantine(expect);
        outcome.known()
                .forEach((section, known) -> expect.get(section)
                        .ifPresent(expected ->
                                list(section, expect.lineOf(section), expected, candidates(section, known))));
        expect.get("writes")
                .ifPresent(writes ->
                        writes.entries().forEach((sink, expected) -> writes(sink, writes.lineOf(sink), expected)));
    }

    private void ledger(Declared expected) {
        RunReport run = outcome.run();
        ObjectNode ledger = Json.MAPPER
                .createObjectNode()
                .put("read", run.read())
                .put("unchanged", run.unchanged())
                .put("accepted", run.accepted())
                .put("quarantined", run.quarantined());
        for (Difference difference : Comparison.between(expected, ledger)) {
            add(
                    difference.expected().line(),
                    "the ledger's " + difference.words(),
                    "mend the expectation, or what the other differences name");
        }
    }

    /** A record that waits for a person is never an accident of a test: it is always told. */
    private void quarantine(Declared expect) {
        List<KnownRecord> waiting = new ArrayList<>(outcome.quarantined());
        for (Declared item : expect.get("quarantine").map(Declared::items).orElse(List.of())) {
            String record = item.text("record").orElse("");
            Optional<KnownRecord> found = waiting.stream()
                    .filter(known -> known.values().path("record").asText().equals(record))
                    .findFirst();
            if (found.isEmpty()) {
                add(
                        item.line(),
                        "record " + record + " is not in quarantine",
                        "mend config/quality.yaml or the mapping, or the expectation");
                continue;
            }
            waiting.remove(found.get());
            String words = found.get().values().path("problem").asText();
            if (!words.contains(item.text("problem").orElse(""))) {
                add(
                        item.lineOf("problem"),
                        "the problem of record " + record + " is \"" + words + "\", expected \""
                                + item.text("problem").orElse("") + "\"",
                        Places.remedy(problems(found.get())));
            }
        }
        for (KnownRecord known : waiting) {
            add(
                    expect.get("quarantine").isPresent()
                            ? expect.lineOf("quarantine")
                            : test.place().line(),
                    "record " + known.values().path("record").asText() + " is in quarantine: "
                            + known.values().path("problem").asText(),
                    Places.remedy(problems(known)));
        }
    }

    private Stream<String> problems(KnownRecord known) {
        SourceKey key = known.key().orElseThrow();
        return known.problems().stream().map(problem -> places.problem(problem, key.source(), key.entity()));
    }

    private List<Candidate> candidates(String section, List<KnownRecord> known) {
        return known.stream()
                .map(record -> new Candidate(record.values(), way -> declared(section, record, first(way))))
                .toList();
    }

    private String declared(String section, KnownRecord record, String field) {
        if (record.key().isPresent()) {
            SourceKey key = record.key().get();
            return places.field(key.source(), key.entity(), field);
        }
        JsonNode from = record.lineage().path(field);
        if (from.isObject()) {
            return places.field(
                    from.path("source").asText(), from.path("entity").asText(), field);
        }
        Optional<Problem> dropped = record.problems().stream()
                .filter(problem -> problem.field().equals(field))
                .findFirst();
        return dropped.map(problem -> places.problem(problem, "", ""))
                .or(() -> kinds().map(kind -> places.field(kind.source(), kind.entity(), field))
                        .filter(place -> !place.isEmpty())
                        .findFirst())
                .orElse(section.equals("customers") && field.equals("score") ? "config/scores/rfm.yaml" : "");
    }

    private Stream<GivenPages.Kind> kinds() {
        return test.given().stream()
                .flatMap(page -> page.records().stream()
                        .map(record -> new GivenPages.Kind(page.source(), record.entity()))
                        .distinct());
    }

    private static String first(String way) {
        return way.replaceFirst("\\..*", "");
    }

    private void writes(String sink, int line, Declared expected) {
        list(
                "writes to " + sink,
                line,
                expected,
                outcome.writes().stream()
                        .filter(delivery -> delivery.sink().equals(sink))
                        .map(delivery -> new Candidate(
                                change(delivery),
                                way -> way.contains(".")
                                        ? places.sinkField(sink, first(way.substring(way.indexOf('.') + 1)))
                                        : ""))
                        .toList());
    }

    /** {@code {"create": {…}}}, {@code {"update": {…}}} with the fields that change, {@code {"retire": {…}}} with what is held. */
    private static ObjectNode change(PlannedDelivery delivery) {
        ObjectNode change = Json.MAPPER.createObjectNode();
        if (delivery.operation() == Operation.RETIRE) {
            change.set("retire", delivery.held().orElseGet(change::objectNode));
        } else if (delivery.held().isEmpty()) {
            change.set("create", delivery.wanted());
        } else {
            ObjectNode changed = change.putObject("update");
            delivery.wanted().properties().forEach(field -> {
                if (!field.getValue().equals(delivery.held().get().path(field.getKey()))) {
                    changed.set(field.getKey(), field.getValue());
                }
            });
        }
        return change;
    }

    private void list(String what, int line, Declared expected, List<Candidate> candidates) {
        List<Declared> items = expected.items();
        List<List<List<Difference>>> all = items.stream()
                .map(item -> candidates.stream()
                        .map(candidate -> Comparison.between(item, candidate.values()))
                        .toList())
                .toList();
        List<Integer> pairs = Pairing.of(
                all.stream()
                        .map(row -> row.stream().map(Verdict::weight).toList())
                        .toList(),
                candidates.size());
        for (int i = 0; i < items.size(); i++) {
            int candidate = pairs.get(i);
            if (candidate < 0) {
                add(
                        items.get(i).line(),
                        "of " + what + " there is none left to be "
                                + Candidate.show(items.get(i).json()),
                        "mend the expectation, or what the other differences name");
                continue;
            }
            for (Difference difference : all.get(i).get(candidate)) {
                add(
                        difference.expected().line(),
                        what + ", " + (i + 1) + ": " + difference.words(),
                        Places.remedy(
                                Stream.of(candidates.get(candidate).place().apply(difference.way()))));
            }
        }
        for (int candidate = 0; candidate < candidates.size(); candidate++) {
            if (!pairs.contains(candidate)) {
                add(
                        line,
                        "of " + what + " there is one more: "
                                + candidates.get(candidate).show(),
                        "expect it, or find out why it is there");
            }
        }
    }

    private static int weight(List<Difference> differences) {
        return differences.stream().mapToInt(Difference::weight).sum();
    }

    private void add(int line, String words, String remedy) {
        findings.add(test.place().file(), line, "test '" + test.name() + "' fails: " + words, remedy);
    }
}
