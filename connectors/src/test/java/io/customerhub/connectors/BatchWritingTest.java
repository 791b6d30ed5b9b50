package io.customerhub.connectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.customerhub.connectors.Answer.Outcome;
import io.customerhub.connectors.VendorException.Refused;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class BatchWritingTest {
    private final Refused no = Refused.ofContent("crm", "writing", "no");

    @Test
    void goesOutInCallsOfTheLargestSize() {
        var writing = new BatchWriting(rows(5), 2);
        var sizes = new ArrayList<Integer>();
        while (writing.isMore()) {
            sizes.add(writing.next().size());
            writing.written();
        }
        assertThat(sizes).containsExactly(2, 2, 1);
        assertThat(writing.answers()).hasSize(5);
    }

    @Test
    void badRowsStandAloneAndTheOthersAreWritten() {
        Set<String> bad = Set.of("c-3", "c-90");
        var writing = new BatchWriting(rows(100), 100);
        int calls = 0;
        while (writing.isMore()) {
            calls++;
            if (writing.next().stream().anyMatch(row -> bad.contains(row.externalId()))) {
                writing.refused(no);
            } else {
                writing.written();
            }
        }
        assertThat(writing.answers())
                .filteredOn(answer -> answer.outcome() == Outcome.REFUSED)
                .extracting(Answer::externalId)
                .containsExactlyInAnyOrderElementsOf(bad);
        assertThat(writing.answers()).hasSize(100);
        assertThat(calls).isLessThan(30);
    }

    @Test
    void badRowsThatStandTogetherAreNotTakenForAll() {
        for (int first : List.of(0, 40, 90)) {
            var writing = new BatchWriting(rows(100), 100);
            while (writing.isMore()) {
                boolean bad = writing.next().stream()
                        .mapToInt(row -> Integer.parseInt(row.externalId().substring(2)))
                        .anyMatch(number -> number >= first && number < first + 10);
                if (bad) {
                    writing.refused(no);
                } else {
                    writing.written();
                }
            }
            assertThat(writing.answers())
                    .hasSize(100)
                    .filteredOn(answer -> answer.outcome() == Outcome.REFUSED)
                    .hasSize(10);
        }
    }

    @Test
    void rowsThatNeededNoCallStayAnsweredWhereAllOthersAreRefused() {
        var writing = new BatchWriting(rows(50), 1);
        writing.settled(List.of(Answer.written("c-7", "v")));
        assertThat(writing.rest()).hasSize(49);

        assertThatThrownBy(() -> {
                    while (writing.isMore()) {
                        writing.refused(no);
                    }
                })
                .isSameAs(no);
        assertThat(writing.answers()).containsExactly(Answer.written("c-7", "v"));
    }

    @Test
    void whereEveryRowIsRefusedItIsNotTheRows() {
        var writing = new BatchWriting(rows(100), 100);

        assertThatThrownBy(() -> {
                    while (writing.isMore()) {
                        writing.refused(no);
                    }
                })
                .isSameAs(no);
        assertThat(writing.answers()).isEmpty();
    }

    @Test
    void rowThatTheSinkDoesNotMentionIsUnanswered() {
        var writing = new BatchWriting(rows(2), 2);
        writing.answered(List.of(Answer.written("c-1", "v"), Answer.written("stranger", "w")));

        assertThat(writing.answers()).extracting(Answer::externalId).containsExactly("c-0", "c-1");
        assertThat(writing.answers()).extracting(Answer::outcome).containsExactly(Outcome.UNANSWERED, Outcome.WRITTEN);
    }

    private static List<Delivery> rows(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> Deliveries.upsert("c-" + i, "{}"))
                .toList();
    }
}
