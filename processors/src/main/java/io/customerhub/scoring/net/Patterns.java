package io.customerhub.scoring.net;

import java.util.List;

/**
 * What groups of inputs can be. In each group a row lies between two of its patterns, so what a layer makes of rows is known from what it
 * makes of patterns, and that before any row comes.
 *
 * @param groups the patterns of each group, one group after the other; each has as many numbers as its group has inputs
 */
public record Patterns(List<List<float[]>> groups) {
    public Patterns {
        groups = groups.stream().map(List::copyOf).toList();
        for (int group = 0; group < groups.size(); group++) {
            List<float[]> patterns = groups.get(group);
            if (patterns.isEmpty() || patterns.stream().anyMatch(pattern -> pattern.length != patterns.get(0).length)) {
                throw new IllegalArgumentException(
                        "the patterns of group " + (group + 1) + " of a net's inputs are none, or of several widths");
            }
        }
    }

    /** How many inputs a group has. */
    int width(int group) {
        return groups.get(group).get(0).length;
    }

    /** How many inputs there are. */
    int inputs() {
        int inputs = 0;
        for (int group = 0; group < groups.size(); group++) {
            inputs += width(group);
        }
        return inputs;
    }
}
