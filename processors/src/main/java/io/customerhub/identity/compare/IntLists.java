package io.customerhub.identity.compare;

/** Some numbers for each record, in the order in which records are read, one after the other: a record's are from its start to the next one's. */
final class IntLists {
    private final Ints values = new Ints();
    private final Ints starts = new Ints();

    IntLists() {
        starts.add(0);
    }

    void add(int[] list) {
        for (int value : list) {
            values.add(value);
        }
        starts.add(values.size());
    }

    /** Where a record's numbers start. */
    int from(int record) {
        return starts.get(record);
    }

    /** Where they end, exclusive. */
    int to(int record) {
        return starts.get(record + 1);
    }

    int get(int at) {
        return values.get(at);
    }

    boolean contains(int record, int value) {
        for (int at = from(record); at < to(record); at++) {
            if (values.get(at) == value) {
                return true;
            }
        }
        return false;
    }
}
