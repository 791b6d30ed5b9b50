package io.customerhub.app.why;

import com.fasterxml.jackson.databind.JsonNode;
import io.customerhub.app.DecisionFiles;
import io.customerhub.app.why.Explanation.Noted;
import io.customerhub.app.why.ValueReasons.Chosen;
import io.customerhub.app.why.ValueReasons.Judged;
import io.customerhub.app.why.ValueReasons.Other;
import io.customerhub.app.why.ValueReasons.Read;
import io.customerhub.app.why.ValueReasons.Translated;
import io.customerhub.declaration.Declared;
import io.customerhub.mapping.SourceMapping;
import io.customerhub.model.CustomerField;
import io.customerhub.model.Problem;
import io.customerhub.model.SourceKey;
import io.customerhub.profile.Profile;
import io.customerhub.warehouse.store.Decided;
import io.customerhub.warehouse.store.FileVersions;
import io.customerhub.warehouse.store.KnownCustomer;
import io.customerhub.warehouse.store.KnownCustomer.KnownRecord;
import io.customerhub.warehouse.store.MatchDecisions;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Puts together why customers are as they are. Files are read as they were when they decided, never as they are now. */
public final class Explainer {
    private final FileVersions versions;
    private final MatchDecisions decisions;
    private final Map<String, String> today;
    private final List<String> sinks;
    private final Map<Integer, FilesAsUsed> files = new HashMap<>();

    /**
     * Makes an explainer.
     *
     * @param today the declared files as they are now
     * @param sinks those that customers are told to
     */
    public Explainer(FileVersions versions, MatchDecisions decisions, Map<String, String> today, List<String> sinks) {
        this.versions = versions;
        this.decisions = decisions;
        this.today = Map.copyOf(today);
        this.sinks = List.copyOf(sinks);
    }

    public List<Explanation> explain(List<KnownCustomer> customers) {
        RecordReading reading = read(customers);
        return customers.stream().map(customer -> explain(customer, reading)).toList();
    }

    /** Why two records are about one customer, or are not; of one customer, both are the same. */
    public TwoRecords explain(KnownCustomer customer, SourceKey record, KnownCustomer other, SourceKey theirs) {
        return read(List.of(customer, other)).of(customer, record, other, theirs);
    }

    /** Reads the files by which customers came about, and what people say of their records. */
    private RecordReading read(List<KnownCustomer> customers) {
        Set<Integer> wanted = new HashSet<>();
        for (KnownCustomer customer : customers) {
            wanted.add(customer.filesVersion());
            customer.records().forEach(record -> wanted.add(record.filesVersion()));
            customer.scores().forEach(score -> wanted.add(score.version()));
        }
        wanted.removeAll(files.keySet());
        var contents = versions.of(wanted);
        wanted.forEach(version -> files.put(version, new FilesAsUsed(contents.getOrDefault(version, Map.of()), today)));
        List<Decided> said = decisions.about(customers.stream()
                .flatMap(customer -> customer.records().stream())
                .map(record -> record.record().key())
                .collect(Collectors.toSet()));
        return new RecordReading(record -> files(record.filesVersion()), said);
    }

    private FilesAsUsed files(int version) {
        return files.getOrDefault(version, new FilesAsUsed(Map.of(), today));
    }

    private Explanation explain(KnownCustomer customer, RecordReading reading) {
        FilesAsUsed used = files(customer.filesVersion());
        var told = new SinkReasons(customer, used, sinks);
        List<ValueReasons> values = customer.profile().values().entrySet().stream()
                .map(entry -> value(customer, entry.getKey(), entry.getValue(), told))
                .toList();
        return new Explanation(
                customer.id().toString(),
                customer.profile().get(CustomerField.NAME).orElse(""),
                values,
                reading.of(customer),
                ScoreReading.of(customer, used, told.of("score")),
                customer.scores().stream()
                        .map(score -> new ModelReasons(
                                score, ChoiceReading.of(score, files(score.version())), told.of("scores")))
                        .toList(),
                customer.records().stream()
                        .flatMap(record -> noted(record).stream())
                        .toList(),
                customer.merged(),
                customer.history());
    }

    private ValueReasons value(KnownCustomer customer, CustomerField field, Profile.Chosen value, SinkReasons told) {
        KnownRecord from = customer.record(value.from())
                .orElseThrow(() -> new IllegalStateException("explaining " + field.word() + " of customer "
                        + customer.id() + ": it comes from " + value.from() + ", which is no record of theirs"));
        FilesAsUsed used = files(from.filesVersion());
        return new ValueReasons(
                field.word(),
                value.value(),
                value.from().toString(),
                Optional.of(value.changedAt()).filter(at -> !at.equals(Instant.EPOCH)),
                from.landed().orElse(from.run()),
                from.landed().filter(landed -> !landed.equals(from.run())).map(landed -> from.run()),
                from.correctedBy(),
                translated(from, field.word(), used),
                judged(from, field.word(), used),
                chosen(customer, field, value),
                told.of(field.word()));
    }

    private static Translated translated(KnownRecord from, String word, FilesAsUsed used) {
        Optional<SourceMapping> mapping = used.source(from.record().key()).filter(each -> each.line(word) > 0);
        if (mapping.isEmpty()) {
            return new Translated(Optional.empty(), "", Optional.empty());
        }
        return new Translated(
                mapping.map(each -> used.place(name(each), each.line(word))),
                mapping.get().expression(word),
                from.raw().flatMap(raw -> mapping.get().paths(word).map(paths -> read(raw, paths))));
    }

    private static String name(SourceMapping mapping) {
        return mapping.file().toString().replace('\\', '/');
    }

    private static List<Read> read(JsonNode raw, List<List<String>> paths) {
        return paths.stream()
                .map(steps -> {
                    JsonNode value = raw;
                    for (String step : steps) {
                        value = value.path(step);
                    }
                    return new Read(String.join(".", steps), value.isMissingNode() ? SinkReasons.NOTHING : value);
                })
                .toList();
    }

    private static List<Judged> judged(KnownRecord from, String word, FilesAsUsed used) {
        return rules(used).stream()
                .filter(rule -> rule.text("field").equals(Optional.of(word))
                        || rule.get("any-of")
                                .map(Declared::texts)
                                .orElse(List.of())
                                .contains(word))
                .map(rule -> {
                    String name = rule.text("rule").orElse("");
                    return new Judged(
                            name,
                            rule.text("description").orElse(""),
                            used.place(DecisionFiles.QUALITY, rule.line()),
                            from.notes().stream()
                                    .filter(note -> note.rule().equals(name)
                                            && note.field().equals(word))
                                    .findFirst()
                                    .map(Problem::message));
                })
                .toList();
    }

    private static List<Declared> rules(FilesAsUsed used) {
        return used.root(DecisionFiles.QUALITY)
                .flatMap(root -> root.get("customer"))
                .map(Declared::items)
                .orElse(List.of());
    }

    private List<Noted> noted(KnownRecord record) {
        FilesAsUsed used = files(record.filesVersion());
        return record.notes().stream()
                .map(note -> new Noted(
                        note.field(),
                        record.record().key().toString(),
                        note.rule(),
                        note.message(),
                        rules(used).stream()
                                .filter(rule -> rule.text("rule").equals(Optional.of(note.rule())))
                                .findFirst()
                                .map(rule -> used.place(DecisionFiles.QUALITY, rule.line()))))
                .toList();
    }

    private Chosen chosen(KnownCustomer customer, CustomerField field, Profile.Chosen value) {
        FilesAsUsed used = files(customer.filesVersion());
        Optional<Place> place = used.root(DecisionFiles.SURVIVORSHIP)
                .map(root -> root.get("fields")
                        .filter(fields -> fields.get(field.word()).isPresent())
                        .map(fields -> fields.lineOf(field.word()))
                        .orElseGet(() -> root.lineOf("usual")))
                .map(line -> used.place(DecisionFiles.SURVIVORSHIP, line));
        List<Other> others = used
                .survivorship()
                .map(rules -> rules.beaten(
                        field,
                        customer.records().stream().map(KnownRecord::record).toList()))
                .orElse(List.of())
                .stream()
                .map(beaten -> new Other(beaten.record().key().toString(), beaten.value(), beaten.reason()))
                .toList();
        return new Chosen(value.rule(), place, others);
    }
}
