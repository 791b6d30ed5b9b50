package io.customerhub.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Does what {@code docs/tutorial.md} says, word by word: writes its files, runs its commands. */
final class TutorialIT {
    private static final Pattern BLOCK =
            Pattern.compile("(?:<!-- (file|append): (\\S+) -->\\n)?```(sh|yaml|properties)\\n(.*?)```", Pattern.DOTALL);
    private static final List<String> COPIED = List.of("hub", "routes", "mappings", "config", "connectors/kamelets");

    @TempDir
    Path home;

    @Test
    void everyCommandOfTheTutorialDoesWhatItSays() throws IOException, InterruptedException {
        for (String name : COPIED) {
            copy(HubFixture.HOME.resolve(name), home.resolve(name));
        }
        Path script = home.resolve("tutorial.sh");
        Files.writeString(script, script(Files.readString(HubFixture.HOME.resolve("docs/tutorial.md"))));
        Path output = home.resolve("tutorial.log");
        Process process = new ProcessBuilder("bash", "-e", script.toString())
                .directory(home.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        boolean ended = process.waitFor(10, TimeUnit.MINUTES);
        process.destroy();
        assertThat(ended).isTrue();
        assertThat(process.exitValue()).as(Files.readString(output)).isZero();
        assertThat(Files.readString(output))
                .contains("loyalty-members")
                .contains("did you mean 'email'?")
                .contains("from loyalty/Member/");
    }

    /** The tutorial as a shell script: its files are written where its text names them. */
    private static String script(String tutorial) {
        var script = new StringBuilder();
        Matcher block = BLOCK.matcher(tutorial);
        while (block.find()) {
            String text = block.group(4);
            Optional<String> path = Optional.ofNullable(block.group(2));
            if (path.isPresent()) {
                String redirect = block.group(1).equals("append") ? ">>" : ">";
                script.append("cat " + redirect + " '" + path.get() + "' <<'END_OF_FILE'\n" + text + "END_OF_FILE\n");
            } else if (block.group(3).equals("sh")) {
                script.append(text);
            }
        }
        return script.toString();
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                Files.createDirectories(target.toAbsolutePath().getParent());
                Files.copy(file, target, java.nio.file.StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
    }
}
