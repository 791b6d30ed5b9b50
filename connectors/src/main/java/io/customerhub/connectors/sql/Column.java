package io.customerhub.connectors.sql;

import java.util.Locale;

/**
 * A column as its database describes it.
 *
 * @param type the database's word for its type, in lower case
 * @param precision how many digits a decimal has; 0 for others
 * @param scale how many of them stand after the point
 */
record Column(Identifier name, String type, boolean nullable, int precision, int scale) {
    Column {
        type = type.toLowerCase(Locale.ROOT);
    }
}
