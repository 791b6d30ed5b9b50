package io.customerhub.identity.text;

/**
 * The Jaro-Winkler similarity of two words, without allocation: matched letters are bits.
 *
 * <p>Winkler, String Comparator Metrics and Enhanced Decision Rules in the Fellegi-Sunter Model of Record Linkage (1990),
 * with the usual prefix of four letters and weight of a tenth.
 */
public final class JaroWinkler {
    private static final int PREFIX = 4;
    private static final double PREFIX_WEIGHT = 0.1;
    private static final double BOOST_FROM = 0.7;

    private JaroWinkler() {}

    /** Between 0, nothing in common, and 1, equal; of words longer than 64 letters their first 64 count. */
    public static double similarity(String left, String right) {
        return left.length() <= right.length() ? ordered(left, right) : ordered(right, left);
    }

    /** Letters of the shorter word are looked for in the longer one, as is usual: the other way round can match others. */
    private static double ordered(String left, String right) {
        int m = Math.min(left.length(), Long.SIZE);
        int n = Math.min(right.length(), Long.SIZE);
        if (m == 0 || n == 0) {
            return m == n ? 1 : 0;
        }
        int reach = Math.max(Math.max(m, n) / 2 - 1, 0);
        long matchedLeft = 0;
        long matchedRight = 0;
        int matches = 0;
        for (int i = 0; i < m; i++) {
            char letter = left.charAt(i);
            int to = Math.min(n - 1, i + reach);
            for (int j = Math.max(0, i - reach); j <= to; j++) {
                if ((matchedRight & (1L << j)) == 0 && right.charAt(j) == letter) {
                    matchedLeft |= 1L << i;
                    matchedRight |= 1L << j;
                    matches++;
                    break;
                }
            }
        }
        if (matches == 0) {
            return 0;
        }
        int outOfOrder = 0;
        long rest = matchedRight;
        for (long from = matchedLeft; from != 0; from &= from - 1) {
            if (left.charAt(Long.numberOfTrailingZeros(from)) != right.charAt(Long.numberOfTrailingZeros(rest))) {
                outOfOrder++;
            }
            rest &= rest - 1;
        }
        double matched = matches;
        double jaro = (matched / m + matched / n + (matched - outOfOrder / 2.0) / matched) / 3;
        if (jaro < BOOST_FROM) {
            return jaro;
        }
        int prefix = 0;
        int most = Math.min(PREFIX, Math.min(m, n));
        while (prefix < most && left.charAt(prefix) == right.charAt(prefix)) {
            prefix++;
        }
        return jaro + prefix * PREFIX_WEIGHT * (1 - jaro);
    }
}
