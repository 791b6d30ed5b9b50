package io.customerhub.app.why;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerhub.app.DecisionFiles;
import io.customerhub.scoring.served.CustomerScore;
import io.customerhub.scoring.served.Score.Driver;
import io.customerhub.warehouse.store.FileVersions.Content;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class ChoiceReadingTest {
    private static final String ACTIONS = """
            description: some
            decisions:
              - decision: action
                description: some
                random: 0.05
                choices:
                  - {say: call, description: some, when: [{score: churn, from: .6}], eligible: [{feature: spend, from: 1}]}
                  - {say: call, description: some, when: [{feature: days, from: 181}]}
                  - {say: rest, description: some}
            """;

    private static Optional<Integer> line(String decision, String label, String... reasons) {
        var used = new FilesAsUsed(
                Map.of(DecisionFiles.ACTIONS, new Content(ACTIONS, Instant.EPOCH)),
                Map.of(DecisionFiles.ACTIONS, ACTIONS));
        var said = new CustomerScore(
                decision,
                1,
                Optional.empty(),
                Optional.of(label),
                Stream.of(reasons).map(reason -> new Driver(reason, "", 0)).toList(),
                LocalDate.EPOCH,
                Optional.empty());
        return ChoiceReading.of(said, used).map(Place::line);
    }

    @Test
    void sameWordIsToldApartByItsConditions() {
        assertThat(line("action", "call", "churn")).contains(7);
        assertThat(line("action", "call", "days")).contains(8);
        assertThat(line("action", "rest")).contains(9);
    }

    @Test
    void whatWasDrawnIsFoundByWhoIsEligible() {
        assertThat(line("action", "call", "chance", "spend")).contains(7);
        assertThat(line("action", "call", "chance", "days")).contains(8);
        assertThat(line("action", "rest", "chance")).contains(9);
    }

    @Test
    void modelHasNoChoice() {
        assertThat(line("churn", "call", "churn")).isEmpty();
        assertThat(List.of(line("action", "visit", "churn"), line("action", "call", "spend")))
                .containsOnly(Optional.empty());
    }
}
