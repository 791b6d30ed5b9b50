package io.customerhub.identity.compare;

import java.util.List;

/** A comparison of one text. */
abstract class SingleWord extends Comparison {
    private final String field;
    final WordPart part;

    SingleWord(String name, boolean place, String field, WordPart part) {
        super(name, place, List.of(part));
        this.field = field;
        this.part = part;
    }

    @Override
    final void read(Described record) {
        part.add(normal(record.get(field)));
    }

    /** The value as it is compared; empty where it says nothing. */
    abstract String normal(String value);

    @Override
    public final void atoms(int record, Atoms atoms) {
        String value = part.textOf(record);
        if (!value.isEmpty()) {
            cut(value, atoms);
        }
    }

    /** What a value can be found by. */
    abstract void cut(String value, Atoms atoms);
}
