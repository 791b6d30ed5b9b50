package io.customerhub.identity.match;

import io.customerhub.identity.compare.Atoms;
import io.customerhub.identity.compare.Comparison;
import io.customerhub.identity.compare.RecordSet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;

/**
 * Which pairs of records are worth comparing: those that share something strong, or any two things that were not cut from one.
 * What too many share is refined: they must share a third thing.
 */
public final class Candidates {
    private static final long PRIME = 0x100000001b3L;
    private static final long MIX = 0x9E3779B97F4A7C15L;
    private static final long ALONE = 1;
    private static final long TOGETHER = 2;

    private final RecordSet set;
    private final int largest;
    private final List<int[]> blocks = new ArrayList<>();
    private int[][] blocksOf = {};
    private int refined;
    private int left;

    /**
     * Finds the candidates.
     *
     * @param largest how many records may share a key before it is refined
     */
    public Candidates(RecordSet set, int largest) {
        this.set = set;
        this.largest = largest;
        var keys = new KeyedRecords();
        for (int record = 0; record < set.size(); record++) {
            addKeys(record, keys);
        }
        var finer = new KeyedRecords();
        keys.forEachKey((from, to) -> {
            if (to - from <= largest) {
                keep(keys, from, to);
            } else {
                refined++;
                for (int at = from; at < to; at++) {
                    refine(keys.key(at), keys.record(at), finer);
                }
            }
        });
        finer.forEachKey((from, to) -> {
            if (to - from <= largest) {
                keep(finer, from, to);
            } else {
                left++;
            }
        });
        index();
    }

    private void keep(KeyedRecords keys, int from, int to) {
        if (to - from > 1) {
            blocks.add(keys.records(from, to).toArray());
        }
    }

    private void index() {
        int[] counts = new int[set.size()];
        blocks.forEach(block -> Arrays.stream(block).forEach(record -> counts[record]++));
        blocksOf = new int[set.size()][];
        Arrays.setAll(blocksOf, record -> new int[counts[record]]);
        for (int block = 0; block < blocks.size(); block++) {
            for (int record : blocks.get(block)) {
                blocksOf[record][--counts[record]] = block;
            }
        }
    }

    private void addKeys(int record, KeyedRecords keys) {
        List<Atom> atoms = atoms(record);
        for (int one = 0; one < atoms.size(); one++) {
            Atom first = atoms.get(one);
            if (first.strong()) {
                keys.add(first.onto(ALONE), record);
            }
            for (int two = one + 1; two < atoms.size(); two++) {
                Atom second = atoms.get(two);
                if (first.tellsMoreWith(second)) {
                    // Whatever stands first, the same two things make the same key.
                    keys.add(first.onto(TOGETHER) + second.onto(TOGETHER), record);
                }
            }
        }
    }

    private void refine(long key, int record, KeyedRecords finer) {
        for (Atom atom : atoms(record)) {
            finer.add(atom.onto(key), record);
        }
    }

    private List<Atom> atoms(int record) {
        var atoms = new LinkedHashSet<Atom>();
        for (Comparison comparison : set.comparisons()) {
            comparison.atoms(record, new Atoms() {
                @Override
                public void add(String kind, String value) {
                    atoms.add(new Atom(kind, value, false));
                }

                @Override
                public void strong(String kind, String value) {
                    atoms.add(new Atom(kind, value, true));
                }
            });
        }
        return List.copyOf(atoms);
    }

    private record Atom(String kind, String value, boolean strong) {
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
            return (hash ^ (hash >>> Integer.SIZE)) * MIX;
        }
    }

    /** Gives each candidate pair that may match once. */
    public void forEach(Pairs pairs) {
        int[] seenBy = new int[set.size()];
        Arrays.fill(seenBy, -1);
        for (int record = 0; record < set.size(); record++) {
            for (int block : blocksOf[record]) {
                for (int other : blocks.get(block)) {
                    if (other > record && seenBy[other] != record) {
                        seenBy[other] = record;
                        if (set.mayMatch(record, other)) {
                            pairs.pair(record, other);
                        }
                    }
                }
            }
        }
    }

    /** How many records may share a key before it is refined. */
    public int largest() {
        return largest;
    }

    /** How many keys too many records shared. */
    public int refined() {
        return refined;
    }

    /** How many keys were left out, because too many shared a third thing, too. */
    public int leftOut() {
        return left;
    }
}
