package io.customerhub.app.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerhub.connectors.RawRecord;
import io.customerhub.warehouse.store.PageCounts;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A field that a whole page of a source has lost. */
final class DriftTest extends PageTest {
    private static final int SIZE = 30;

    @Test
    void recordsWaitTogetherAndThoseThatNeverHadTheFieldComeOutToo() {
        assertThat(way.page("guide", listings(true, ""))).isEqualTo(new PageCounts(SIZE, 0, SIZE, 0));

        assertThat(way.page("guide", listings(false, " Ltd"))).isEqualTo(new PageCounts(SIZE, 0, 0, SIZE));
        assertThat(way.rows("select count(*), min(problems::text) from hub.quarantine"))
                .singleElement()
                .asString()
                .startsWith(SIZE + " ")
                .contains("\"field\": \"phone\"", "is in none of 30 records of a page");
        assertThat(phones()).as("what was known stays known").isEqualTo(SIZE - 1);

        // The last has no number by right: nothing in it has changed since, and it comes out all the same.
        assertThat(way.page("guide", listings(true, " Ltd"))).isEqualTo(new PageCounts(SIZE, 0, SIZE, 0));
        assertThat(way.rows("select count(*) from hub.quarantine")).containsExactly("0");
        assertThat(phones()).isEqualTo(SIZE - 1);
    }

    private static int phones() {
        return way.rows("select name from customer_360.customers where phone is not null")
                .size();
    }

    private static RawRecord[] listings(boolean withPhone, String suffix) {
        return IntStream.range(0, SIZE)
                .mapToObj(number -> PageWay.record(
                        "Listing",
                        "l" + number,
                        "{'name': '" + PageRacer.name(new Random(number)) + suffix + "', 'phone': "
                                + (withPhone && number < SIZE - 1 ? "'+1876555" + (1000 + number) + "'" : "null")
                                + "}"))
                .toArray(RawRecord[]::new);
    }
}
