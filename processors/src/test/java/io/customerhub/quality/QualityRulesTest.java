package io.customerhub.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.customerhub.declaration.Finding;
import io.customerhub.declaration.Findings;
import io.customerhub.model.CustomerField;
import io.customerhub.model.CustomerRecord;
import io.customerhub.model.Problem;
import io.customerhub.model.Records;
import io.customerhub.model.TransactionRecord;
import io.customerhub.quality.QualityVerdict.Accepted;
import io.customerhub.quality.QualityVerdict.Quarantined;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The rules that the house ships, and what can be wrong with others. */
final class QualityRulesTest {
    private static final Path SHIPPED = Path.of("../config/quality.yaml");

    private static final LocalDate DAY = LocalDate.of(2025, 6, 1);

    private final QualityRules rules = read(SHIPPED);

    @TempDir
    private Path folder = Path.of("");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "email | Marcia.Campbell@Example.COM | marcia.campbell@example.com",
                "phone | (876) 555-1234 | +18765551234",
                "phone | 658-555-0000 | +16585550000",
                "phone | +44 20 7946 0018 | +442079460018",
                "taxId | 123-456-789 | 123456789",
                "birthDate | 1980-02-29 | 1980-02-29",
                "currency | jmd | JMD",
                "parish | st. ann | Saint Ann",
                "parish | St  Ann | Saint Ann",
                "parish | KINGSTON | Kingston",
                "parish | St. Bess | Saint Elizabeth"
            })
    void acceptedValuesAreInTheirNormalForm(String field, String written, String normal) {
        Accepted<?> accepted = accepted("name", "Ann", field, written);

        assertThat(value(accepted, field)).contains(normal);
        assertThat(accepted.notes()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "email | ann at example.com | email-format | is not an e-mail address",
                "email | ann@example | email-format | is not an e-mail address",
                "email | a b@example.com | email-format | is not an e-mail address",
                "phone | 555-1234 | phone-format | is not a phone number that can be dialled",
                "phone | see notes | phone-format | is not a phone number that can be dialled",
                "taxId | none | tax-id-digits | has no digits",
                "taxId | 12-34 | tax-id-length | does not match [0-9]{9}",
                "birthDate | 01/02/1980 | birth-date-format | is not a date (ISO 8601)",
                "birthDate | 1850-01-01 | birth-date-plausible | is not between 1900-01-01 and 2025-12-31",
                "birthDate | 2090-01-01 | birth-date-plausible | is not between 1900-01-01 and 2025-12-31",
                "currency | dollars | currency-code | is not an ISO 4217 currency"
            })
    void dropsWhatBreaksRuleAndNotesWhy(String field, String written, String rule, String message) {
        Accepted<?> accepted = accepted("name", "Ann", field, written);

        assertThat(value(accepted, field)).isEmpty();
        assertThat(accepted.notes()).containsExactly(new Problem(rule, field, message));
    }

    @Test
    void keepsWhatIsOnlyNoted() {
        Accepted<?> accepted = accepted("name", "Ann", "parish", "Ontario");

        assertThat(value(accepted, "parish")).contains("Ontario");
        assertThat(accepted.notes())
                .containsExactly(new Problem("parish-name", "parish", "is none of the declared names"));
    }

    @Test
    void quarantinesRecordWithoutAnyIdentifier() {
        assertThat(rules.judge(Records.customer(Records.key("a", 1), "notes", "called", "town", "Negril")))
                .isEqualTo(new Quarantined(
                        Records.key("a", 1),
                        List.of(new Problem(
                                "identifiable", "", "has none of [name, organisation, email, phone, taxId]"))));
    }

    @Test
    void quarantinesRecordWhoseOnlyIdentifierWasDropped() {
        assertThat(rules.judge(Records.customer(Records.key("a", 1), "email", "nonsense")))
                .isInstanceOf(Quarantined.class);
    }

    @Test
    void namesAllProblemsOfRecordInTheOrderOfTheRules() {
        Accepted<?> accepted = accepted("name", "Ann", "email", "x", "phone", "y", "taxId", "1", "parish", "z");

        assertThat(accepted.notes())
                .extracting(Problem::rule)
                .containsExactly("email-format", "phone-format", "tax-id-length", "parish-name");
    }

    @Test
    void namesAllProblemsOfTransaction() {
        TransactionRecord record = Records.invoice("dollars", LocalDate.of(1970, 1, 1), "10.00", "9.99");

        assertThat(rules.judge(record))
                .isInstanceOfSatisfying(
                        Quarantined.class,
                        quarantined -> assertThat(quarantined.problems())
                                .extracting(Problem::rule)
                                .containsExactly("currency-code", "date-plausible", "lines-add-up"));
    }

    @ParameterizedTest
    @CsvSource({"10.00, 9.99, 0.01, true", "10, 10.000, 0, true", "0.3, 0.1, 0.2, true", "10.00, 9.99, 0.011, false"})
    void linesAddUpToTheLastDigit(String total, String one, String other, boolean sound) {
        assertThat(rules.judge(Records.invoice("JMD", DAY, total, one, other)))
                .isInstanceOf(sound ? Accepted.class : Quarantined.class);
    }

    @Test
    void transactionWithoutLinesNeedsNoSum() {
        assertThat(rules.judge(Records.invoice("JMD", DAY, "10.00"))).isInstanceOf(Accepted.class);
    }

    @Test
    void currencyOfTransactionIsInItsNormalForm() {
        assertThat(rules.judge(Records.invoice("jmd", DAY, "10.00")))
                .isInstanceOfSatisfying(
                        Accepted.class,
                        accepted -> assertThat(accepted.record()).isEqualTo(Records.invoice("JMD", DAY, "10.00")));
    }

    @Test
    void problemsNeverShowTheValue() {
        Accepted<?> accepted = accepted("name", "Ann", "email", "secret at home", "phone", "12", "taxId", "77");

        assertThat(accepted.notes().toString()).doesNotContain("secret at home", "12\"", "77");
    }

    @Test
    void recognisesJamaicanPhoneNumbers() throws IOException {
        JsonNode vectors = vectors("jamaica/phone-vectors.json");

        for (JsonNode vector : vectors.path("valid_numbers")) {
            String e164 = vector.at("/expected/e164").asText("");
            if (!e164.isEmpty() && !e164.equals("null")) {
                assertThat(Format.PHONE.normal(vector.path("input").asText(), "JM"))
                        .as(vector.toString())
                        .contains(e164);
            }
        }
        for (JsonNode vector : vectors.path("invalid_numbers")) {
            assertThat(Format.PHONE
                            .normal(vector.path("input").asText(), "JM")
                            .filter(number -> number.startsWith("+1876") || number.startsWith("+1658")))
                    .as(vector.toString())
                    .isEmpty();
        }
    }

    @Test
    void recognisesJamaicanParishes() throws IOException {
        JsonNode byName = vectors("jamaica/parishes-vectors.json").at("/vectors/lookup_by_name");

        assertThat(byName).isNotEmpty();
        for (JsonNode vector : byName) {
            Accepted<?> accepted =
                    accepted("name", "Ann", "parish", vector.path("input").asText());
            assertThat(accepted.notes().isEmpty())
                    .as(vector.toString())
                    .isEqualTo(!vector.path("expected_code").isNull());
        }
    }

    @Test
    void reportsUnknownFieldOfRule() {
        assertThat(broken("field: email\n    format: email", "field: emial\n    format: email"))
                .singleElement()
                .asString()
                .endsWith("unknown field 'emial'; did you mean 'email'?");
    }

    @Test
    void reportsTransactionThatWouldGoOnInPart() {
        assertThat(broken(
                        "be added up\n    field: currency\n    format: currency\n    otherwise: quarantine",
                        "be added up\n    field: currency\n    format: currency\n    otherwise: drop"))
                .singleElement()
                .asString()
                .endsWith(
                        "cannot go on without a field or line of it; write 'otherwise: quarantine' or 'otherwise: note'");
    }

    @Test
    void reportsPatternThatIsNone() {
        assertThat(broken("pattern: \"[0-9]{9}\"", "pattern: \"[0-9\""))
                .singleElement()
                .asString()
                .contains("not a regular expression");
    }

    @ParameterizedTest
    @ValueSource(strings = {"otherwise: drop", "format: email"})
    void reportsMissingPartOfRule(String part) {
        assertThat(broken(part + "\n", "\n")).isNotEmpty();
    }

    private List<String> broken(String text, String replacement) {
        try {
            String shipped = Files.readString(SHIPPED);
            assertThat(shipped).contains(text);
            Path file = folder.resolve("quality.yaml");
            Files.writeString(
                    file,
                    shipped.substring(0, shipped.indexOf(text))
                            + replacement
                            + shipped.substring(shipped.indexOf(text) + text.length()));
            var findings = new Findings();
            assertThat(QualityFile.read(file, findings)).isEmpty();
            return findings.list().stream().map(Finding::toString).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Accepted<?> accepted(String... wordsAndValues) {
        return (Accepted<?>) rules.judge(Records.customer(Records.key("a", 1), wordsAndValues));
    }

    private static Optional<String> value(Accepted<?> accepted, String field) {
        return ((CustomerRecord) accepted.record())
                .facts()
                .get(CustomerField.of(field).orElseThrow());
    }

    private static QualityRules read(Path file) {
        var findings = new Findings();
        Optional<QualityRules> rules = QualityFile.read(file, findings);
        findings.throwIfAny();
        return rules.orElseThrow();
    }

    private static JsonNode vectors(String name) throws IOException {
        String shared = Optional.ofNullable(System.getenv("HUB_SHARED_DATA")).orElse("../../shared/data");
        Path file = Path.of(shared).resolve(name);
        assumeThat(file)
                .as("the shared data folder; HUB_SHARED_DATA says where it is")
                .exists();
        return new ObjectMapper().readTree(file.toFile());
    }
}
