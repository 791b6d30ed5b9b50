package io.customerhub.app.flowtest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.customerhub.app.flowtest.Comparison.Difference;
import io.customerhub.declaration.DeclaredFiles;
import io.customerhub.declaration.Findings;
import io.customerhub.mapping.Json;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ComparisonTest {
    @Test
    void looksAtNothingThatIsNotExpected() throws Exception {
        assertThat(differences("{name: Ann}", "{\"name\": \"Ann\", \"email\": \"a@example.com\"}"))
                .isEmpty();
    }

    @Test
    void comparesNumbersByValueAndTextsExactly() throws Exception {
        assertThat(differences("{total: 5, number: \"5\"}", "{\"total\": 5.00, \"number\": \"5\"}"))
                .isEmpty();
        assertThat(differences("{number: 5}", "{\"number\": \"5\"}")).containsExactly("'number' is \"5\", expected 5");
    }

    @Test
    void takesNothingKnownAndNothingThereForTheSame() throws Exception {
        assertThat(differences("{email: null, phone: null}", "{\"email\": null}"))
                .isEmpty();
        assertThat(differences("{email: null}", "{\"email\": \"a@example.com\"}"))
                .containsExactly("'email' is \"a@example.com\", expected absent");
    }

    @Test
    void looksIntoTablesAndAtListsWhole() throws Exception {
        assertThat(differences(
                        "{score: {segment: new}, lines: [{amount: 1}]}",
                        "{\"score\": {\"segment\": \"loyal\"}, \"lines\": [{\"amount\": 1}]}"))
                .containsExactly("'score.segment' is \"loyal\", expected \"new\"");
        assertThat(differences("{lines: [{amount: 1}]}", "{\"lines\": []}"))
                .containsExactly("'lines' is [], expected [{\"amount\":1}]");
    }

    private static List<String> differences(String expected, String actual) throws JsonProcessingException {
        var findings = new Findings();
        var declared =
                DeclaredFiles.parse(Path.of("a.test.yaml"), expected, findings).orElseThrow();
        return Comparison.between(declared, Json.MAPPER.readTree(actual)).stream()
                .map(Difference::words)
                .toList();
    }
}
