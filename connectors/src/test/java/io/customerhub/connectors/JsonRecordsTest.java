package io.customerhub.connectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class JsonRecordsTest {
    @Test
    void eachElementHasExactlyItsOwnBytes() throws IOException {
        String first = "{ \"Id\" : \"1\",\n   \"Name\":\"Café Négril — 東京 🏝\" }";
        String second = "{\"Id\":\"2\",\"Line\":[{\"a\":1},{\"a\":[2]}],\"x\":{}}";
        String page = "{\"time\":\"ü\",\"QueryResponse\":{\"start\":1,\"Customer\":[ " + first + " ,\n" + second
                + "],\"max\":2}}";

        assertThat(list(page, "QueryResponse", "Customer"))
                .extracting(element -> new String(element.payload(), StandardCharsets.UTF_8))
                .containsExactly(first, second);
    }

    @ParameterizedTest
    @ValueSource(strings = {"12345678.90", "0.001", "100.00", "1.10", "123456789012345678901234567890.01"})
    void numbersKeepEveryDigit(String number) throws IOException {
        JsonRecords.Element element =
                list("{\"rows\":[{\"n\":" + number + "}]}", "rows").get(0);

        assertThat(element.body().path("n").decimalValue()).isEqualTo(new BigDecimal(number));
        assertThat(element.body()).hasToString("{\"n\":" + number + "}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"QueryResponse\":{}}",
                "{\"QueryResponse\":{\"Customer\":{}}}",
                "{\"QueryResponse\":{\"Customer\":null}}",
                "{\"QueryResponse\":{\"Customer\":[]}}",
                "{\"QueryResponse\":[]}",
                "{\"Customer\":[{}],\"QueryResponse\":{\"Other\":{\"Customer\":[{}]}}}",
                "[]",
                "3"
            })
    void pageWithoutTheListHasNoRecords(String page) throws IOException {
        assertThat(list(page, "QueryResponse", "Customer")).isEmpty();
    }

    @Test
    void pageThatIsCutOffIsRefused() {
        assertThatThrownBy(() -> list("{\"rows\":[{\"a\":1},{\"a\":", "rows"))
                .isInstanceOf(JsonProcessingException.class);
        assertThatThrownBy(() -> list("{\"rows\":[{\"a\":1}", "rows")).isInstanceOf(JsonProcessingException.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void bytesAreExactWhateverStandsAround(int seed) throws IOException {
        var random = new Random(seed);
        var elements = new ArrayList<String>();
        var page = new StringBuilder("{\"skip\":[{\"rows\":[1]}],\"rows\":[");
        for (int i = 0; i < 400; i++) {
            String element = "{\"" + text(random) + "\":" + TextNode.valueOf(text(random)) + ",\"n\":["
                    + random.nextInt() + "," + " ".repeat(random.nextInt(4)) + "{}]}";
            elements.add(element);
            page.append(i == 0 ? "" : ",")
                    .append("\n\t ".repeat(random.nextInt(3)))
                    .append(element);
        }

        List<JsonRecords.Element> list = list(page + " ] }", "rows");

        assertThat(list)
                .extracting(element -> new String(element.payload(), StandardCharsets.UTF_8))
                .isEqualTo(elements);
        for (JsonRecords.Element element : list) {
            assertThat(JsonRecords.MAPPER.readTree(element.payload())).isEqualTo(element.body());
        }
    }

    @Test
    void recordsShowNoContent() throws IOException {
        JsonRecords.Element element =
                list("{\"rows\":[{\"private\":1}]}", "rows").get(0);
        var record = new RawRecord("Customer", "7", false, element.payload(), element.body());

        assertThat(record).hasToString("RawRecord[Customer/7]");
        assertThat(new Page("quickbooks", List.of(record), "{}")).hasToString("Page[quickbooks, 1 records]");
        assertThat(record)
                .isEqualTo(
                        new RawRecord("Customer", "7", false, element.payload().clone(), element.body()));
    }

    private static String text(Random random) {
        String letters = "aé東🏝 _";
        return letters.codePoints()
                .filter(letter -> random.nextBoolean())
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static List<JsonRecords.Element> list(String page, String... path) throws IOException {
        return JsonRecords.list(page.getBytes(StandardCharsets.UTF_8), path);
    }
}
