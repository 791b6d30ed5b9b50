package io.customerhub.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerhub.mapping.MappingResult.Mapped;
import io.customerhub.mapping.MappingResult.Unmapped;
import io.customerhub.model.PlainKind;
import io.customerhub.model.PlainRecord;
import io.customerhub.model.SourceKey;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Interactions, opportunities, social profiles and campaigns, each field from the field of the same name. */
final class PlainMappingTest {
    @TempDir
    private Path path = Path.of("");

    @Test
    void interactionIsReadInTheNormalFormOfItsFields() {
        PlainRecord record = record(PlainKind.INTERACTION, """
                {"kind": "mail", "direction": "in", "subject": " Hello ", "text": "", "customer": 7,
                 "customerEntity": "Contact", "occurredAt": "2026-05-01T09:30:00-05:00",
                 "changedAt": "2026-05-02T00:00:00Z"}
                """);

        assertThat(record.values())
                .isEqualTo(Map.of(
                        "kind", "mail", "direction", "in", "subject", "Hello", "occurredAt", "2026-05-01T14:30:00Z"));
        assertThat(record.customer()).contains(new SourceKey("shop", "Contact", "7"));
        assertThat(record.changedAt()).isEqualTo(Instant.parse("2026-05-02T00:00:00Z"));
        assertThat(record.key()).isEqualTo(new SourceKey("shop", "Thing", "1"));
    }

    @Test
    void opportunityKeepsEveryDigit() {
        assertThat(record(PlainKind.OPPORTUNITY, """
                        {"name": "Roof", "amount": 12345678.900, "currency": "JMD", "probability": 0.250,
                         "closesOn": "2026-07-01", "status": "open"}
                        """).values())
                .containsEntry("amount", "12345678.900")
                .containsEntry("probability", "0.250")
                .containsEntry("closesOn", "2026-07-01");
    }

    @Test
    void campaignBelongsToNobody() {
        assertThat(Target.CAMPAIGN.fields()).doesNotContain("customer", "customerEntity");
        assertThat(record(PlainKind.CAMPAIGN, "{\"name\": \"Easter\", \"customer\": 7}")
                        .customer())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "interaction | {} | kind is missing, occurredAt is missing",
                "interaction | {\"kind\": \"fax\", \"occurredAt\": \"May\"} |"
                        + " kind is none of [visit, mail, call, message, post, comment],"
                        + " occurredAt is not an ISO 8601 time with an offset",
                "interaction | {\"kind\": \"call\", \"direction\": \"up\", \"occurredAt\": \"2026-05-01T00:00:00Z\"} |"
                        + " direction is none of [in, out]",
                "opportunity | {\"amount\": 1, \"probability\": 25, \"closesOn\": \"soon\"} |"
                        + " name is missing, currency is missing beside the amount,"
                        + " probability is not between 0 and 1, closesOn is not an ISO 8601 date, status is missing",
                "opportunity | {\"name\": \"a\", \"status\": \"open\", \"probability\": -0.1} |"
                        + " probability is not between 0 and 1",
                "social-profile | {\"network\": \"x\", \"handle\": \"@a\", \"followers\": 1.5} |"
                        + " followers is not a whole number",
                "social-profile | {\"network\": \"x\", \"handle\": \"@a\", \"followers\": 1e30} |"
                        + " followers is not a whole number",
                "campaign | {\"name\": \"a\", \"budget\": \"much\", \"currency\": \"JMD\"} | budget is not a number",
                "product | {\"name\": \"a\", \"price\": 5} | currency is missing beside the price",
                "campaign | {\"name\": [1]} | name is a table or list, not a single value, name is missing"
            })
    void namesEveryProblemAtOnce(String kind, String json, String problems) {
        MappingResult result = map(PlainKind.of(kind), json);

        assertThat(((Unmapped) result)
                        .problems().stream()
                                .map(problem -> problem.field() + " " + problem.message())
                                .collect(Collectors.joining(", ")))
                .isEqualTo(problems);
    }

    @ParameterizedTest
    @EnumSource
    void everyKindIsTargetOfMappings(PlainKind kind) {
        assertThat(Target.of(kind.word()).fields()).containsAll(kind.words());
    }

    @Test
    void reportsFieldThatTheTargetDoesNotHave() {
        String mapping = mapping(PlainKind.OPPORTUNITY).replace("probability:", "probabilty:");

        assertThat(new MappingFolder(path).with("things.yaml", mapping).findings())
                .first()
                .asString()
                .endsWith("unknown field 'probabilty' of opportunity; did you mean 'probability'?");
    }

    private PlainRecord record(PlainKind kind, String json) {
        return (PlainRecord) ((Mapped) map(kind, json)).record();
    }

    private MappingResult map(PlainKind kind, String json) {
        return new MappingFolder(path).with("things.yaml", mapping(kind)).map("Thing", json);
    }

    private static String mapping(PlainKind kind) {
        List<String> fields = Target.of(kind.word()).fields();
        return """
                description: Things of a shop
                source: shop
                entities: [Thing]
                to: %s
                fields:
                %s
                tests:
                  - name: a thing of nothing
                    given: {}
                    expect: {rejected: []}
                """.formatted(
                kind.word(),
                fields.stream().map(field -> "  " + field + ": ." + field).collect(Collectors.joining("\n")));
    }
}
