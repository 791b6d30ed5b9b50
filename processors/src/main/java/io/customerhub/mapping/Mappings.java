package io.customerhub.mapping;

import com.schibsted.spt.data.jslt.Expression;
import io.customerhub.declaration.Declared;
import io.customerhub.declaration.DeclaredFiles;
import io.customerhub.declaration.Findings;
import io.customerhub.declaration.Shape;
import io.customerhub.declaration.Suggestion;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All mapping files of a folder, found by themselves. */
public final class Mappings {
    private static final Shape SHAPE = Shape.of("mapping");

    private final List<Mapping> all;
    private final Map<String, SourceMapping> bySourceAndEntity = new HashMap<>();
    private final Map<String, SinkMapping> bySink = new HashMap<>();
    private final Map<String, SinkMapping> byReturn = new HashMap<>();
    private final Map<String, CaptureMapping> byCapture = new HashMap<>();

    private Mappings(List<Mapping> all) {
        this.all = List.copyOf(all);
    }

    /** Reads every {@code *.yaml} of a folder; what is wrong goes to {@code findings} and the rest is usable. */
    public static Mappings read(Path folder, Findings findings) {
        var all = new ArrayList<Mapping>();
        for (Path file : DeclaredFiles.find(folder, ".yaml")) {
            DeclaredFiles.read(file, findings)
                    .filter(root -> SHAPE.check(root, findings))
                    .flatMap(root -> compile(root, findings))
                    .ifPresent(all::add);
        }
        var mappings = new Mappings(all);
        mappings.index(findings);
        return mappings;
    }

    /** Reads one file from its text. */
    public static Optional<Mapping> parse(Path file, String text, Findings findings) {
        return DeclaredFiles.parse(file, text, findings)
                .filter(root -> SHAPE.check(root, findings))
                .flatMap(root -> compile(root, findings));
    }

    private static Optional<Mapping> compile(Declared root, Findings findings) {
        Optional<Target> to = root.text("to").map(Target::of);
        to.ifPresent(target -> known(root, target, findings));
        String description = root.text("description").orElse("");
        List<MappingTest> tests = tests(root);
        return Translation.compile(root, findings).map(translation -> {
            if (to.isPresent()) {
                return source(root, to.get(), translation, description, tests, findings);
            }
            return root.text("capture")
                    .<Mapping>map(capture -> new CaptureMapping(
                            description,
                            capture,
                            root.text("topic").orElseThrow(),
                            when(root, findings),
                            translation,
                            tests))
                    .orElseGet(() -> sink(root, translation, description, tests, findings));
        });
    }

    private static Mapping source(
            Declared root,
            Target to,
            Translation translation,
            String description,
            List<MappingTest> tests,
            Findings findings) {
        return new SourceMapping(
                description,
                root.text("source").orElseThrow(),
                root.get("entities").orElseThrow().texts(),
                to,
                RecordShape.of(root, findings),
                translation,
                tests);
    }

    private static Mapping sink(
            Declared root, Translation translation, String description, List<MappingTest> tests, Findings findings) {
        return new SinkMapping(
                description,
                root.text("sink").orElseThrow(),
                when(root, findings),
                root.text("otherwise").orElse("keep").equals("retire"),
                root.get("returns").map(SinkReturn::of),
                owners(root, findings),
                translation,
                tests);
    }

    private static Optional<Expression> when(Declared root, Findings findings) {
        return root.get("when").flatMap(when -> Translation.condition(root, when, findings));
    }

    private static void known(Declared root, Target target, Findings findings) {
        Declared fields = root.get("fields").orElseThrow();
        for (String field : fields.entries().keySet()) {
            if (!target.fields().contains(field)) {
                findings.add(
                        root.file(),
                        fields.lineOf(field),
                        "unknown field '" + field + "' of " + target.word(),
                        Suggestion.instead(field, target.fields()));
            }
        }
    }

    private static Map<String, Owner> owners(Declared root, Findings findings) {
        var owners = new HashMap<String, Owner>();
        Collection<String> fields = root.get("fields").orElseThrow().entries().keySet();
        root.get("owner")
                .ifPresent(declared -> declared.entries().forEach((field, word) -> {
                    owners.put(field, Owner.of(word.text().orElseThrow()));
                    if (!fields.contains(field)) {
                        findings.add(
                                root.file(),
                                declared.lineOf(field),
                                "'owner' names '" + field + "', which the mapping does not tell the sink",
                                Suggestion.instead(field, fields));
                    } else if (root.get("returns").isEmpty()) {
                        findings.add(
                                root.file(),
                                declared.lineOf(field),
                                "nobody sees what others write into '" + field + "'",
                                "say under 'returns' as which source's records it comes back");
                    }
                }));
        return owners;
    }

    private static List<MappingTest> tests(Declared root) {
        return root.get("tests").map(Declared::items).orElse(List.of()).stream()
                .map(test -> new MappingTest(
                        test.text("name").orElse(""),
                        test.line(),
                        test.text("entity"),
                        test.get("given").orElseThrow().json(),
                        test.get("expect").orElseThrow().json()))
                .toList();
    }

    private void index(Findings findings) {
        for (Mapping mapping : all) {
            if (mapping instanceof SinkMapping sink) {
                claim(bySink.putIfAbsent(sink.sink(), sink), mapping, "sink " + sink.sink(), findings);
                sink.returns().ifPresent(back -> {
                    String records = back.source() + "/" + back.entity();
                    claim(byReturn.putIfAbsent(records, sink), mapping, "what returns as " + records, findings);
                });
            } else if (mapping instanceof CaptureMapping capture) {
                claim(
                        byCapture.putIfAbsent(capture.capture(), capture),
                        mapping,
                        "capture " + capture.capture(),
                        findings);
            } else if (mapping instanceof SourceMapping source) {
                for (String entity : source.entities()) {
                    claim(
                            bySourceAndEntity.putIfAbsent(source.source() + "/" + entity, source),
                            mapping,
                            source.source() + "/" + entity,
                            findings);
                }
            }
        }
        bySink.values().forEach(sink -> sink.returns().ifPresent(back -> known(sink, back, findings)));
    }

    private void known(SinkMapping sink, SinkReturn back, Findings findings) {
        String records = back.source() + "/" + back.entity();
        if (!bySourceAndEntity.containsKey(records)) {
            findings.add(
                    sink.file(),
                    1,
                    "'returns' names records that no mapping is for: " + records,
                    Suggestion.instead(records, bySourceAndEntity.keySet()));
        }
    }

    private static void claim(
            @org.jspecify.annotations.Nullable Mapping earlier, Mapping mapping, String what, Findings findings) {
        if (earlier != null) {
            findings.add(
                    mapping.file(),
                    1,
                    what + " is mapped by " + earlier.file() + " as well",
                    "keep one mapping for it");
        }
    }

    public List<Mapping> all() {
        return all;
    }

    public Optional<SourceMapping> ofSource(String source, String entity) {
        return Optional.ofNullable(bySourceAndEntity.get(source + "/" + entity));
    }

    /** The sink of which records of this kind may be what it was told. */
    public Optional<SinkMapping> returningAs(String source, String entity) {
        return Optional.ofNullable(byReturn.get(source + "/" + entity));
    }

    public Optional<CaptureMapping> ofCapture(String capture) {
        return Optional.ofNullable(byCapture.get(capture));
    }

    public Optional<SinkMapping> ofSink(String sink) {
        return Optional.ofNullable(bySink.get(sink));
    }
}
