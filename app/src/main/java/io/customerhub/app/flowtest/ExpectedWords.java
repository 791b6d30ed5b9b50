package io.customerhub.app.flowtest;

import io.customerhub.declaration.Declared;
import io.customerhub.declaration.Findings;
import io.customerhub.declaration.Suggestion;
import io.customerhub.mapping.Mapping;
import io.customerhub.mapping.Mappings;
import io.customerhub.mapping.SinkMapping;
import io.customerhub.model.CustomerField;
import io.customerhub.model.PlainKind;
import io.customerhub.warehouse.store.KnownRecord;
import java.nio.file.Files;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Checks the words of what tests expect: an expectation of a field that does not exist could never come true. */
final class ExpectedWords {
    private static final List<String> TRANSACTION =
            List.of("record", "kind", "customer", "number", "date", "currency", "total", "belongsTo", "lines");

    private final Map<String, Collection<String>> known = new TreeMap<>();
    private final Mappings mappings;
    private final Findings findings;

    ExpectedWords(Mappings mappings, Findings findings) {
        this.mappings = mappings;
        this.findings = findings;
        var customer = new TreeSet<>(CustomerField.words());
        customer.addAll(Set.of("records", "relationships", "score"));
        known.put("customers", customer);
        known.put("transactions", TRANSACTION);
        for (PlainKind kind : PlainKind.values()) {
            var words = new TreeSet<>(kind.words());
            words.add("record");
            if (kind.belongs()) {
                words.addAll(Set.of("customer", "belongsTo"));
            }
            known.put(KnownRecord.plural(kind), words);
        }
    }

    void check(Declared expect) {
        known.forEach((section, words) -> expect.get(section)
                .map(Declared::items)
                .orElse(List.of())
                .forEach(item -> words(item, words, section)));
        expect.get("writes")
                .ifPresent(writes -> writes.entries().forEach((sink, changes) -> writes(writes, sink, changes)));
    }

    private void writes(Declared writes, String sink, Declared changes) {
        List<String> sinks = mappings.all().stream()
                .filter(SinkMapping.class::isInstance)
                .map(mapping -> ((SinkMapping) mapping).sink())
                .toList();
        var mapping = mappings.ofSink(sink).map(Mapping::fields);
        if (mapping.isEmpty()) {
            if (Files.exists(writes.file().resolveSibling("../sinks/" + sink + ".camel.yaml"))) {
                return; // the sink lacks its mapping, which is said elsewhere
            }
            findings.add(
                    writes.file(),
                    writes.lineOf(sink),
                    "no mapping is for the sink '" + sink + "'",
                    Suggestion.instead(sink, sinks));
            return;
        }
        for (Declared change : changes.items()) {
            change.entries().values().forEach(fields -> words(fields, mapping.get(), sink));
        }
    }

    private void words(Declared fields, Collection<String> words, String where) {
        for (String word : fields.entries().keySet()) {
            if (!words.contains(word)) {
                findings.add(
                        fields.file(),
                        fields.lineOf(word),
                        "unknown field '" + word + "' of " + where,
                        Suggestion.instead(word, words));
            }
        }
    }
}
