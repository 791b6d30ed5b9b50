package io.customerhub.model;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * A line of a transaction; numbers are exactly the source's.
 *
 * @param number the line's place, from 1
 */
public record TransactionLine(
        int number,
        Optional<String> item,
        Optional<String> description,
        Optional<BigDecimal> quantity,
        Optional<BigDecimal> unitPrice,
        BigDecimal amount) {}
