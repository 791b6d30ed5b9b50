package io.customerhub.scoring.classify;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerhub.scoring.classify.Splits.Split;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class SplitsTest {
    @Test
    void checkEachRowOnceOrOnlyWhatIsLater() {
        List<Split> folds = Splits.FOLDS.of(13);
        assertThat(folds.stream()
                        .flatMapToInt(split -> IntStream.of(split.checked()))
                        .sorted())
                .containsExactlyElementsOf(IntStream.range(0, 13).boxed().toList());
        assertThat(folds).allSatisfy(split -> assertThat(split.learned()).doesNotContain(split.checked()));
        assertThat(Splits.FORWARD.of(20)).hasSize(3).allSatisfy(split -> {
            assertThat(split.learned())
                    .containsExactly(IntStream.range(0, split.checked()[0]).toArray());
            assertThat(split.checked()).hasSize(2);
        });
        assertThat(Splits.FORWARD.holdOut(80, 3).checked()).containsExactly(70, 71, 72, 73, 74, 75, 76, 77, 78, 79);
        assertThat(Splits.FOLDS.holdOut(8000, 3).checked().length).isBetween(800, 1200);
    }

    @Test
    void countNothingWhereOneOutcomeIsMissing() {
        var checked = new Checked(
                List.of(new double[] {1, 2}, new double[] {1, 2}),
                List.of(new boolean[] {false, false}, new boolean[] {false, true}));
        assertThat(checked.auc()).isEqualTo(1);
        assertThat(checked.isBetterThan(checked)).isFalse();
    }
}
