package io.customerhub.connectors.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerhub.connectors.RawRecord;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

final class RestReadingTest {
    private final RestReading reading = new RestReading("loyalty", "Member", "id");

    @Test
    void countsPagesToTheFirstWithoutRecords() throws IOException {
        assertThat(reading.getPage()).isEqualTo(1);
        page("{\"members\":[{\"id\":7},{\"id\":\"x\"}]}");
        assertThat(reading.isMore()).isTrue();
        assertThat(reading.getPage()).isEqualTo(2);
        page("{\"members\":[]}");
        assertThat(reading.isMore()).isFalse();
    }

    @Test
    void recordWithoutIdIsNamedByItsPlace() throws IOException {
        assertThat(reading.take(bytes("{\"members\":[{\"id\":7},{\"name\":\"Ann\"}]}"), "members")
                        .records())
                .extracting(RawRecord::id)
                .containsExactly("7", "page 1 record 2");
    }

    private void page(String answer) throws IOException {
        assertThat(reading.take(bytes(answer), "members").source()).isEqualTo("loyalty");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
