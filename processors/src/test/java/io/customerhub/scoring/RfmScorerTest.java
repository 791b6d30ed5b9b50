package io.customerhub.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.customerhub.declaration.Findings;
import io.customerhub.model.CustomerField;
import io.customerhub.model.CustomerId;
import io.customerhub.model.Records;
import io.customerhub.profile.Profile;
import io.customerhub.scoring.Drivers.Grade;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** By the limits and segments that the house ships. */
final class RfmScorerTest {
    private static final LocalDate DAY = LocalDate.of(2025, 6, 30);
    private static final CustomerId ANN = CustomerId.firstSeenIn("demo", Records.key("crm", 1));
    private static final Profile PROFILE = new Profile(
            ANN,
            Map.of(CustomerField.NAME, new Profile.Chosen("Ann", Records.key("crm", 1), Instant.EPOCH, "only-value")),
            List.of(Records.key("crm", 1)),
            Instant.EPOCH);

    private final RfmScorer scorer = scorer();

    @ParameterizedTest
    @CsvSource({"0, 5", "30, 5", "31, 4", "90, 4", "91, 3", "180, 3", "181, 2", "365, 2", "366, 1", "4000, 1"})
    void recencyFallsWithEveryLimitPassed(int days, int grade) {
        assertThat(score(1, days, "1", "JMD").recencyGrade()).isEqualTo(grade);
        assertThat(score(1, days, "1", "JMD").recencyDays()).isEqualTo(days);
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "2, 2", "3, 2", "4, 3", "6, 3", "7, 4", "12, 4", "13, 5", "500, 5"})
    void frequencyRisesWithEveryLimitPassed(int purchases, int grade) {
        assertThat(score(purchases, 0, "1", "JMD").frequencyGrade()).isEqualTo(grade);
    }

    @ParameterizedTest
    @CsvSource({
        "JMD, 25000.00, 1",
        "JMD, 25000.01, 2",
        "JMD, 1500000, 4",
        "JMD, 1500000.01, 5",
        "USD, 150, 1",
        "USD, 10000.01, 5",
        "EUR, 250.00, 1",
        "EUR, 250.01, 2",
        "EUR, 5000.01, 5",
        "JMD, -10, 1"
    })
    void monetaryValueIsGradedInItsCurrency(String currency, String revenue, int grade) {
        assertThat(score(1, 0, revenue, currency).monetaryGrade()).isEqualTo(grade);
    }

    @ParameterizedTest
    @CsvSource({
        "7, 90, 400000.01, champions",
        "7, 91, 400000.01, loyal",
        "13, 0, 400000, loyal",
        "1, 0, 2000000, big spenders",
        "1, 0, 5, new",
        "2, 0, 5, promising",
        "1, 91, 5, promising",
        "4, 181, 5, at risk",
        "3, 181, 9000000, hibernating"
    })
    void firstSegmentThatHoldsTheGradesIsTheirs(int purchases, int days, String revenue, String segment) {
        assertThat(score(purchases, days, revenue, "JMD").segment()).isEqualTo(segment);
    }

    @Test
    void everyCombinationOfGradesHasSegment() {
        for (int days : new int[] {0, 31, 91, 181, 366}) {
            for (int purchases : new int[] {1, 2, 4, 7, 13}) {
                for (String revenue : List.of("0", "25001", "100001", "400001", "1500001")) {
                    assertThat(score(purchases, days, revenue, "JMD").segment()).isNotEqualTo("unsegmented");
                }
            }
        }
    }

    @Test
    void scoreIsTrueForTheDayThatIsAsked() {
        var history = new SalesHistory(3, DAY, new BigDecimal("100.10"), "JMD");

        assertThat(score(history, DAY).recencyDays()).isZero();
        assertThat(score(history, DAY.plusDays(31)).recencyGrade()).isEqualTo(4);
        assertThat(score(history, DAY.plusDays(31)).asOf()).isEqualTo(DAY.plusDays(31));
        assertThat(score(history, DAY.minusDays(1)).recencyDays()).isZero();
        assertThat(score(history, DAY).monetary()).isEqualTo(new BigDecimal("100.10"));
    }

    @Test
    void whoNeverBoughtHasNoScore() {
        assertThat(scorer.score(List.of(PROFILE), Map.of(), DAY)).isEmpty();
    }

    @Test
    void saysByWhichLimitsAScoreCameAbout() {
        Drivers drivers = scorer.drivers(score(7, 90, "400000.01", "JMD"));

        assertThat(drivers.grades())
                .extracting(Grade::of, Grade::grade, Grade::passed)
                .containsExactly(tuple("recency", 4, 1), tuple("frequency", 4, 3), tuple("monetary", 4, 3));
        assertThat(drivers.grades().get(2).declaredAs()).containsExactly("monetary", "JMD");
        assertThat(drivers.grades().get(2).limits()).hasSize(4);
        assertThat(drivers.segment()).contains(0);
        assertThat(scorer.drivers(score(1, 0, "5", "EUR")).grades().get(2).declaredAs())
                .containsExactly("monetary", "other");
    }

    @Test
    void sinksAreToldTheProfileAndTheScoreWithoutGrades() {
        Rfm rfm = score(7, 90, "400000.01", "JMD");

        assertThat(new ScoredProfile(PROFILE, Optional.of(rfm)).json())
                .hasToString("{\"customerId\":\"" + ANN
                        + "\",\"name\":\"Ann\",\"records\":{\"crm\":{\"Customer\":[\"1\"]}},\"score\":{\"asOf\":\"2025-06-30\","
                        + "\"recencyDays\":90,\"frequency\":7,\"monetary\":400000.01,\"currency\":\"JMD\","
                        + "\"segment\":\"champions\"}}");
        assertThat(new ScoredProfile(PROFILE, Optional.empty()).json().has("score"))
                .isFalse();
    }

    private Rfm score(int purchases, int days, String revenue, String currency) {
        return score(new SalesHistory(purchases, DAY.minusDays(days), new BigDecimal(revenue), currency), DAY);
    }

    private Rfm score(SalesHistory history, LocalDate asOf) {
        return Optional.ofNullable(scorer.score(List.of(PROFILE), Map.of(ANN, history), asOf)
                        .get(ANN))
                .orElseThrow();
    }

    private static RfmScorer scorer() {
        var findings = new Findings();
        RfmScorer scorer =
                RfmFile.read(Path.of("../config/scores/rfm.yaml"), findings).orElseThrow();
        findings.throwIfAny();
        return scorer;
    }
}
