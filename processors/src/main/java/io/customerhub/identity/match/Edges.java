package io.customerhub.identity.match;

import java.util.Arrays;

/** Pairs of records with the odds that they are about one customer. */
final class Edges {
    private int[] left = new int[1 << 10];
    private int[] right = new int[1 << 10];
    private float[] odds = new float[1 << 10];
    private int size;

    void add(int one, int two, double score) {
        if (size == left.length) {
            left = Arrays.copyOf(left, size * 2);
            right = Arrays.copyOf(right, size * 2);
            odds = Arrays.copyOf(odds, size * 2);
        }
        left[size] = one;
        right[size] = two;
        odds[size++] = (float) score;
    }

    /** What hangs together by edges of at least these odds, of the records below a number; each group with its edges. */
    void forEachGroup(int records, double least, Group group) {
        int[] parents = new int[records];
        Arrays.setAll(parents, record -> record);
        for (int edge = 0; edge < size; edge++) {
            if (odds[edge] >= least) {
                parents[root(parents, left[edge])] = root(parents, right[edge]);
            }
        }
        int[] members = new int[records];
        int[] edges = new int[records];
        for (int record = 0; record < records; record++) {
            members[root(parents, record)]++;
        }
        for (int edge = 0; edge < size; edge++) {
            edges[root(parents, left[edge])] += isWithin(parents, edge) ? 1 : 0;
        }
        int[][] membersOf = new int[records][];
        int[][] edgesOf = new int[records][];
        for (int record = 0; record < records; record++) {
            if (members[record] > 1) {
                membersOf[record] = new int[members[record]];
                edgesOf[record] = new int[edges[record]];
            }
        }
        for (int record = records - 1; record >= 0; record--) {
            int root = root(parents, record);
            if (membersOf[root] != null) {
                membersOf[root][--members[root]] = record;
            }
        }
        for (int edge = 0; edge < size; edge++) {
            if (isWithin(parents, edge)) {
                int root = root(parents, left[edge]);
                edgesOf[root][--edges[root]] = edge;
            }
        }
        for (int record = 0; record < records; record++) {
            if (membersOf[record] != null) {
                group.group(membersOf[record], edgesOf[record]);
            }
        }
    }

    private boolean isWithin(int[] parents, int edge) {
        return root(parents, left[edge]) == root(parents, right[edge]);
    }

    /** Those of these edges, between these members, by the members' places. */
    Edges within(int[] members, int[] edges) {
        var within = new Edges();
        for (int edge : edges) {
            within.add(Arrays.binarySearch(members, left[edge]), Arrays.binarySearch(members, right[edge]), odds[edge]);
        }
        return within;
    }

    private static int root(int[] parents, int record) {
        int at = record;
        while (parents[at] != at) {
            parents[at] = parents[parents[at]];
            at = parents[at];
        }
        return at;
    }

    /** Takes a group of more than one: its members, ascending, and the edges between them. */
    @FunctionalInterface
    interface Group {
        void group(int[] members, int[] edges);
    }
}
