package io.customerhub.declaration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DeclaredFilesTest {
    private static final Path FILE = Path.of("config/x.yaml");

    @TempDir
    private Path folder = Path.of("");

    @Test
    void reportsBadIndentationWithItsLine() {
        assertThat(problems("keys:\n  - key: email\n   fields: [email]\n"))
                .singleElement()
                .asString()
                .startsWith("config/x.yaml line 3: not YAML: ");
    }

    @Test
    void reportsOpenQuoteInsteadOfThrowing() {
        assertThat(problems("name: \"open\nother: 1\n"))
                .singleElement()
                .asString()
                .contains("not YAML: ");
    }

    @Test
    void reportsSecondDocumentInOneFile() {
        assertThat(problems("a: 1\n---\nb: 2\n")).singleElement().asString().contains("not YAML: ");
    }

    @Test
    void reportsEveryRepeatedKeyAtEveryDepthWithItsLine() {
        assertThat(problems("a: 1\nb:\n  - c: 1\n    c: 2\na: 3\n"))
                .extracting(Finding::toString)
                .containsExactly(
                        "config/x.yaml line 4: the key 'c' stands twice; keep one of them",
                        "config/x.yaml line 5: the key 'a' stands twice; keep one of them");
    }

    @Test
    void reportsEmptyFile() {
        assertThat(problems("# nothing but a remark\n"))
                .extracting(Finding::toString)
                .containsExactly("config/x.yaml line 1: the file is empty; declare something in it or remove it");
    }

    @Test
    void reportsValueThatContainsItself() {
        assertThat(problems("a: &loop\n  b: *loop\n"))
                .extracting(Finding::problem)
                .containsExactly("the value contains itself");
    }

    @Test
    void reportsMissingFileByItsName() {
        var findings = new Findings();

        Optional<Declared> read = DeclaredFiles.read(Path.of("config/none.yaml"), findings);

        assertThat(read).isEmpty();
        assertThat(findings.list())
                .extracting(Finding::toString)
                .containsExactly("config/none.yaml: the file is missing; create it; docs/reference/files.md shows its"
                        + " shape");
    }

    @Test
    void reportsFileThatIsNotUtf8() throws IOException {
        Path file = Files.write(folder.resolve("latin.yaml"), "name: Café\n".getBytes(StandardCharsets.ISO_8859_1));
        var findings = new Findings();

        DeclaredFiles.read(file, findings);

        assertThat(findings.list()).extracting(Finding::remedy).containsExactly("make it readable UTF-8 text");
    }

    @Test
    void findsFilesOfAllSubFoldersInOrderOfName() throws IOException {
        Files.createDirectories(folder.resolve("deep"));
        Files.writeString(folder.resolve("z.yaml"), "");
        Files.writeString(folder.resolve("deep/a.yaml"), "");
        Files.writeString(folder.resolve("b.txt"), "");

        assertThat(DeclaredFiles.find(folder, ".yaml"))
                .containsExactly(folder.resolve("deep/a.yaml"), folder.resolve("z.yaml"));
        assertThat(DeclaredFiles.find(folder.resolve("none"), ".yaml")).isEmpty();
    }

    @Test
    void throwsAllFindingsAtOnceInOrderOfPlace() {
        var findings = new Findings();
        findings.add(FILE, 9, "second", "");
        findings.add(FILE, 2, "first", "mend it");
        findings.add(FILE, 9, "second", "");

        assertThatThrownBy(findings::throwIfAny)
                .isInstanceOf(DeclarationException.class)
                .hasMessage("config/x.yaml line 2: first; mend it" + System.lineSeparator()
                        + "config/x.yaml line 9: second");
    }

    private static List<Finding> problems(String text) {
        var findings = new Findings();
        DeclaredFiles.parse(FILE, text, findings);
        return findings.list();
    }
}
