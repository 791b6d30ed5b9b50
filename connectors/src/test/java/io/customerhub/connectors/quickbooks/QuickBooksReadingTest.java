package io.customerhub.connectors.quickbooks;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerhub.connectors.Page;
import io.customerhub.connectors.quickbooks.ScriptedQuickBooks.Version;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class QuickBooksReadingTest {
    private static final Instant START = Instant.parse("2025-01-01T00:00:00Z");
    private static final Duration OVERLAP = Duration.ofMinutes(5);
    /** Too late for the change feed. */
    private static final Instant LONG_AFTER = Instant.parse("2100-01-01T00:00:00Z");

    private final ScriptedQuickBooks vendor = new ScriptedQuickBooks();

    @ParameterizedTest
    @CsvSource({"0, 3", "1, 3", "2, 3", "3, 3", "4, 3", "6, 3", "9, 3", "10, 3", "5, 1", "7, 1000"})
    void readsShortPagesAndExactMultiples(int records, int pageSize) {
        IntStream.range(0, records).forEach(id -> vendor.change("Invoice", id, START.plusSeconds(id)));

        assertThat(read("{}", pageSize, QuickBooksReadingTest::nothing, "Invoice").versions)
                .containsExactlyElementsOf(vendor.versions());
    }

    @ParameterizedTest
    @CsvSource({"1, 3", "3, 3", "4, 3", "6, 3", "8, 3", "9, 3", "30, 2", "5, 1"})
    void readsManyRecordsOfOneTime(int records, int pageSize) {
        vendor.change("Invoice", 900, START.minusSeconds(1)).change("Invoice", 901, START.plusSeconds(1));
        IntStream.range(0, records).forEach(id -> vendor.change("Invoice", id, START));

        assertThat(read("{}", pageSize, QuickBooksReadingTest::nothing, "Invoice").versions)
                .containsExactlyInAnyOrderElementsOf(vendor.versions());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6})
    void losesNothingWhenRecordOfOneTimeChangesMeanwhile(int moment) {
        IntStream.range(0, 8).forEach(id -> vendor.change("Invoice", id, START));

        Run run = read(
                "{}",
                3,
                query -> {
                    if (query == moment) {
                        vendor.change("Invoice", 0, START.plusSeconds(7200));
                    }
                },
                "Invoice");

        assertThat(run.versions).containsAll(vendor.versions()).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void losesNothingAndRepeatsNothingWhateverChangesMeanwhile(int seed) {
        var random = new Random(seed);
        int records = random.nextInt(40);
        int times = 1 + random.nextInt(6);
        int pageSize = 2 + random.nextInt(6);
        for (int id = 0; id < records; id++) {
            vendor.change("Customer", id, START.plusSeconds(random.nextInt(times)));
            vendor.change("Invoice", id, START.plusSeconds(random.nextInt(times)));
        }

        Run run = read(
                "{}",
                pageSize,
                query -> {
                    if (query < 30 && random.nextBoolean()) {
                        String entity = random.nextBoolean() ? "Customer" : "Invoice";
                        vendor.change(entity, random.nextInt(45), START.plusSeconds(3600L + query));
                    }
                },
                "Invoice",
                "Customer");

        // What changes after its kind was read to the end is the next run's.
        run.add(read(run.cursor, pageSize, QuickBooksReadingTest::nothing, "Invoice", "Customer"));
        assertThat(run.firstPass).doesNotHaveDuplicates();
        assertThat(run.versions).containsAll(vendor.versions());
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void resumesAfterAnyPageWithoutLoss(int seed) {
        var random = new Random(seed);
        for (int id = 0; id < 25; id++) {
            vendor.change("Invoice", id, START.plusSeconds(60L * random.nextInt(30)));
            vendor.change("Payment", id, START.plusSeconds(60L * random.nextInt(30)));
        }
        var versions = new ArrayList<Version>();
        String cursor = "{}";
        for (int crash = 0; crash < 60; crash++) {
            QuickBooksReading reading = reading(cursor, 20, "Invoice", "Payment");
            int pages = 1 + random.nextInt(2);
            while (reading.isMore() && pages-- > 0) {
                Page page = page(reading);
                versions.addAll(versions(page));
                cursor = page.cursor();
            }
        }

        versions.addAll(read(cursor, 20, QuickBooksReadingTest::nothing, "Invoice", "Payment").versions);

        assertThat(versions).containsAll(vendor.versions());
    }

    @Test
    void startsALittleBeforeTheCursorBecauseTheIndexLags() {
        vendor.change("Invoice", 1, START);
        String cursor = read("{}", 10, QuickBooksReadingTest::nothing, "Invoice").cursor;
        vendor.change("Invoice", 2, START.minus(OVERLAP));
        vendor.change("Invoice", 3, START.minus(OVERLAP).minusSeconds(1));

        assertThat(read(cursor, 10, QuickBooksReadingTest::nothing, "Invoice").versions)
                .extracting(Version::id)
                .containsExactly("2", "1");
    }

    @Test
    void cursorOfOneKindSaysNothingOfAnother() {
        vendor.change("Invoice", 1, START.plusSeconds(86_400)).change("Payment", 2, START);
        String cursor = read("{}", 10, QuickBooksReadingTest::nothing, "Invoice").cursor;

        assertThat(read(cursor, 10, QuickBooksReadingTest::nothing, "Invoice", "Payment").versions)
                .extracting(Version::entity)
                .containsExactly("Invoice", "Payment");
    }

    @Test
    void cursorStaysWhereItIsWhenThereIsNothingNew() {
        vendor.change("Invoice", 1, START);
        String cursor = read("{}", 10, QuickBooksReadingTest::nothing, "Invoice").cursor;

        assertThat(read(cursor, 10, QuickBooksReadingTest::nothing, "Invoice").cursor)
                .isEqualTo(cursor);
    }

    @Test
    void quietKindCostsOneQuery() {
        read("{}", 1000, QuickBooksReadingTest::nothing, "Invoice");

        assertThat(vendor.queries()).isEqualTo(1);
    }

    static IntStream seeds() {
        return IntStream.range(0, 300);
    }

    private static final class Run {
        private final List<Version> versions = new ArrayList<>();
        private List<Version> firstPass = List.of();
        private String cursor = "{}";

        void add(Run next) {
            versions.addAll(next.versions);
        }
    }

    private static void nothing(int query) {}

    /** Reads to the end; {@code before} each query, counted from 0, something may happen. */
    private Run read(String cursor, int pageSize, IntConsumer before, String... entities) {
        QuickBooksReading reading = reading(cursor, pageSize, entities);
        var run = new Run();
        run.cursor = cursor;
        for (int query = 0; reading.isMore(); query++) {
            assertThat(query).as("a reading ends").isLessThan(2000);
            before.accept(query);
            Page page = page(reading);
            run.versions.addAll(versions(page));
            run.cursor = page.cursor();
        }
        run.firstPass = List.copyOf(run.versions);
        return run;
    }

    private static QuickBooksReading reading(String cursor, int pageSize, String... entities) {
        try {
            return new QuickBooksReading(
                    "quickbooks", "https://books", List.of(entities), pageSize, OVERLAP, cursor, LONG_AFTER);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Page page(QuickBooksReading reading) {
        try {
            return reading.page(vendor.answer(reading.query()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Version> versions(Page page) {
        return page.records().stream()
                .map(record -> new Version(
                        record.entity(),
                        record.id(),
                        Instant.parse(record.body()
                                .path("MetaData")
                                .path("LastUpdatedTime")
                                .asText())))
                .toList();
    }
}
