package io.customerhub.identity.match;

import io.customerhub.model.CustomerId;
import io.customerhub.model.SourceKey;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * What is remembered of records to recognise others by them: by which keys each is found, and with which it is likely one. What it
 * tells does not change until the page is committed that asks, but by that page.
 */
public interface MatchIndex {
    /** Stands for the records of a key that too many share. */
    long REFINED = 0;

    /** Gives the numbers of all records that are found by any of these keys, or {@link #REFINED}. */
    void find(long[] keys, Found found);

    /** Which of these keys too many records share, ascending. */
    long[] refined(long[] keys);

    /** Records by their numbers; those that are no more are left out. */
    List<Member> members(Collection<Long> numbers);

    /** All edges of these records. */
    List<Edge> edges(Collection<Long> numbers);

    /** Those of these records that are there. */
    List<Member> membersOf(Collection<SourceKey> records);

    /** What people said of these records and any others, and did not take back. */
    List<Decision> decisions(Collection<SourceKey> records);

    /** Records of which people said something, or took it back, since a page was last kept. */
    Set<SourceKey> unsettled();

    /** The numbers of all records that are about these customers. */
    Set<Long> numbers(Set<CustomerId> customers);

    /** Which of these ids customers have. */
    Set<CustomerId> taken(Set<CustomerId> ids);

    /** Takes a key and a record that is found by it. */
    @FunctionalInterface
    interface Found {
        void found(long key, long number);
    }
}
