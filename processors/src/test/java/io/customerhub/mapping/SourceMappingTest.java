package io.customerhub.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerhub.mapping.MappingResult.Mapped;
import io.customerhub.mapping.MappingResult.Unmapped;
import io.customerhub.mapping.MappingResult.Withdrawn;
import io.customerhub.model.CustomerField;
import io.customerhub.model.CustomerRecord;
import io.customerhub.model.Problem;
import io.customerhub.model.Relation;
import io.customerhub.model.SourceKey;
import io.customerhub.model.SourceRecord;
import io.customerhub.model.TransactionRecord;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SourceMappingTest {
    @TempDir
    private Path path = Path.of("");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "12345678.90",
                "0.001",
                "-0.10",
                "100.00",
                "123456789012345678901234567890.123456789",
                "0.1",
                "12345678901234567890"
            })
    void amountsKeepEveryDigit(String amount) {
        assertThat(sale(".total", "{\"total\": " + amount + "}").total()).isEqualTo(new BigDecimal(amount));
        assertThat(sale(".total", "{\"total\": \"" + amount + "\"}").total()).isEqualTo(new BigDecimal(amount));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e999999999", "\"1e999999999\"", "1e-999999999"})
    void aNumberThatWouldFillTheMemoryIsAProblem(String amount) {
        assertThat(problems(".total", "{\"total\": " + amount + "}"))
                .singleElement()
                .extracting(Problem::message)
                .asString()
                .contains("more than 100 digits");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ".total * 1",
                ".total + 0.1",
                ".total - .total",
                "number(\"12.10\")",
                "12.50",
                "negate(.total * 2)",
                "multiply(.total * 2, 2)",
                "sum([.total + .total])",
                "string(.total * 2)",
                "join([.total * 2], \"\")",
                "replace(.total * 2, \",\", \"\")",
                "to-json(number(\"12.10\"))"
            })
    void floatingPointIsRefusedEvenInsideExactFunctions(String expression) {
        assertThat(problems(expression, "{\"total\": 12.10}"))
                .singleElement()
                .extracting(Problem::message)
                .asString()
                .contains("floating point")
                .contains("negate(), multiply() or sum()");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "negate(.a) | 12345678.90 | -12345678.90",
                "negate(.a) | \"12345678.90\" | -12345678.90",
                "multiply(.a, 3) | 0.001 | 0.003",
                "multiply(.a, .a) | 1.10 | 1.2100",
                "sum([.a, .a, 1]) | 0.10 | 1.20",
                "sum([]) | 0 | 0",
                "sum([for ([.a, .a]) negate(.)]) | 0.10 | -0.20",
                "multiply(.a, \"0.15\") | 100.10 | 15.0150"
            })
    void exactFunctionsKeepEveryDigit(String expression, String number, String expected) {
        assertThat(sale(expression, "{\"a\": " + number + "}").total()).isEqualTo(new BigDecimal(expected));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "negate(.a) | negate() needs numbers, not STRING",
                "multiply(.a, 2) | multiply() needs numbers, not STRING",
                "sum([1, .a]) | sum() needs numbers, not STRING",
                "sum([1, null]) | sum() needs numbers, not NULL",
                "sum(.a) | sum() needs a list, not STRING",
                "negate(true) | negate() needs numbers, not BOOLEAN"
            })
    void exactFunctionsRefuseWhatIsNoNumber(String expression, String message) {
        assertThat(problems(expression, "{\"a\": \"ten\"}"))
                .extracting(Problem::message)
                .containsExactly(message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "29221 | 1980-01-01",
                "45658 | 2025-01-01",
                "45658.75 | 2025-01-01",
                "\"2025-06-01\" | 2025-06-01",
                "60 | 1900-02-28"
            })
    void sheetDateIsTheDayOfItsNumber(String day, String date) {
        assertThat(customer("birthDate: sheet-date(.day)", "{\"day\": " + day + "}")
                        .facts()
                        .get(CustomerField.BIRTH_DATE))
                .contains(date);
    }

    @Test
    void exactFunctionsOfNullAreNull() {
        assertThat(problems("negate(.none)", "{}")).extracting(Problem::message).containsExactly("is missing");
        assertThat(customer("birthDate: sheet-date(.none)", "{}").facts().values())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1 / .zero", "sheet-date(1000000000000000)", "split(.text, .text)"})
    void whatCannotBeComputedIsProblemOfTheRecordAndNotOfThePage(String expression) {
        var folder = new MappingFolder(path)
                .with("buyers.yaml", MappingFolder.CUSTOMERS.replace(".Mail", "if (.zero == 0) " + expression));

        assertThat(folder.map("Buyer", "{\"zero\": 0, \"text\": \"[\"}")).isInstanceOf(Unmapped.class);
    }

    @Test
    void namesEveryProblemOfRecordAtOnce() {
        assertThat(problems(
                        ".total",
                        "{\"kind\": \"gift\", \"date\": \"31/01/2025\", \"total\": \"much\","
                                + " \"lines\": [{\"amount\": 1}, {\"item\": \"x\"}]}"))
                .extracting(problem -> problem.field() + " " + problem.message())
                .containsExactly(
                        "kind is none of [invoice, sales_receipt, credit_memo, refund, payment, adjustment]",
                        "lines/2/amount is missing",
                        "date is not an ISO 8601 date",
                        "total is not a number");
    }

    @Test
    void tableWhereOneValueIsExpectedIsProblem() {
        assertThat(new MappingFolder(path)
                        .with("buyers.yaml", MappingFolder.CUSTOMERS)
                        .map("Buyer", "{\"Name\": {\"first\": \"Ann\"}}"))
                .isInstanceOfSatisfying(
                        Unmapped.class,
                        unmapped -> assertThat(unmapped.problems())
                                .containsExactly(
                                        new Problem("mapping", "name", "is a table or list, not a single value")));
    }

    @Test
    void linesKeepTheirOrderAndNumbers() {
        TransactionRecord sale = sale(
                ".total",
                "{\"total\": 3.30, \"lines\": [{\"amount\": 1.10, \"quantity\": 0.500, \"item\": \"a\"},"
                        + " {\"amount\": 2.20}]}");

        assertThat(sale.lines()).hasSize(2);
        assertThat(sale.lines().get(0).number()).isEqualTo(1);
        assertThat(sale.lines().get(0).quantity()).contains(new BigDecimal("0.500"));
        assertThat(sale.lines().get(1).amount()).isEqualTo(new BigDecimal("2.20"));
        assertThat(sale.customer()).isEmpty();
    }

    @Test
    void timesAreReadWithTheirOffset() {
        assertThat(customer("changedAt: .at", "{\"at\": \"2025-06-01T09:30:00-05:00\"}")
                        .changedAt())
                .isEqualTo(Instant.parse("2025-06-01T14:30:00Z"));
        assertThat(customer("changedAt: .at", "{}").changedAt()).isEqualTo(Instant.EPOCH);
    }

    @Test
    void otherRecordsThatAreNamedAreOfTheSameSource() {
        CustomerRecord record =
                customer("worksFor: .a\n  worksForEntity: '\"Account\"'\n  referredBy: .b", "{\"a\": 7, \"b\": \"x\"}");
        String source = record.key().source();
        assertThat(record.relations())
                .containsOnly(
                        Map.entry(Relation.WORKS_FOR, new SourceKey(source, "Account", "7")),
                        Map.entry(Relation.REFERRED_BY, new SourceKey(source, "Customer", "x")));
        assertThat(customer("worksFor: .a", "{\"a\": \"\"}").relations()).isEmpty();
    }

    @Test
    void blankValuesAreNoFacts() {
        assertThat(customer("phone: .p", "{\"p\": \"  \"}").facts().values()).isEmpty();
    }

    @Test
    void deletedRecordIsWithdrawnHoweverLittleItsSourceSaysOfIt() throws IOException {
        SourceMapping sales = new MappingFolder(path)
                .with("sales.yaml", MappingFolder.TRANSACTIONS)
                .read()
                .ofSource("shop", "Sale")
                .orElseThrow();
        var gone = new SourceRecord(new SourceKey("shop", "Sale", "1"), true, Json.MAPPER.readTree("{\"Id\": 1}"));

        assertThat(sales.map(gone)).isEqualTo(new Withdrawn(gone));
    }

    @Test
    void customerOfTransactionIsOfTheSameSource() {
        TransactionRecord sale = sale(
                ".total\n  customer: .who\n  customerEntity: fallback(.kindOfWho, null)", "{\"total\":1,\"who\":7}");

        assertThat(sale.customer()).contains(new SourceKey("shop", "Customer", "7"));
    }

    private TransactionRecord sale(String total, String json) {
        return (TransactionRecord) ((Mapped) map(total, json)).record();
    }

    private java.util.List<Problem> problems(String total, String json) {
        return ((Unmapped) map(total, json)).problems();
    }

    private MappingResult map(String total, String json) {
        return new MappingFolder(path)
                .with("sales.yaml", MappingFolder.TRANSACTIONS.replace("total: .total", "total: " + total))
                .map("Sale", json);
    }

    private CustomerRecord customer(String field, String json) {
        MappingResult result = new MappingFolder(path)
                .with("buyers.yaml", MappingFolder.CUSTOMERS.replace("email: .Mail", field))
                .map("Buyer", json);
        return (CustomerRecord) ((Mapped) result).record();
    }
}
