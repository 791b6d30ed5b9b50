package io.customerhub.identity.match;

import io.customerhub.identity.compare.Atoms;
import io.customerhub.identity.compare.RecordSet;
import io.customerhub.identity.text.TextHash;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.LongConsumer;
import java.util.function.LongPredicate;

/**
 * The hashed keys by which a record is found: each strong thing alone, and any two others that were not cut from one. A key that too
 * many share is refined: they must share a third thing.
 */
final class RecordKeys {
    private static final long ALONE = 1;
    private static final long TOGETHER = 2;

    private final List<Atom> atoms;

    private RecordKeys(List<Atom> atoms) {
        this.atoms = atoms;
    }

    static RecordKeys of(RecordSet set, int record) {
        Set<Atom> atoms = new LinkedHashSet<>();
        set.atoms(record, new Atoms() {
            @Override
            public void add(String kind, String value) {
                atoms.add(Atom.of(kind, value, false));
            }

            @Override
            public void strong(String kind, String value) {
                atoms.add(Atom.of(kind, value, true));
            }
        });
        return new RecordKeys(new ArrayList<>(atoms));
    }

    /** What is strong makes no key with something else: it finds whom that would find. */
    void forEach(LongConsumer keys) {
        for (int one = 0; one < atoms.size(); one++) {
            Atom first = atoms.get(one);
            if (first.strong()) {
                keys.accept(first.alone());
                continue;
            }
            for (int two = one + 1; two < atoms.size(); two++) {
                Atom second = atoms.get(two);
                if (!second.strong() && first.tellsMoreWith(second)) {
                    keys.accept(together(first, second));
                }
            }
        }
    }

    /**
     * The finer keys in place of those that are refined: with a third thing where that does not find whom the three find already.
     *
     * @param refined which of the keys too many share
     * @param wanted only what comes in place of such a key is given
     */
    void forEachFiner(LongPredicate refined, LongPredicate wanted, LongConsumer keys) {
        for (int one = 0; one < atoms.size(); one++) {
            Atom first = atoms.get(one);
            for (int two = one + 1; two < atoms.size(); two++) {
                Atom second = atoms.get(two);
                if (first.strong() || second.strong()) {
                    finerThanStrong(first, second, refined, wanted, keys);
                } else if (first.tellsMoreWith(second) && refined.test(together(first, second))) {
                    for (int three = two + 1; three < atoms.size(); three++) {
                        Atom third = atoms.get(three);
                        if (areRefined(first, third, refined)
                                && areRefined(second, third, refined)
                                && (wanted.test(together(first, second))
                                        || wanted.test(together(first, third))
                                        || wanted.test(together(second, third)))) {
                            keys.accept(together(first, second) + third.hash());
                        }
                    }
                }
            }
        }
    }

    private static void finerThanStrong(
            Atom first, Atom second, LongPredicate refined, LongPredicate wanted, LongConsumer keys) {
        boolean areFound = first.findsAlone(refined) || second.findsAlone(refined);
        boolean isWanted = first.isStrongAnd(wanted) || second.isStrongAnd(wanted);
        if (!areFound && isWanted && first.tellsMoreWith(second)) {
            keys.accept(together(first, second));
        }
    }

    private static boolean areRefined(Atom first, Atom second, LongPredicate refined) {
        return !first.strong()
                && !second.strong()
                && first.tellsMoreWith(second)
                && refined.test(together(first, second));
    }

    /** Whatever stands first, the same things make the same key. */
    private static long together(Atom first, Atom second) {
        return first.hash() + second.hash();
    }

    /**
     * A small thing.
     *
     * @param kind what it is
     * @param origin what it was cut from
     * @param hash of kind and value
     */
    private record Atom(String kind, String origin, long hash, boolean strong) {
        static Atom of(String kind, String value, boolean strong) {
            int slash = kind.indexOf('/');
            String origin = slash < 0 ? kind : kind.substring(0, slash);
            return new Atom(kind, origin, TextHash.onto(TextHash.onto(TOGETHER, kind), value), strong);
        }

        long alone() {
            return TextHash.mixed(hash ^ ALONE);
        }

        boolean findsAlone(LongPredicate refined) {
            return strong && !refined.test(alone());
        }

        boolean isStrongAnd(LongPredicate condition) {
            return strong && condition.test(alone());
        }

        /** Not where both were cut from one: the start of a name says no more than the name. Two words of a name do. */
        boolean tellsMoreWith(Atom other) {
            return kind.equals(other.kind) || !origin.equals(other.origin);
        }
    }
}
