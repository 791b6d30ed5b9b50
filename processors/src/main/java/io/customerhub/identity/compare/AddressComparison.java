package io.customerhub.identity.compare;

import java.util.List;

/**
 * House number and street together, from one or several fields, whose words may stand in another order. The number of a lot, a flat
 * or a post office box is the house's only where there is no other.
 */
final class AddressComparison extends Comparison {
    private final List<String> fields;
    private final Words words;
    private final House number;
    private final Street street;

    AddressComparison(String name, boolean place, List<String> fields, Words words) {
        this(name, place, fields, words, new House(words), new Street(words));
    }

    private AddressComparison(
            String name, boolean place, List<String> fields, Words words, House number, Street street) {
        super(name, place, List.of(number, street));
        this.fields = List.copyOf(fields);
        this.words = words;
        this.number = number;
        this.street = street;
    }

    @Override
    void read(Described record) {
        WrittenAddress read = WrittenAddress.of(fields.stream().map(record::get).toList(), words.dictionary());
        number.add(read.house());
        street.add(read.street());
    }

    @Override
    public void atoms(int record, Atoms atoms) {
        String house = number.textOf(record);
        if (!house.isEmpty()) {
            atoms.add("number", house);
        }
        IntLists telling = street.telling();
        for (int at = telling.from(record); at < telling.to(record); at++) {
            atoms.add("street", words.text(telling.get(at)));
        }
    }

    private static final class House extends WordPart {
        private static final int TYPO = 2;
        private static final int DIFFERENT = 3;

        House(Words words) {
            super("number", words, State.besides(State.alike("typo"), State.other("different")));
        }

        @Override
        int compareWords(int one, int two) {
            Outlines outlines = words.outlines();
            boolean several = outlines.length(one) > 1 && outlines.length(two) > 1;
            return several && words.isWithin(one, two, 1) ? TYPO : DIFFERENT;
        }
    }

    private static final class Street extends TextPart {
        private static final int TYPO = 2;
        private static final int MOST = 3;
        private static final int SOME = 4;
        private static final int DIFFERENT = 5;
        private static final int MOST_TYPOS = 2;
        private static final double MOST_FROM = 0.6;

        Street(Words words) {
            super(
                    "street",
                    words,
                    State.besides(
                            State.alike("typo"),
                            State.alike("mostly equal"),
                            State.other("partly equal"),
                            State.other("different")));
        }

        void add(List<String> text) {
            add(text, words.dictionary().streetNames(text));
        }

        @Override
        int compare(int left, int right) {
            if (isWithin(left, right, MOST_TYPOS)) {
                return TYPO;
            }
            int from = telling().from(left);
            int to = telling().to(left);
            int alike = 0;
            for (int at = from; at < to; at++) {
                alike += likeness(at, right) == Words.DIFFERENT ? 0 : 1;
            }
            int fewer = Math.min(to - from, telling().to(right) - telling().from(right));
            return alike >= MOST_FROM * fewer ? MOST : alike > 0 ? SOME : DIFFERENT;
        }
    }
}
