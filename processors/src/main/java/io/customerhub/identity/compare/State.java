package io.customerhub.identity.compare;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * How a part of two records stands to each other.
 *
 * @param name as it is shown
 * @param rarity how much of its value's rarity counts: all where both say the same, half where they say nearly the same
 */
public record State(String name, double rarity) {
    static final State MISSING = new State("missing", 0);
    static final State EQUAL = new State("equal", 1);

    /** The states of a part: missing and equal, which all have, and these. */
    static List<State> besides(State... others) {
        return Stream.concat(Stream.of(MISSING, EQUAL), Arrays.stream(others)).toList();
    }

    static State alike(String name) {
        return new State(name, 0.5);
    }

    static State other(String name) {
        return new State(name, 0);
    }
}
