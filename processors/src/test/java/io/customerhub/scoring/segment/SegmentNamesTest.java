package io.customerhub.scoring.segment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.customerhub.scoring.segment.SegmentNames.Place;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class SegmentNamesTest {
    private static final List<Scale> SCALES = List.of(new Scale("frequency", 0, 1));
    private static final SegmentNames NAMES = new SegmentNames(
            List.of(new Place("often", Map.of("frequency", 1.0)), new Place("seldom", Map.of("frequency", -1.0))));

    @Test
    void givesEachSegmentNameOfItsOwnSoThatAllAreNearest() {
        // both lie nearer to 'often'; the one that lies lower is 'seldom'
        List<Segment> named = NAMES.name(List.of(new double[] {0.3}, new double[] {0.9}), SCALES);
        assertThat(named).containsExactly(new Segment("often", List.of(0.9)), new Segment("seldom", List.of(0.3)));
    }

    @Test
    void refusesMoreSegmentsThanNames() {
        assertThatThrownBy(() -> NAMES.name(List.of(new double[] {0}, new double[] {1}, new double[] {2}), SCALES))
                .hasMessageContaining("naming 3 segments: there are only 2 names");
    }

    @Test
    void refusesNameThatStandsTwice() {
        var twice = new Place("often", Map.of());
        assertThatThrownBy(() -> new SegmentNames(List.of(twice, twice))).hasMessageContaining("a name stands twice");
    }
}
