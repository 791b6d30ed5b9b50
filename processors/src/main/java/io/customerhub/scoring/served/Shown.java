package io.customerhub.scoring.served;

import java.math.BigDecimal;
import java.math.MathContext;

/** Numbers of features as people read them. */
final class Shown {
    private static final MathContext DIGITS = new MathContext(3);
    private static final double LEAST = 0.001;

    private Shown() {}

    /** Three digits, as 3.2, 0.0125 or 45100; empty for what is not known. */
    static String number(double value) {
        if (!Double.isFinite(value)) {
            return "";
        }
        if (value != 0 && Math.abs(value) < LEAST) {
            return "nearly 0";
        }
        BigDecimal rounded = BigDecimal.valueOf(value).round(DIGITS);
        return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
    }
}
