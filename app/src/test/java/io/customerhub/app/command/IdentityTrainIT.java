package io.customerhub.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerhub.app.DecisionFiles;
import io.customerhub.app.Hub;
import io.customerhub.declaration.Findings;
import io.customerhub.identity.IdentityFile;
import io.customerhub.identity.compare.DictionaryFile;
import io.customerhub.identity.match.ModelFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** What comparisons weigh is learned from the records of a warehouse, and written where the hub reads it. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class IdentityTrainIT {
    @TempDir
    static Path home;

    @TempDir
    static Path data;

    private static HubFixture fixture;

    @BeforeAll
    static void start() throws IOException {
        DocumentedHome.copyTo(home);
        fixture = HubFixture.start(home, data, Hub.Mode.COMMAND, Map.of(), "--company", "demo");
    }

    @AfterAll
    static void stop() {
        fixture.close();
    }

    @Test
    @Order(1)
    void tooFewRecordsAreRefused() throws Exception {
        String model = Files.readString(home.resolve(DecisionFiles.MODEL));
        assertThat(fixture.ended("identity", "train", "--write"))
                .contains("there are 0 of customers, and 200 at least are needed")
                .endsWith("[1]");
        assertThat(home.resolve(DecisionFiles.MODEL)).hasContent(model);
    }

    @Test
    @Order(2)
    void whatIsWrittenIsWhatIsPrintedAndTheHubReadsIt() throws Exception {
        fixture.sync("quickbooks-customers", true);
        String shipped = Files.readString(home.resolve(DecisionFiles.MODEL));
        String printed = fixture.command("identity", "train");
        assertThat(home.resolve(DecisionFiles.MODEL)).hasContent(shipped);

        assertThat(fixture.ended("identity", "train", "--write", "--accept"))
                .contains("learned from 1,773 records")
                .containsPattern("the 1,773 records are [0-9,]+ customers, of whom one has [0-9]+ records")
                .endsWith("[0]");
        String written = Files.readString(home.resolve(DecisionFiles.MODEL));
        assertThat(written).isNotEqualTo(shipped);
        assertThat(printed).contains(written);
        var findings = new Findings();
        var comparisons = IdentityFile.read(home.resolve(DecisionFiles.IDENTITY), findings)
                .orElseThrow()
                .comparisons();
        var words =
                DictionaryFile.read(home.resolve(DecisionFiles.WORDS), findings).orElseThrow();
        assertThat(ModelFile.read(home.resolve(DecisionFiles.MODEL), comparisons, words, findings))
                .isPresent();
        assertThat(findings.list()).isEmpty();
    }

    @Test
    @Order(3)
    void whatWouldMakeMoreOrFewerCustomersIsNotWrittenUnlessItIsAccepted() throws Exception {
        Path model = home.resolve(DecisionFiles.MODEL);
        String likely = Files.readString(model).replaceFirst("prior: .*", "prior: [30, 30]");
        Files.writeString(model, likely);

        assertThat(fixture.ended("identity", "train", "--write"))
                .containsPattern("by what was learned the 1,773 records are [0-9,]+ customers")
                .containsPattern("by the weights that stand there the 1,773 records are [0-9,]+ customers")
                .contains("nothing is written, and --accept writes it all the same")
                .endsWith("[1]");
        assertThat(model).hasContent(likely);
    }
}
