package io.customerhub.sandbox.company;

import java.math.BigDecimal;

/** One line of a document. Its amount is quantity times unit price, never rounded. */
record DocumentLine(String item, String description, BigDecimal quantity, BigDecimal unitPrice) {

    BigDecimal amount() {
        return quantity.multiply(unitPrice);
    }
}
