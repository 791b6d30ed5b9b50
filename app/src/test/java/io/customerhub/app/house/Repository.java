package io.customerhub.app.house;

import io.customerhub.declaration.Declared;
import io.customerhub.declaration.DeclaredFiles;
import io.customerhub.declaration.Findings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The files of this repository: those that git has or would take, or all but the build's where there is no git. */
final class Repository {
    static final Path HOME = Path.of("..");
    private static final Set<String> NOT_OURS = Set.of("target", ".git", ".hub", ".idea", "node_modules");

    private Repository() {}

    /** All files, relative to the home, in order of name. */
    static List<Path> files() {
        try {
            List<Path> listed = listedByGit();
            return listed.isEmpty() ? walked() : listed;
        } catch (IOException e) {
            throw new UncheckedIOException("listing the repository", e);
        }
    }

    static List<Path> files(String folder, String suffix) {
        return files().stream()
                .filter(file -> (folder.isEmpty() || file.startsWith(folder))
                        && file.toString().endsWith(suffix))
                .toList();
    }

    static String text(Path file) {
        try {
            return new String(Files.readAllBytes(HOME.resolve(file)), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("reading " + file, e);
        }
    }

    /** A YAML file; one that cannot be read fails the test with its findings. */
    static Declared yaml(Path file) {
        var findings = new Findings();
        var declared = DeclaredFiles.parse(file, text(file), findings);
        findings.throwIfAny();
        return declared.orElseThrow();
    }

    /** A value and all values in it. */
    static Stream<Declared> within(Declared value) {
        return Stream.concat(
                Stream.of(value),
                Stream.concat(value.entries().values().stream(), value.items().stream())
                        .flatMap(Repository::within));
    }

    private static List<Path> listedByGit() throws IOException {
        Process git;
        try {
            git = new ProcessBuilder("git", "ls-files", "--cached", "--others", "--exclude-standard", "-z")
                    .directory(HOME.toFile())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            return List.of(); // no git here
        }
        String listed = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        var files = new TreeSet<Path>();
        for (String name : listed.split("\0", -1)) {
            if (!name.isEmpty() && Files.isRegularFile(HOME.resolve(name))) {
                files.add(Path.of(name));
            }
        }
        return List.copyOf(files);
    }

    private static List<Path> walked() throws IOException {
        var files = new ArrayList<Path>();
        try (Stream<Path> all = Files.walk(HOME)) {
            all.filter(Files::isRegularFile).map(HOME::relativize).sorted().forEach(file -> {
                boolean ours = true;
                for (Path part : file) {
                    ours &= !NOT_OURS.contains(part.toString());
                }
                if (ours) {
                    files.add(file);
                }
            });
        }
        return files;
    }
}
