package io.customerhub.identity.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.customerhub.declaration.Finding;
import io.customerhub.declaration.Findings;
import io.customerhub.identity.compare.Comparison;
import io.customerhub.identity.compare.RecordSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ModelFileTest {
    @TempDir
    private Path folder;

    private final RecordSet set =
            new RecordSet(People.RULES, People.WORDS, new People(3).records(200, 3, "crm"), List.of());
    private final MatchModel model = new Training(set, new Candidates(set, 20), 7).train();
    private final Findings findings = new Findings();

    private Optional<MatchWeights> read(String text) throws IOException {
        return ModelFile.read(
                Files.writeString(folder.resolve("model.yaml"), text), People.RULES, People.WORDS, findings);
    }

    private String text() {
        return ModelFile.text(model.weights(), set.comparisons(), "600 records");
    }

    @Test
    void whatIsWrittenIsReadToAThousandthOfABit() throws IOException {
        MatchWeights weights = read(text()).orElseThrow();
        assertThat(ModelFile.text(weights, set.comparisons(), "600 records")).isEqualTo(text());
        assertThat(new MatchModel(set, weights).score(0, 1)).isCloseTo(model.score(0, 1), within(0.01));
    }

    @Test
    void anOutcomeWithoutWeightIsAFinding() throws IOException {
        Comparison name = set.comparisons().get(0);
        String without = text().replaceFirst("(?m)^    " + name.describe(name.levels() - 1) + ": .*\n", "");
        assertThat(read(without)).isEmpty();
        assertThat(findings.list())
                .singleElement()
                .extracting(Finding::problem)
                .isEqualTo("the comparison 'name' has no weight of 'given different, family different'");
    }

    @Test
    void aComparisonWithoutWeightsIsOneFinding() throws IOException {
        assertThat(read(text().replaceFirst("(?m)^  birth date:$", "  birth dates:")))
                .isEmpty();
        assertThat(findings.list())
                .singleElement()
                .extracting(Finding::problem)
                .asString()
                .startsWith("the comparison 'birth date' has no weight of 'birth date equal' and ");
    }
}
