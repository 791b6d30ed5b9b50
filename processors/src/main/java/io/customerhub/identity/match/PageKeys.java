package io.customerhub.identity.match;

import io.customerhub.identity.compare.RecordSet;
import io.customerhub.identity.match.KeyChanges.Keyed;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Finds who shares keys with the records of a page, and how the page changes the keys by which records are found. A key that too
 * many share with the page is refined for all who have it, so that it does not matter in which order records came.
 */
final class PageKeys {
    private static final int MARK = -1;

    private final MatchIndex index;
    private final int largest;
    private final Places places;
    private final int page;
    private final Set<Long> replaced;
    private final Blocks blocks = new Blocks();
    private final Set<Long> refined = new HashSet<>();
    private final Keyed added = new Keyed();
    private final Keyed removed = new Keyed();
    private final Keyed crossed = new Keyed();

    /**
     * Starts with nothing found.
     *
     * @param places those of the page's records
     * @param replaced the numbers of records whose former keys count no more
     */
    PageKeys(MatchIndex index, int largest, Places places, Set<Long> replaced) {
        this.index = index;
        this.largest = largest;
        this.places = places;
        this.page = places.size();
        this.replaced = replaced;
    }

    /** Removes the keys of records that change, or are no more, as they were. */
    void remove(RecordSet before, List<Long> numbers) {
        List<RecordKeys> all = keysOf(before);
        Set<Long> were = setOf(index.refined(keyed(all).distinctKeys()));
        for (int record = 0; record < all.size(); record++) {
            long number = numbers.get(record);
            all.get(record).forEach(key -> removed.add(key, number));
            all.get(record).forEachFiner(were::contains, were::contains, key -> removed.add(key, number));
        }
    }

    /**
     * Finds who shares keys with the page.
     *
     * @param records reads others by their numbers
     */
    void find(RecordSet set, Function<List<Long>, RecordSet> records) {
        List<RecordKeys> all = keysOf(set);
        var refinedNow = new HashSet<Long>();
        List<Integer> others = share(keyed(all), refinedNow);
        var finer = new KeyedRecords();
        for (int place = 0; place < page; place++) {
            int found = place;
            all.get(place).forEachFiner(refined::contains, refined::contains, key -> finer.add(key, found));
        }
        if (!others.isEmpty()) {
            refine(others, records, refinedNow, finer);
        }
        share(finer, new HashSet<>());
    }

    /** The finer keys of other records that have a key which it is too many now to share. */
    private void refine(
            List<Integer> others, Function<List<Long>, RecordSet> records, Set<Long> refinedNow, KeyedRecords finer) {
        List<RecordKeys> all =
                keysOf(records.apply(others.stream().map(places::number).toList()));
        Set<Long> are = setOf(index.refined(keyed(all).distinctKeys()));
        are.addAll(refinedNow);
        for (int record = 0; record < all.size(); record++) {
            int place = others.get(record);
            all.get(record).forEachFiner(are::contains, refinedNow::contains, key -> finer.add(key, place));
        }
    }

    private static List<RecordKeys> keysOf(RecordSet set) {
        return IntStream.range(0, set.size())
                .mapToObj(record -> RecordKeys.of(set, record))
                .toList();
    }

    private static KeyedRecords keyed(List<RecordKeys> all) {
        var keyed = new KeyedRecords();
        for (int record = 0; record < all.size(); record++) {
            int found = record;
            all.get(record).forEach(key -> keyed.add(key, found));
        }
        return keyed;
    }

    /**
     * Finds who shares these keys.
     *
     * @param refinedNow takes the keys that too many share from now on
     * @return the places of others who had those
     */
    private List<Integer> share(KeyedRecords own, Set<Long> refinedNow) {
        KeyedRecords all = own.copy();
        index.find(own.distinctKeys(), (key, number) -> {
            if (number == MatchIndex.REFINED) {
                all.add(key, MARK);
            } else if (!replaced.contains(number)) {
                all.add(key, places.of(number));
            }
        });
        Set<Integer> others = new TreeSet<>();
        all.forEachKey((from, to) -> {
            int[] sharing = all.records(from, to).sorted().distinct().toArray();
            if (sharing[0] == MARK) {
                refined.add(all.key(from));
            } else if (sharing.length > largest) {
                refined.add(all.key(from));
                refinedNow.add(all.key(from));
                crossed.add(all.key(from), MatchIndex.REFINED);
                Arrays.stream(sharing).filter(place -> place >= page).forEach(others::add);
            } else if (sharing.length > 1 && sharing[0] < page) {
                blocks.add(sharing);
            }
        });
        own.forEachKey((from, to) -> {
            if (!refined.contains(own.key(from))) {
                own.records(from, to).forEach(place -> added.add(own.key(from), places.number(place)));
            }
        });
        return List.copyOf(others);
    }

    private static Set<Long> setOf(long[] keys) {
        Set<Long> set = new HashSet<>();
        Arrays.stream(keys).forEach(set::add);
        return set;
    }

    Blocks blocks() {
        return blocks;
    }

    KeyChanges changes() {
        return new KeyChanges(added, removed, crossed);
    }
}
