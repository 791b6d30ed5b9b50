package io.customerhub.identity.match;

import io.customerhub.identity.compare.Atoms;
import io.customerhub.identity.compare.RecordSet;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;

/** The hashed keys by which a record is found: each strong thing alone, and any two others that were not cut from one. */
final class RecordKeys {
    private static final long PRIME = 0x100000001b3L;
    private static final long MIX = 0x9E3779B97F4A7C15L;
    private static final long ALONE = 1;
    private static final long TOGETHER = 2;

    private final List<Atom> atoms;

    private RecordKeys(Collection<Atom> atoms) {
        this.atoms = List.copyOf(atoms);
    }

    static RecordKeys of(RecordSet set, int record) {
        Set<Atom> atoms = new LinkedHashSet<>();
        set.atoms(record, new Atoms() {
            @Override
            public void add(String kind, String value) {
                atoms.add(new Atom(kind, value, false));
            }

            @Override
            public void strong(String kind, String value) {
                atoms.add(new Atom(kind, value, true));
            }
        });
        return new RecordKeys(atoms);
    }

    /** What is strong makes no key with something else: it finds whom that would find. */
    long[] keys() {
        LongStream.Builder keys = LongStream.builder();
        for (int one = 0; one < atoms.size(); one++) {
            Atom first = atoms.get(one);
            if (first.strong()) {
                keys.add(first.onto(ALONE));
                continue;
            }
            for (int two = one + 1; two < atoms.size(); two++) {
                Atom second = atoms.get(two);
                if (!second.strong() && first.tellsMoreWith(second)) {
                    // Whatever stands first, the same two things make the same key.
                    keys.add(first.onto(TOGETHER) + second.onto(TOGETHER));
                }
            }
        }
        return keys.build().toArray();
    }

    /** What makes a key that too many share finer, each with {@link #finer}. */
    long[] details() {
        return atoms.stream().mapToLong(atom -> atom.onto(ALONE)).toArray();
    }

    /** A key whose records share one thing more. */
    static long finer(long key, long detail) {
        return mixed(key * PRIME ^ detail);
    }

    private static long mixed(long hash) {
        return (hash ^ (hash >>> Integer.SIZE)) * MIX;
    }

    private record Atom(String kind, String value, boolean strong) {
        /** Not where both were cut from one: the start of a name says no more than the name. Two words of a name do. */
        boolean tellsMoreWith(Atom other) {
            return kind.equals(other.kind) ? !value.equals(other.value) : !origin().equals(other.origin());
        }

        private String origin() {
            int slash = kind.indexOf('/');
            return slash < 0 ? kind : kind.substring(0, slash);
        }

        long onto(long hash) {
            return hash(hash(hash, kind), value);
        }

        private static long hash(long start, String text) {
            long hash = start;
            for (int i = 0; i < text.length(); i++) {
                hash = (hash ^ text.charAt(i)) * PRIME;
            }
            return mixed(hash);
        }
    }
}
