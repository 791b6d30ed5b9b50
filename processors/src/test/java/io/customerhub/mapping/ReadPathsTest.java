package io.customerhub.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ReadPathsTest {
    private static final Map<String, String> DEFINITIONS = Map.of(
            "full-name", "if (.First and .Last) .First + \" \" + .Last else .Last",
            "details", "[for (.Line) .Detail]");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                ".BillAddr.City | BillAddr.City",
                "if (.Phone.Number) .Phone.Number else .Mobile.Number | Mobile.Number, Phone.Number",
                "replace(.Changed, \"[+]0000$\", \"Z\") | Changed",
                "sheet-date(.\"Date of birth\") | Date of birth",
                "if ($entity == \"Lead\") .Street else .MailingStreet | MailingStreet, Street",
                "$full-name | First, Last",
                "\"a .b\" | ``",
                ".amount * 0.01 // of .cents | amount",
                ".values[0].name | values",
                "split(.name, \" \")[0].x | name",
            })
    void tellsWhatAnExpressionReads(String expression, String paths) {
        assertThat(ReadPaths.of(expression, DEFINITIONS).orElseThrow().stream()
                        .map(steps -> String.join(".", steps))
                        .collect(Collectors.joining(", ")))
                .isEqualTo(paths);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"[for (.Line) .Amount] | x", "size($details) | x", "if (.) .name else null | x"})
    void tellsNothingWhereAPathMayStartElsewhere(String expression) {
        assertThat(ReadPaths.of(expression, DEFINITIONS)).isEmpty();
    }

    @Test
    void tellsNothingBehindAPipe() {
        assertThat(ReadPaths.of(".a | .b", Map.of())).isEmpty();
        assertThat(ReadPaths.of(".a", Map.of())).contains(List.of(List.of("a")));
    }
}
