package io.customerhub.app.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerhub.declaration.Declared;
import io.customerhub.declaration.DeclaredFiles;
import io.customerhub.declaration.Finding;
import io.customerhub.declaration.Findings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Breaks one thing at a time, as {@code check/breakages} tells, and expects that thing to be found and nothing else. */
final class BreakageTest {
    private static final Path BREAKAGES = Path.of("src/test/resources/check/breakages");

    @TempDir
    private Path folder = Path.of("");

    @TestFactory
    Stream<DynamicTest> findsEachBreakageAndNothingElse() {
        var findings = new Findings();
        List<Declared> breakages = DeclaredFiles.find(BREAKAGES, ".yaml").stream()
                .flatMap(file -> DeclaredFiles.read(file, findings).stream())
                .flatMap(file -> file.items().stream())
                .toList();
        findings.throwIfAny();
        assertThat(breakages).hasSizeGreaterThan(100);
        return breakages.stream()
                .map(breakage -> DynamicTest.dynamicTest(
                        HubFiles.name(breakage.file()) + ": "
                                + breakage.text("breakage").orElseThrow(),
                        () -> finds(breakage)));
    }

    private void finds(Declared breakage) throws IOException {
        MiniatureHome home = MiniatureHome.copyTo(Files.createTempDirectory(folder, "home"));
        home.replace(
                breakage.text("file").orElseThrow(),
                breakage.text("replace").orElse(""),
                breakage.text("by").orElseThrow());

        List<String> found = home.check().stream().map(Finding::toString).toList();

        List<String> expected = breakage.get("finds").orElseThrow().texts();
        assertThat(found).hasSameSizeAs(expected);
        for (int i = 0; i < expected.size(); i++) {
            assertThat(found.get(i)).startsWith(expected.get(i));
        }
    }
}
