package io.customerhub.scoring.measure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Ten groups of customers as large as each other, those first who were expected to bring most.
 *
 * @param groups mean of what was expected and of what came, in the same order
 */
public record Deciles(List<Group> groups) {
    private static final int GROUPS = 10;

    public Deciles {
        groups = List.copyOf(groups);
    }

    /** One of the ten. */
    public record Group(double expected, double came) {}

    /** Groups at least ten customers. */
    public static Deciles of(double[] came, double[] expected) {
        Integer[] order = new Integer[expected.length];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, Comparator.comparingDouble(i -> -expected[i]));
        var groups = new ArrayList<Group>();
        for (int group = 0; group < GROUPS; group++) {
            List<Integer> members =
                    Arrays.asList(order).subList(group * order.length / GROUPS, (group + 1) * order.length / GROUPS);
            groups.add(new Group(
                    members.stream().mapToDouble(i -> expected[i]).average().orElse(Double.NaN),
                    members.stream().mapToDouble(i -> came[i]).average().orElse(Double.NaN)));
        }
        return new Deciles(groups);
    }

    /** How far the groups are off: the sum of their differences, as a share of all that came. */
    public double offBy() {
        double off = groups.stream()
                .mapToDouble(group -> Math.abs(group.expected() - group.came()))
                .sum();
        return off / groups.stream().mapToDouble(Group::came).sum();
    }
}
