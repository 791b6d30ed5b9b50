package io.customerhub.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.customerhub.mapping.MappingResult.Mapped;
import io.customerhub.mapping.MappingResult.Unmapped;
import io.customerhub.model.Problem;
import io.customerhub.model.SourceKey;
import io.customerhub.model.SourceRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RecordShapeTest {
    private static final String READS = """
            reads:
              Name: text, always
              Mail: object
              Mail.Address: text, always
              Phone: single, often
              Spent: number
            """;

    @TempDir
    private Path path = Path.of("");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"Name\": \"Ann\", \"Mail\": {\"Address\": \"a@b.c\"}, \"Phone\": 5, \"Spent\": 1.5}",
                "{\"Name\": \"Ann\"}",
                "{\"Name\": null, \"Mail\": null, \"Spent\": null}",
                "{\"Name\": \"Ann\", \"Mail\": {\"Address\": null}, \"New\": {\"a\": 1}}"
            })
    void whatMayBeEmptyMayBeEmptyAndWhatIsNewIsNoMatter(String record) {
        assertThat(mapping().map(record(record))).isInstanceOf(Mapped.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}|Name|is missing",
                "{\"Name\": {\"value\": \"Ann\"}}|Name|is no text",
                "{\"Name\": \"Ann\", \"Mail\": {\"value\": {\"Address\": \"a@b.c\"}}}|Mail.Address|is missing",
                "{\"Name\": \"Ann\", \"Mail\": \"a@b.c\"}|Mail|is no object",
                "{\"Name\": \"Ann\", \"Spent\": \"1.5\"}|Spent|is no number",
                "{\"Name\": \"Ann\", \"Phone\": [5]}|Phone|is no single"
            })
    void whatIsNotAsDeclaredIsAProblemOfTheField(String record, String field, String words) {
        assertThat(mapping().map(record(record)))
                .isInstanceOfSatisfying(
                        Unmapped.class,
                        unmapped -> assertThat(unmapped.problems()).contains(new Problem("reads", field, words)));
    }

    @Test
    void aFieldThatAWholePageHasLostIsAProblemOfAllOfThem() {
        assertThat(mapping().problemsTogether(people(20, "null")))
                .extracting(Problem::field)
                .containsExactly("Phone");
        assertThat(mapping().problemsTogether(people(19, "null")))
                .as("so few may be without by chance")
                .isEmpty();
        assertThat(mapping().problemsTogether(people(20, "5"))).isEmpty();
    }

    @Test
    void whatStandsInAFieldThatIsNoObjectCannotBe() {
        assertThatThrownBy(() -> mapping("reads:\n  Mail: text\n  Mail.Address: text\n"))
                .hasMessageContaining("'Mail.Address' stands in 'Mail', which is declared as no object");
        assertThatThrownBy(() -> mapping("reads:\n  Mail: txt\n")).hasMessageContaining("Mail");
    }

    private SourceMapping mapping() {
        return mapping(READS);
    }

    private SourceMapping mapping(String reads) {
        return new MappingFolder(path)
                .with(
                        "shop.yaml",
                        MappingFolder.CUSTOMERS
                                .replace("email: .Mail", "email: .Mail.Address")
                                .replace("fields:", reads + "fields:"))
                .read()
                .ofSource("shop", "Buyer")
                .orElseThrow();
    }

    private static List<SourceRecord> people(int count, String phone) {
        return IntStream.range(0, count)
                .mapToObj(person -> record("{\"Name\": \"Ann\", \"Phone\": " + phone + "}"))
                .toList();
    }

    private static SourceRecord record(String json) {
        try {
            return new SourceRecord(new SourceKey("shop", "Buyer", "1"), false, Json.MAPPER.readTree(json));
        } catch (IOException e) {
            throw new IllegalArgumentException(json, e);
        }
    }
}
