package io.customerhub.app.flowtest;

import io.customerhub.connectors.Page;
import io.customerhub.declaration.Declared;
import io.customerhub.declaration.DeclaredFiles;
import io.customerhub.declaration.Findings;
import io.customerhub.declaration.Shape;
import io.customerhub.declaration.Suggestion;
import io.customerhub.mapping.Mappings;
import io.customerhub.mapping.SourceMapping;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * The tests of a flow, in a file beside it: {@code routes/sources/FLOW.test.yaml} or {@code routes/streams/FLOW.test.yaml}.
 *
 * @param source the source of the flow's records
 */
public record FlowTestFile(Path file, String flow, Declared source, List<FlowTest> tests) {
    public static final String SUFFIX = ".test.yaml";

    /** Where flows are that bring pages. */
    public static final List<String> FOLDERS = List.of("sources", "streams");

    /** The day of a run whose test names none: the same today and in ten years. */
    private static final LocalDate USUAL_DAY = LocalDate.of(2026, 10, 31);

    private static final Shape SHAPE = Shape.of("flow-test");

    public FlowTestFile {
        tests = List.copyOf(tests);
    }

    /** The files of a home, by the order of their names. */
    public static List<Path> find(Path home) {
        return FOLDERS.stream()
                .flatMap(folder -> DeclaredFiles.find(home.resolve("routes").resolve(folder), SUFFIX).stream())
                .toList();
    }

    /** The flow that a file is about. */
    public static String flow(Path file) {
        String name = file.getFileName().toString();
        return name.substring(0, name.length() - SUFFIX.length());
    }

    /** Reads a file; with anything wrong in it, that goes to {@code findings} and nothing is returned. */
    public static Optional<FlowTestFile> read(Path file, Mappings mappings, Findings findings) {
        var own = new Findings();
        Optional<FlowTestFile> read = DeclaredFiles.read(file, own)
                .filter(root -> SHAPE.check(root, own))
                .map(root -> read(root, mappings, own));
        findings.addAll(own.list());
        return read.filter(tests -> own.isEmpty());
    }

    private static FlowTestFile read(Declared root, Mappings mappings, Findings findings) {
        Declared source = root.get("source").orElseThrow();
        var pages = new GivenPages(source.text().orElse(""), root.text("entity"), findings);
        var words = new ExpectedWords(mappings, findings);
        var tests = new ArrayList<FlowTest>();
        for (Declared test : root.get("tests").orElseThrow().items()) {
            List<Page> before = test.get("before").map(pages::bySource).orElse(List.of());
            List<Page> given = test.get("given").stream()
                    .flatMap(records -> pages.bySource(records).stream())
                    .toList();
            List<Page> more = test.get("pages").map(Declared::items).orElse(List.of()).stream()
                    .flatMap(records -> pages.bySource(records).stream())
                    .toList();
            if (test.get("given").isPresent() == test.get("pages").isPresent()) {
                findings.add(test, "the test has neither 'given' nor 'pages', or both", "give it one of them");
            }
            Declared expect = test.get("expect").orElseThrow();
            words.check(expect);
            tests.add(new FlowTest(
                    flow(root.file()),
                    test.text("name").orElse(""),
                    test,
                    today(test, findings),
                    before,
                    given.isEmpty() ? more : given,
                    expect));
        }
        pages.kinds().forEach((kind, place) -> mapped(kind, place, mappings, findings));
        return new FlowTestFile(root.file(), flow(root.file()), source, tests);
    }

    private static LocalDate today(Declared test, Findings findings) {
        try {
            return test.text("today").map(LocalDate::parse).orElse(USUAL_DAY);
        } catch (DateTimeException e) {
            findings.add(test.get("today").orElse(test), "'today' is no day of the calendar", "write it as 2026-10-31");
            return USUAL_DAY;
        }
    }

    private static void mapped(GivenPages.Kind kind, Declared place, Mappings mappings, Findings findings) {
        if (mappings.ofSource(kind.source(), kind.entity()).isEmpty()) {
            var known = new TreeSet<String>();
            mappings.all().forEach(mapping -> {
                if (mapping instanceof SourceMapping of) {
                    of.entities().forEach(entity -> known.add(of.source() + "/" + entity));
                }
            });
            String given = kind.source() + "/" + kind.entity();
            findings.add(place, "no mapping is for " + given, Suggestion.instead(given, known));
        }
    }
}
