package io.customerhub.warehouse.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.customerhub.connectors.capture.CaptureDesk.Hold;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Captures, of which one node has each, and where they go on. */
final class CapturePlacesTest extends NodesFixture {
    @Test
    void oneNodeHasACaptureAndTheNextGoesOnWhereItStopped() {
        Warehouse first = node("first");
        Warehouse second = node("second");
        try (Hold hold = first.capturePlaces().take("crm").orElseThrow()) {
            assertThat(hold.places()).isEmpty();
            hold.keep(Map.of("a", "1", "b", "1"));
            hold.keep(Map.of("a", "2"));
            assertThat(second.capturePlaces().take("crm")).isEmpty();
            assertThat(first.capturePlaces().take("crm")).isEmpty();
            assertThat(second.capturePlaces().take("other")).isPresent();
        }
        try (Hold hold = second.capturePlaces().take("crm").orElseThrow()) {
            assertThat(hold.places()).containsExactlyInAnyOrderEntriesOf(Map.of("a", "2", "b", "1"));
        }
    }

    @Test
    void whoWasGivenUpCannotMoveThePlaceNorGiveBackWhatAnotherHas() {
        Warehouse paused = node("paused");
        Warehouse other = node("other");
        Hold late = paused.capturePlaces().take("late").orElseThrow();
        late.keep(Map.of("a", "1"));
        expire(paused);
        try (Hold next = other.capturePlaces().take("late").orElseThrow()) {
            next.keep(Map.of("a", "2"));
            goOn(paused);

            assertThatThrownBy(() -> late.keep(Map.of("a", "1")))
                    .isInstanceOf(TakenOverException.class)
                    .hasMessageContaining("keeping how far late has come: this node, paused, was given up");
            assertThat(late.isHeld()).isFalse();
            late.close();
            assertThat(next.isHeld()).isTrue();
            assertThat(next.places()).containsEntry("a", "2");
        }
    }
}
