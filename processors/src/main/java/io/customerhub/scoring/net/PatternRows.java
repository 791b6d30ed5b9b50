package io.customerhub.scoring.net;

/** Rows as nets read them: in each group of inputs between two of its {@link Patterns}. To be filled once, and not changed then. */
public final class PatternRows {
    private final int rows;
    private final int groups;
    private final int[] ones;
    private final int[] others;
    private final float[] shares;

    /** Rows that are the first pattern in each group. */
    public PatternRows(int rows, int groups) {
        this.rows = rows;
        this.groups = groups;
        this.ones = new int[rows * groups];
        this.others = new int[rows * groups];
        this.shares = new float[rows * groups];
    }

    /** Says that a row is a pattern, by its place in the group. */
    public void set(int row, int group, int pattern) {
        set(row, group, pattern, pattern, 0);
    }

    /**
     * Says between which patterns a row lies.
     *
     * @param share of the other one, from 0 to 1; the rest is of the one
     */
    public void set(int row, int group, int one, int other, float share) {
        int at = row * groups + group;
        ones[at] = one;
        others[at] = other;
        shares[at] = share;
    }

    /** How many rows there are. */
    public int size() {
        return rows;
    }

    int one(int row, int group) {
        return ones[row * groups + group];
    }

    int other(int row, int group) {
        return others[row * groups + group];
    }

    float share(int row, int group) {
        return shares[row * groups + group];
    }
}
