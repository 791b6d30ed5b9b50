package io.customerhub.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The tests that stand in mapping files. */
final class MappingTestsTest {
    @TempDir
    private Path path = Path.of("");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "expect: {name: Bob} | 'name' is \"Ann\", expected \"Bob\"",
                "expect: {name: Ann, email: a@b.c} | 'email' is absent, expected \"a@b.c\"",
                "expect: {} | 'name' is \"Ann\", expected absent"
            })
    void tellsWhatDiffersAtTheTestsLine(String expectation, String difference) {
        assertThat(new MappingFolder(path)
                        .with("buyers.yaml", MappingFolder.CUSTOMERS.replace("expect: {name: Ann}", expectation))
                        .findings())
                .containsExactly("buyers.yaml line 9: test 'a buyer' fails: " + difference
                        + "; mend the field or the expectation");
    }

    @Test
    void comparesNumbersByValue() {
        assertThat(new MappingFolder(path)
                        .with("sales.yaml", MappingFolder.TRANSACTIONS)
                        .findings())
                .isEmpty();
    }

    @Test
    void expectsRefusalByItsWords() {
        String refused = MappingFolder.TRANSACTIONS.replace(
                "given: {total: 5}\n    expect: {kind: invoice, date: \"2025-01-31\", currency: JMD, total: 5.00}",
                "given: {total: much}\n    expect: {rejected: [total is not a number]}");

        assertThat(new MappingFolder(path).with("sales.yaml", refused).findings())
                .isEmpty();
    }

    @Test
    void givesTheTestsEntityToTheMapping() {
        String two = MappingFolder.CUSTOMERS
                .replace("[Buyer]", "[Buyer, Visitor]")
                .replace(".Mail", "if ($entity == \"Visitor\") \"v@example.com\"")
                .replace(
                        "  - name: a buyer",
                        "  - name: a visitor\n    entity: Visitor\n    given: {Name: Vi}\n"
                                + "    expect: {name: Vi, email: v@example.com}\n  - name: a buyer");

        assertThat(new MappingFolder(path).with("buyers.yaml", two).findings()).isEmpty();
    }

    @Test
    void sinkHasEveryDeclaredFieldNullWhereNothingIsKnown() throws java.io.IOException {
        var mappings = new MappingFolder(path).with("crm.yaml", """
                        description: Contacts of a CRM
                        sink: crm
                        fields:
                          FullName: .name
                          Mail: .email
                          Value: .score.monetary
                        tests:
                          - name: a customer
                            given: {name: Ann}
                            expect: {FullName: Ann}
                        """).read();

        assertThat(mappings.ofSink("crm")
                        .orElseThrow()
                        .map(Json.MAPPER.readTree("{\"name\": \"Ann\", \"score\": {\"monetary\": 100.00}}")))
                .isEqualTo(Json.MAPPER.readTree("{\"FullName\": \"Ann\", \"Mail\": null, \"Value\": 100.00}"));
    }
}
