package io.customerhub.scoring.action;

import io.customerhub.model.CustomerId;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.List;

/**
 * Chance that can be told again: the same decision, customer and month draw the same lot, whatever else is asked and in whatever order.
 */
record Lot(String decision, CustomerId customer, YearMonth month) {
    private static final BigDecimal ALL = BigDecimal.valueOf(1L << 48);

    /** Whether it falls to a share of all, from 0 to 1. */
    boolean fallsTo(BigDecimal share) {
        return BigDecimal.valueOf(number("share")).compareTo(share.multiply(ALL)) < 0;
    }

    /**
     * One of some words, each as likely as any other. It stays the same where others are added or taken away, unless one of those that
     * are added is drawn or the one that was drawn is taken away.
     */
    String among(List<String> words) {
        return words.stream()
                .max(Comparator.comparingLong((String word) -> number("word " + word))
                        .thenComparing(Comparator.naturalOrder()))
                .orElseThrow(() -> new IllegalArgumentException("drawing " + decision + ": there is nothing to draw"));
    }

    /** From 0 to 2^48, without the end. */
    private long number(String purpose) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest((decision + " " + customer + " " + month + " " + purpose).getBytes(StandardCharsets.UTF_8));
            return ByteBuffer.wrap(hash).getLong() >>> 16;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
