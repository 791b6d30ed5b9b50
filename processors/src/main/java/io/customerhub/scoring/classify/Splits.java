package io.customerhub.scoring.classify;

import java.util.List;
import java.util.stream.IntStream;

/** How rows are told apart into those that are learned from and those that check what was learned. */
public enum Splits {
    /** Five parts by the row's place, each checked by what the others taught: for rows in no order. */
    FOLDS {
        @Override
        public List<Split> of(int rows) {
            return IntStream.range(0, PARTS)
                    .mapToObj(part -> new Split(
                            IntStream.range(0, rows)
                                    .filter(row -> row % PARTS != part)
                                    .toArray(),
                            IntStream.range(0, rows)
                                    .filter(row -> row % PARTS == part)
                                    .toArray()))
                    .toList();
        }

        @Override
        Split holdOut(int rows, long seed) {
            int part = (int) Math.floorMod(seed, (long) HELD_OUT);
            return new Split(
                    IntStream.range(0, rows)
                            .filter(row -> mixed(row, seed) % HELD_OUT != part)
                            .toArray(),
                    IntStream.range(0, rows)
                            .filter(row -> mixed(row, seed) % HELD_OUT == part)
                            .toArray());
        }
    },
    /** Each of the last three tenths is checked by what all rows before it taught: for rows in the order of time. */
    FORWARD {
        @Override
        public List<Split> of(int rows) {
            return IntStream.range(TENTHS - 3, TENTHS)
                    .mapToObj(part -> new Split(
                            IntStream.range(0, tenth(rows, part)).toArray(),
                            IntStream.range(tenth(rows, part), tenth(rows, part + 1))
                                    .toArray()))
                    .toList();
        }

        @Override
        Split holdOut(int rows, long seed) {
            int from = rows - rows / HELD_OUT;
            return new Split(
                    IntStream.range(0, from).toArray(),
                    IntStream.range(from, rows).toArray());
        }
    };

    private static final int PARTS = 5;
    private static final int TENTHS = 10;
    private static final int HELD_OUT = 8;

    /** The rows to learn from, and those to check. */
    @SuppressWarnings("ArrayRecordComponent") // read a million times a second
    public record Split(int[] learned, int[] checked) {}

    /** The splits of so many rows. */
    public abstract List<Split> of(int rows);

    /** One split of which an eighth is held out, by which a net knows when to stop. */
    abstract Split holdOut(int rows, long seed);

    private static int tenth(int rows, int part) {
        return (int) ((long) part * rows / TENTHS);
    }

    private static int mixed(int row, long seed) {
        return (int) (((row + seed) * 0x9E3779B97F4A7C15L) >>> 33);
    }
}
