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
            String left = words.text(one);
            String right = words.text(two);
            boolean year = left.regionMatches(0, right, 0, YEAR);
            if (left.length() != DAY || right.length() != DAY) {
                return year ? SAME_YEAR : words.distance(one, two) <= 1 ? TYPO : DIFFERENT;
            }
            if (year && left.regionMatches(YEAR, right, MONTH, 2) && left.regionMatches(MONTH, right, YEAR, 2)) {
                return SWAPPED;
            }
            if (words.distance(one, two) <= 1) {
                return TYPO;
            }
            boolean month = left.regionMatches(YEAR, right, YEAR, 2);
            boolean day = left.regionMatches(MONTH, right, MONTH, 2);
            if ((year && (month || day)) || (month && day)) {
                return TWO_PARTS;
            }
            return year ? SAME_YEAR : DIFFERENT;
        }
    }
}
