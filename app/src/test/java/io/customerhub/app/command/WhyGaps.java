package io.customerhub.app.command;

import com.fasterxml.jackson.databind.JsonNode;
import io.customerhub.app.DecisionFiles;
import io.customerhub.app.why.Explanation;
import io.customerhub.app.why.ModelReasons;
import io.customerhub.app.why.PairReasons;
import io.customerhub.app.why.PairReasons.Step;
import io.customerhub.app.why.Place;
import io.customerhub.app.why.RecordReasons;
import io.customerhub.app.why.ValueReasons;
import io.customerhub.declaration.Declared;
import io.customerhub.declaration.DeclaredFiles;
import io.customerhub.declaration.Findings;
import io.customerhub.model.CustomerField;
import io.customerhub.warehouse.store.KnownCustomer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What is missing in explanations, or is not what the files of the house say.
 *
 * @param raw the records that have landed
 * @param runs the runs that read to their end, each as its number and flow
 */
record WhyGaps(Set<String> raw, Set<String> runs) {
    private static final Map<String, List<String>> RULES = rules();
    private static final Map<String, List<String>> LINES = new HashMap<>();

    List<String> of(List<Explanation> explained, List<KnownCustomer> known) {
        Map<String, KnownCustomer> byId = known.stream()
                .collect(Collectors.toMap(customer -> customer.id().toString(), customer -> customer));
        var gaps = new ArrayList<String>();
        for (Explanation customer : explained) {
            KnownCustomer facts = byId.get(customer.customerId());
            if (facts == null) {
                throw new IllegalStateException(customer.customerId() + " is explained and not known");
            }
            for (ValueReasons value : customer.values()) {
                ofValue(value, facts)
                        .forEach(gap -> gaps.add(customer.customerId() + " " + value.field() + ": " + gap));
            }
            for (RecordReasons record : customer.records()) {
                recordGaps(record, facts).forEach(gap -> gaps.add(record.record() + ": " + gap));
            }
            require(gaps, customer.records().size() == facts.records().size(), "not every record is told");
            scoreGaps(customer, facts).forEach(gap -> gaps.add(customer.customerId() + " score: " + gap));
            decisionGaps(customer).forEach(gap -> gaps.add(customer.customerId() + " decisions: " + gap));
            sinkGaps(customer, facts).forEach(gap -> gaps.add(customer.customerId() + " sinks: " + gap));
        }
        return gaps;
    }

    private List<String> ofValue(ValueReasons value, KnownCustomer facts) {
        var gaps = new ArrayList<String>();
        require(gaps, raw.contains(value.record()), "no raw record " + value.record());
        require(gaps, runs.contains(value.run().run() + " " + value.run().flow()), "no run");
        require(
                gaps,
                value.translated()
                        .place()
                        .filter(place -> line(place).startsWith("  " + value.field() + ": "))
                        .isPresent(),
                "the mapping's line does not declare it");
        require(
                gaps,
                value.translated()
                        .read()
                        .filter(read ->
                                read.stream().allMatch(each -> !each.path().isEmpty()))
                        .isPresent(),
                "what the record has there is not told");
        List<String> rules =
                value.judged().stream().map(ValueReasons.Judged::rule).toList();
        require(gaps, rules.equals(RULES.getOrDefault(value.field(), List.of())), "rules " + rules);
        require(
                gaps,
                value.judged().stream().allMatch(judged -> line(judged.place()).equals("  - rule: " + judged.rule())),
                "a rule's line is wrong");
        if (rules.isEmpty() && value.translated().expression().matches("[.][A-Za-z.]+")) {
            JsonNode read = value.translated().read().orElseThrow().get(0).value();
            require(gaps, read.asText().strip().equals(value.value()), "the record has " + read);
        }
        long others = facts.records().stream()
                        .filter(record -> record.record()
                                .facts()
                                .get(CustomerField.of(value.field()).orElseThrow())
                                .isPresent())
                        .count()
                - 1;
        require(gaps, value.chosen().others().size() == others, "not every other value is named");
        String chosenBy = line(value.chosen().place().orElseThrow()).strip();
        boolean rule = others == 0
                ? value.chosen().rule().equals("only-value") && chosenBy.matches("[a-zA-Z]+: [a-z-]+")
                : chosenBy.matches(
                        "(usual|" + value.field() + "): " + value.chosen().rule());
        require(gaps, rule, "survivorship is not told: " + chosenBy);
        return gaps;
    }

    /** A link says why a record is its customer's. */
    private static List<String> recordGaps(RecordReasons record, KnownCustomer facts) {
        var gaps = new ArrayList<String>();
        boolean known = record.first()
                || record.link().isPresent()
                || !record.evidence().isEmpty()
                || !facts.merged().isEmpty();
        require(gaps, known && record.note().isEmpty(), "nothing says why the record is theirs");
        gaps.addAll(ofLink(record));
        return gaps;
    }

    /** What is wrong with the link by which a record belongs to its customer, where it has one. */
    static List<String> ofLink(RecordReasons record) {
        var gaps = new ArrayList<String>();
        record.link().ifPresent(link -> linkGaps(link.pair(), gaps));
        require(gaps, record.note().isEmpty(), record.record() + ": " + record.note());
        return gaps;
    }

    private static void linkGaps(PairReasons pair, List<String> gaps) {
        double sum = pair.prior();
        for (Step step : pair.steps()) {
            sum += step.bits();
            require(
                    gaps,
                    line(step.declared()).equals("  - comparison: " + step.comparison())
                            && line(step.weighed())
                                    .startsWith(
                                            String.format(Locale.ROOT, "    %s: [%.3f,", step.level(), step.weight())),
                    "a comparison's line is wrong");
        }
        require(gaps, Math.abs(sum + pair.neighbours() - pair.odds()) < 1e-9, "steps do not add up to the odds");
        require(gaps, pair.odds() >= 0, "is linked below even odds");
    }

    /** The rules of the house that speak of a customer's field, by field. */
    private static Map<String, List<String>> rules() {
        Map<String, List<String>> rules = new HashMap<>();
        Declared root = DeclaredFiles.read(HubFixture.HOME.resolve(DecisionFiles.QUALITY), new Findings())
                .orElseThrow();
        for (Declared rule : root.get("customer").orElseThrow().items()) {
            var fields = new TreeSet<>(rule.get("any-of").map(Declared::texts).orElse(List.of()));
            rule.text("field").ifPresent(fields::add);
            fields.forEach(field -> rules.computeIfAbsent(field, name -> new ArrayList<>())
                    .add(rule.text("rule").orElseThrow()));
        }
        return rules;
    }

    private static List<String> scoreGaps(Explanation customer, KnownCustomer facts) {
        var gaps = new ArrayList<String>();
        require(gaps, customer.score().isPresent() == facts.rfm().isPresent(), "is missing");
        customer.score().ifPresent(score -> {
            var rfm = facts.rfm().orElseThrow();
            require(
                    gaps,
                    score.place()
                            .filter(place -> line(place).equals("  - segment: " + score.segment()))
                            .isPresent(),
                    "the segment's line is wrong");
            require(
                    gaps,
                    score.grades().stream()
                            .map(grade -> grade.grade())
                            .toList()
                            .equals(List.of(rfm.recencyGrade(), rfm.frequencyGrade(), rfm.monetaryGrade())),
                    "grades are not what the limits give");
            require(
                    gaps,
                    score.grades().stream()
                            .allMatch(grade -> line(grade.place())
                                    .contains(grade.limits().get(0).toPlainString())),
                    "a limit's line is wrong");
            require(
                    gaps,
                    score.documents().stream()
                                    .filter(each -> each.currency().equals(score.currency())
                                            && Set.of("invoice", "sales_receipt")
                                                    .contains(each.kind()))
                                    .mapToLong(KnownCustomer.Documents::count)
                                    .sum()
                            == rfm.frequency(),
                    "purchases are not told");
        });
        return gaps;
    }

    /** Both decisions are told with the line of the choice; no models were learned. */
    private static List<String> decisionGaps(Explanation customer) {
        var gaps = new ArrayList<String>();
        List<String> names =
                customer.models().stream().map(model -> model.score().model()).toList();
        require(gaps, names.equals(List.of("action", "journey")), "are " + names);
        for (ModelReasons decision : customer.models()) {
            String said = decision.score().label().orElse("");
            require(
                    gaps,
                    decision.choice()
                            .filter(place -> line(place).equals("      - say: " + said))
                            .isPresent(),
                    "the line of " + said + " is wrong");
        }
        return gaps;
    }

    /** Every value that a sink holds is told with the value, score or decision that it is made of. */
    private static List<String> sinkGaps(Explanation customer, KnownCustomer facts) {
        Map<String, String> told = new TreeMap<>();
        customer.values()
                .forEach(value -> value.sinks()
                        .forEach(sink -> sink.fields()
                                .forEach(field -> told.put(
                                        sink.sink() + " " + field.field(),
                                        field.held().toString()))));
        customer.score()
                .ifPresent(score -> score.sinks()
                        .forEach(sink -> sink.fields()
                                .forEach(field -> told.put(
                                        sink.sink() + " " + field.field(),
                                        field.held().toString()))));
        customer.models()
                .forEach(model -> model.sinks()
                        .forEach(sink -> sink.fields()
                                .forEach(field -> told.put(
                                        sink.sink() + " " + field.field(),
                                        field.held().toString()))));
        var gaps = new ArrayList<String>();
        require(gaps, facts.sinks().size() == 2, "are " + facts.sinks().size());
        facts.sinks()
                .forEach(holding -> holding.fields().orElseThrow().properties().forEach(held -> {
                    if (!held.getValue().isNull()) {
                        String name = holding.sink() + " " + held.getKey();
                        require(
                                gaps,
                                held.getValue().toString().equals(told.get(name)),
                                name + " is told as " + told.get(name));
                    }
                }));
        return gaps;
    }

    private static void require(List<String> gaps, boolean holds, String gap) {
        if (!holds) {
            gaps.add(gap);
        }
    }

    /** A line of a file as the house ships it, which is how it was used. */
    private static String line(Place place) {
        List<String> lines = LINES.computeIfAbsent(place.file(), file -> {
            try {
                return Files.readAllLines(HubFixture.HOME.resolve(file));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        return lines.get(place.line() - 1);
    }
}
