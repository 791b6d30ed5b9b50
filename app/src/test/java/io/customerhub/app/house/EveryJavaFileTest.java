package io.customerhub.app.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class EveryJavaFileTest {
    private static final int LINES = 300;

    private static final Pattern NAMES = Pattern.compile(".*(Util|Utils|Impl|Manager|Helper)(Test)?\\.java");

    @Test
    void doesOneThingAndIsNotLong() {
        assertThat(java().filter(file -> lines(file) > LINES).map(EveryJavaFileTest::name))
                .isEmpty();
    }

    @Test
    void isNamedForWhatItIs() {
        assertThat(java().map(EveryJavaFileTest::name))
                .noneMatch(name -> NAMES.matcher(name).matches());
    }

    @Test
    void isInPackageThatIsNullMarkedAndSaysWhatItIs() {
        Set<Path> folders = new TreeSet<>();
        java().forEach(file -> folders.add(file.getParent()));

        assertThat(folders).isNotEmpty().allSatisfy(folder -> {
            Path own = folder.resolve("package-info.java");
            Path main = Path.of(name(own).replace("/src/test/", "/src/main/"));
            Path found = Files.exists(Repository.HOME.resolve(own)) ? own : main;
            assertThat(Repository.HOME.resolve(found)).exists();
            assertThat(Repository.text(found)).contains("@NullMarked");
            if (found.toString().contains("main")) {
                assertThat(Repository.text(found)).startsWith("/**");
            }
        });
    }

    @Test
    void suppressesNothingWithoutReason() {
        // "unchecked" says itself what it is about: a body that Camel hands over as Object
        Pattern bare = Pattern.compile("@SuppressWarnings\\((?!\"unchecked\"\\))[^)]*\\)\\s*$", Pattern.MULTILINE);

        assertThat(java().filter(file -> bare.matcher(Repository.text(file)).find()))
                .isEmpty();
    }

    @Test
    void mocksNothing() {
        assertThat(java().filter(file -> Repository.text(file).contains("import org." + "mockito")))
                .isEmpty();
    }

    private static Stream<Path> java() {
        List<Path> files = Repository.files("", ".java");
        assertThat(files).hasSizeGreaterThan(200);
        return files.stream();
    }

    private static long lines(Path file) {
        return Repository.text(file).lines().count();
    }

    private static String name(Path file) {
        return file.toString().replace('\\', '/');
    }
}
