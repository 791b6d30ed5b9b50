package io.customerhub.app.bench.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.customerhub.declaration.DeclarationException;
import io.customerhub.declaration.Findings;
import io.customerhub.scoring.net.Activation;
import io.customerhub.scoring.net.NetPlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sets as they are described, with nets so small that they are trained at once. */
final class ClassifyJobTest {
    private static final Path CONFIG = Path.of("../config/bench/scoring");
    private static final String COLUMNS = """
              numbers: [age, spent]
              words: [town, plan]
              excluded: {id: names a customer}
            """;

    @TempDir
    Path folder;

    private final Findings findings = new Findings();
    private final ClassifyJob job = new ClassifyJob(
            new NetPlan(List.of(4), 1, Activation.RELU, 0, 1, .02, 256, 4, 2), 1, 1, InstantSource.system());

    private ScoringSet set(String classify) throws IOException {
        Path file = folder.resolve("made-up.yaml");
        Files.writeString(file, "description: made up\ndata: made-up.csv\nclassify:\n" + classify);
        Optional<ScoringSet> set = ScoringSet.read(file, findings);
        findings.throwIfAny();
        return set.orElseThrow();
    }

    /** Quoted, with blanks, gaps, words for what is not known, and 130 towns. */
    private void write() throws IOException {
        var random = new SplittableRandom(8);
        List<String> lines = new ArrayList<>();
        lines.add("\"id\"; \"age\";\"spent\";\"town\";\"plan\";\"left\"");
        for (int row = 0; row < 700; row++) {
            int age = 20 + random.nextInt(60);
            boolean left = random.nextDouble() < age / 100.0;
            lines.add(row + ";" + (row % 11 == 0 ? "?" : age) + ";" + (row % 7 == 0 ? "" : random.nextInt(1000))
                    + ";\"Town, "
                    + random.nextInt(130) + "\";" + (row % 13 == 0 ? "NA" : "basic") + ";"
                    + (row == 5 ? "" : left ? "yes" : "no"));
        }
        lines.set(20, lines.get(20).replaceFirst(";[^;]*;", ";about 40;"));
        Files.write(folder.resolve("made-up.csv"), lines);
    }

    @Test
    void measuresDataWithQuotesGapsAndManyWords() throws IOException {
        write();
        Figures figures = job.run(set("  separator: ;\n  target: {column: left, is: \"yes\"}\n" + COLUMNS), folder);
        assertThat(figures.models())
                .extracting(Figures.Model::name)
                .containsExactly("base rate", "logistic, plain", "logistic", "net", "served");
        assertThat(figures.models().get(2).values().get(0)).isBetween(.6, .8);
        assertThat(figures.remarks())
                .contains(
                        "1 rows have no left, and are not read", "1 values of age are no numbers, and count as unknown")
                .filteredOn(remark -> remark.contains("served: AUC of rows not learned from"))
                .hasSize(5);
    }

    @Test
    void tellsTheLastFifthFromWhatCameBefore() throws IOException {
        write();
        Figures figures = job.run(
                set("  separator: ;\n  order: time\n  target: {column: left, is: \"yes\"}\n" + COLUMNS), folder);
        assertThat(figures.remarks())
                .filteredOn(remark -> remark.contains("served: AUC of rows not learned from"))
                .hasSize(1);
        assertThat(figures.models().get(2).values().get(0)).isBetween(.5, .85);
    }

    @Test
    void reportsAllThatIsWrongWithTheColumnsAtOnce() throws IOException {
        write();
        assertThatThrownBy(() -> job.run(set("""
                          separator: ;
                          target: {column: lef, is: "yes"}
                          numbers: [age, spend, age]
                          words: [town]
                          excluded: {town: is known}
                        """), folder))
                .isInstanceOf(DeclarationException.class)
                .hasMessageContaining("no column 'lef' in made-up.csv")
                .hasMessageContaining("did you mean 'spent'?")
                .hasMessageContaining("'age' is named twice")
                .hasMessageContaining("'town' is read and excluded")
                .hasMessageContaining("the column 'plan' is neither read nor excluded");
    }

    @Test
    void refusesTargetThatNobodyHas() throws IOException {
        write();
        assertThatThrownBy(() -> job.run(set("  separator: ;\n  target: {column: left, is: gone}\n" + COLUMNS), folder))
                .hasMessageContaining("no row has 'gone' in 'left'")
                .hasMessageContaining("use one of no, yes");
    }

    @ParameterizedTest
    @ValueSource(strings = {"telco", "bank", "bank-in-time"})
    void isDescribedAsTheDataIs(String name) throws IOException {
        Path shared = shared();
        ScoringSet set =
                ScoringSet.read(CONFIG.resolve(name + ".yaml"), findings).orElseThrow();
        KnownOutcomes known = KnownOutcomes.read(set, shared);
        assertThat(known.outcomes().length).isEqualTo(name.equals("telco") ? 7043 : 41_188);
        assertThat(known.remarks()).isEmpty();
    }

    @Test
    void refusesBankMarketingWithTheDurationOfTheCall() throws IOException {
        Path shared = shared();
        Path file = folder.resolve("bank.yaml");
        String text = Files.readString(CONFIG.resolve("bank.yaml"))
                .replaceFirst("numbers: \\[", "numbers: [duration, ")
                .replaceFirst("(?s)  excluded:.*", "");
        Files.writeString(file, text);
        Figures figures = job.run(ScoringSet.read(file, findings).orElseThrow(), shared);
        assertThat(figures.models()).isEmpty();
        assertThat(figures.remarks())
                .singleElement()
                .asString()
                .startsWith("refused: without the feature duration the AUC falls from 0.9");
    }

    @Test
    void refusesTelcoOversampledBeforeTheSplit() throws IOException {
        Path data = shared().resolve("scoring/telco-churn/Telco-Customer-Churn.csv");
        List<String> lines = Files.readAllLines(data);
        List<String> leavers =
                lines.stream().filter(line -> line.endsWith(",Yes")).toList();
        List<String> sampled = new ArrayList<>(lines);
        sampled.addAll(leavers);
        Path file = folder.resolve("scoring/telco-churn/Telco-Customer-Churn.csv");
        Files.createDirectories(file.getParent());
        Files.write(file, sampled);
        Figures figures =
                job.run(ScoringSet.read(CONFIG.resolve("telco.yaml"), findings).orElseThrow(), folder);
        assertThat(figures.models()).isEmpty();
        assertThat(figures.remarks())
                .anySatisfy(remark -> assertThat(remark).startsWith("refused: of the rows with the outcome 100 %"));
    }

    private static Path shared() {
        Path shared =
                Path.of(Optional.ofNullable(System.getenv("HUB_SHARED_DATA")).orElse("../../shared/data"));
        Assumptions.assumeTrue(
                Files.isDirectory(shared.resolve("scoring")),
                "no scoring in " + shared + "; set HUB_SHARED_DATA to check the described sets");
        return shared;
    }
}
