package io.customerhub.app.bench.generated;

import java.util.function.Supplier;

/**
 * What can be another one from some record on.
 *
 * @param from the first record, of those of one customer, that has the later one
 */
record Changing<T>(T before, T later, int from) {
    /** May change after the first record, the second, and so on. */
    static <T> Changing<T> of(T before, Supplier<T> later, Fault change, Chance chance) {
        return chance.is(change)
                ? new Changing<>(before, later.get(), 1 + chance.below(3))
                : new Changing<>(before, before, 0);
    }

    T in(int record) {
        return record < from ? before : later;
    }
}
