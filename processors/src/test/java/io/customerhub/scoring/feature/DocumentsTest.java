package io.customerhub.scoring.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.customerhub.scoring.feature.FeatureRule.Events;
import io.customerhub.scoring.feature.FeatureRule.Measure;
import io.customerhub.scoring.feature.FeatureRule.OfEvents;
import io.customerhub.scoring.value.Purchase;
import java.time.LocalDate;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class DocumentsTest {
    private static final int TODAY = 1_000;
    /** Two of a day, one of which is in a currency that is not counted; one on the last day that counts for 100 days. */
    private static final Documents SOME = new Documents(
            new int[] {600, 901, 960, 960, 990}, new double[] {100, 40, 20, Double.NaN, 5}, new int[] {1, 2, 3, 4, 5});

    private static double told(Documents documents, Measure measure, OptionalInt within) {
        return documents.told(new OfEvents("it", "What is told", Events.PURCHASES, measure, List.of(), within), TODAY);
    }

    @ParameterizedTest
    @CsvSource({
        "COUNT, 5, 4",
        "DAYS, 4, 3",
        "DAYS_SINCE_LAST, 10, 10",
        "DAYS_SINCE_FIRST, 400, 99",
        "DAYS_BETWEEN, 130, 44.5",
        "SUM, 165, 65",
        "AVERAGE, 41.25, 21.666666666666668",
        "LARGEST, 100, 40"
    })
    void tellsOfAllTimeAndOfTheLastDays(Measure measure, double ever, double ofHundredDays) {
        assertThat(told(SOME, measure, OptionalInt.empty())).isEqualTo(ever);
        assertThat(told(SOME, measure, OptionalInt.of(100))).isEqualTo(ofHundredDays);
    }

    @Test
    void theTrendComparesTheLaterHalfWithTheEarlier() {
        assertThat(told(SOME, Measure.TREND, OptionalInt.of(100))).isEqualTo((20 + 5 - 40) / 65.0);
        assertThat(told(SOME, Measure.TREND, OptionalInt.of(15))).isEqualTo(-1);
    }

    @ParameterizedTest
    @CsvSource({
        "COUNT",
        "DAYS",
        "DAYS_SINCE_LAST",
        "DAYS_SINCE_FIRST",
        "DAYS_BETWEEN",
        "SUM",
        "AVERAGE",
        "LARGEST",
        "TREND"
    })
    void whereNothingHappenedItIsWhatTheMeasureSays(Measure measure) {
        assertThat(told(SOME, measure, OptionalInt.of(9))).isEqualTo(Double.valueOf(measure.ofNothing()));
        assertThat(told(Documents.NONE, measure, OptionalInt.of(9))).isEqualTo(Double.valueOf(measure.ofNothing()));
    }

    @Test
    void ofASingleDayAndOfUnknownAmountsThereIsNoMean() {
        var unknown = new Documents(new int[] {990}, new double[] {Double.NaN}, new int[] {1});

        assertThat(told(unknown, Measure.DAYS_BETWEEN, OptionalInt.empty())).isNaN();
        assertThat(told(unknown, Measure.AVERAGE, OptionalInt.empty())).isNaN();
        assertThat(told(unknown, Measure.LARGEST, OptionalInt.empty())).isNaN();
        assertThat(told(unknown, Measure.TREND, OptionalInt.of(100))).isNaN();
        assertThat(told(unknown, Measure.SUM, OptionalInt.empty())).isZero();
    }

    @Test
    void itemsAreNotToldOfDocuments() {
        assertThatThrownBy(() -> told(SOME, Measure.ITEMS, OptionalInt.empty()))
                .hasMessage("it is not told of days and amounts of documents");
    }

    @Test
    void purchasesOfADayAreOne() {
        assertThat(Purchase.of(SOME))
                .containsExactly(
                        new Purchase(LocalDate.ofEpochDay(600), 100, 1),
                        new Purchase(LocalDate.ofEpochDay(901), 40, 2),
                        new Purchase(LocalDate.ofEpochDay(960), 20, 3),
                        new Purchase(LocalDate.ofEpochDay(990), 5, 5));
    }
}
