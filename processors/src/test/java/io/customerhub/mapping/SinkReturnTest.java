package io.customerhub.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.customerhub.declaration.Findings;
import io.customerhub.model.CustomerField;
import io.customerhub.model.SourceKey;
import io.customerhub.model.SourceRecord;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What of a record is only what a sink was told. */
final class SinkReturnTest {
    private static final SinkReturn BACK = new SinkReturn("crm", "cards", "properties", "hub_id", false);

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    'Ann'                          | 'Ann'                            | true
                    'Ann'                          | ' Ann '                          | true
                    'Ann'                          | 'ann'                            | false
                    'ann@example.com'              | 'Ann@Example.com'                | true
                    '+18765550101'                 | '(876) 555-0101'                 | true
                    '+18765550101'                 | '(876) 555-0102'                 | false
                    120000.50                      | '120000.5'                       | true
                    7                              | '8'                              | false
                    'Ann'                          | null                             | false
                    'Ann'                          | ['Ann']                          | false
                    {'FreeFormNumber': '8765550101'} | {'FreeFormNumber': '876 555 0101', 'Tag': 1} | true
                    {'FreeFormNumber': '8765550101'} | null                           | false
                    """, quoteCharacter = '~')
    void whatIsHeldIsWhatWasToldHoweverItIsWritten(String told, String held, boolean same) throws Exception {
        JsonNode record = json("{'properties': {'field': %s}}".formatted(held));

        assertThat(BACK.changed(record, (ObjectNode) json("{'field': %s}".formatted(told)))
                        .isEmpty())
                .isEqualTo(same);
    }

    @Test
    void aFieldThatNobodyAskedForIsNotEmptied() throws Exception {
        var told = (ObjectNode) json("{'name': 'Ann', 'phone': '8765550101', 'town': null}");
        JsonNode record = json("{'properties': {'name': 'Ann'}}");

        assertThat(BACK.changed(record, told)).isEmpty();
        assertThat(new SinkReturn("crm", "cards", "properties", "", true).changed(record, told))
                .containsExactly("phone");
    }

    @Test
    void ourIdIsReadWhereItIsOne() throws Exception {
        String id = "00000000-0000-0000-0000-000000000001";

        assertThat(BACK.customer(json("{'properties': {'hub_id': '%s'}}".formatted(id))))
                .hasValueSatisfying(customer -> assertThat(customer.toString()).isEqualTo(id));
        assertThat(BACK.customer(json("{'properties': {'hub_id': 'by hand'}}"))).isEmpty();
        assertThat(BACK.customer(json("{'properties': {}}"))).isEmpty();
    }

    @Test
    void whatStandsOnSomethingThatOthersChangedIsTheirs() throws Exception {
        Findings findings = new Findings();
        SourceMapping mapping = (SourceMapping)
                Mappings.parse(Path.of("crm-cards.yaml"), """
                description: Cards
                source: crm
                entities: [cards]
                to: customer
                let:
                  full: .properties.first + " " + .properties.last
                fields:
                  kind: '"person"'
                  name: $full
                  givenName: .properties.first
                  familyName: .properties.last
                  status: .properties.status
                tests:
                  - {name: one, given: {}, expect: {kind: person}}
                """, findings).orElseThrow();
        var record = new SourceRecord(
                new SourceKey("crm", "cards", "1"),
                false,
                json("{'properties': {'first': 'Ann', 'last': 'Smith', 'status': 'vip'}}"));

        assertThat(new TreeSet<>(mapping.echoed(record, BACK, Set.of("first"), Set.of("last"))))
                .contains(CustomerField.KIND, CustomerField.GIVEN_NAME)
                .doesNotContain(CustomerField.NAME, CustomerField.FAMILY_NAME, CustomerField.STATUS);
        assertThat(mapping.echoed(record, BACK, Set.of("first", "last"), Set.of()))
                .contains(CustomerField.NAME, CustomerField.FAMILY_NAME)
                .doesNotContain(CustomerField.STATUS);
    }

    @Test
    void ownersAreOfFieldsThatReturn() {
        var findings = new Findings();
        Mappings.parse(Path.of("crm.yaml"), """
                description: To a CRM
                sink: crm
                owner: {name: theirs, nmae: newest}
                fields: {name: .name}
                tests:
                  - {name: one, given: {}, expect: {}}
                """, findings);

        assertThat(findings.list().toString())
                .contains("nobody sees what others write into 'name'", "'owner' names 'nmae'");
    }

    private static JsonNode json(String text) throws JsonProcessingException {
        return Json.MAPPER.readTree(text.replace('\'', '"'));
    }
}
