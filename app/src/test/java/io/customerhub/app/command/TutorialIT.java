package io.customerhub.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerhub.app.command.DocumentedHome.Block;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Does what {@code docs/tutorial.md} says, word by word: writes its files, runs its commands. */
final class TutorialIT {
    @TempDir
    Path home;

    @Test
    void everyCommandOfTheTutorialDoesWhatItSays() throws IOException, InterruptedException {
        DocumentedHome.copyTo(home);
        Path script = home.resolve("tutorial.sh");
        Files.writeString(script, script("docs/tutorial.md"));
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
    private static String script(String tutorial) throws IOException {
        var script = new StringBuilder();
        for (Block block : DocumentedHome.blocks(tutorial)) {
            if (block.path().isPresent()) {
                String redirect = block.added() ? ">>" : ">";
                script.append("cat " + redirect + " '" + block.path().get() + "' <<'END_OF_FILE'\n" + block.text()
                        + "END_OF_FILE\n");
            } else if (block.language().equals("sh")) {
                script.append(block.text());
            }
        }
        return script.toString();
    }
}
