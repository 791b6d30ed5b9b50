package io.customerhub.identity.compare;

/** A date by its digits, year first, whether or not the calendar has it: day and month swapped, a digit mistyped. */
final class DateComparison extends SingleWord {
    private static final int YEAR = 4;
    private static final int MONTH = 6;
    private static final int DAY = 8;

    private final Dictionary dictionary;

    DateComparison(String name, boolean place, String field, Words words) {
        super(name, place, field, new Digits(name, words));
        this.dictionary = words.dictionary();
    }

    @Override
    String normal(String value) {
        return WrittenDate.digits(value, dictionary);
    }

    @Override
    void cut(String value, Atoms atoms) {
        atoms.strong("date", value);
        atoms.add("date/year", value.substring(0, YEAR));
        if (value.length() == DAY) {
            atoms.add("date/month-day", value.substring(YEAR));
            atoms.add("date/year-month", value.substring(0, MONTH));
        }
    }

    private static final class Digits extends WordPart {
        private static final int SWAPPED = 2;
        private static final int TYPO = 3;
        private static final int TWO_PARTS = 4;
        private static final int SAME_YEAR = 5;
        private static final int DIFFERENT = 6;

        /** Eight digits are the whole start of a word, a byte each: four of the year, two of the month, two of the day. */
        private static final int YEAR_BITS = 32;

        private static final int TWO_BITS = 16;
        private static final long TWO_DIGITS = 0xffff;

        Digits(String name, Words words) {
            super(
                    name,
                    words,
                    State.besides(
                            State.alike("with day and month swapped"),
                            State.alike("typo"),
                            State.other("equal in two parts"),
                            State.other("of the same year"),
                            State.other("different")));
        }

        @Override
        int compareWords(int one, int two) {
            Outlines outlines = words.outlines();
            long left = outlines.start(one);
            long right = outlines.start(two);
            boolean year = (left ^ right) >>> YEAR_BITS == 0;
            if (outlines.length(one) != DAY || outlines.length(two) != DAY) {
                return year ? SAME_YEAR : words.isWithin(one, two, 1) ? TYPO : DIFFERENT;
            }
            boolean swapped = (left & TWO_DIGITS) == (right >>> TWO_BITS & TWO_DIGITS)
                    && (right & TWO_DIGITS) == (left >>> TWO_BITS & TWO_DIGITS);
            if (year && swapped) {
                return SWAPPED;
            }
            if (words.isWithin(one, two, 1)) {
                return TYPO;
            }
            boolean month = ((left ^ right) >>> TWO_BITS & TWO_DIGITS) == 0;
            boolean day = ((left ^ right) & TWO_DIGITS) == 0;
            if ((year && (month || day)) || (month && day)) {
                return TWO_PARTS;
            }
            return year ? SAME_YEAR : DIFFERENT;
        }
    }
}
