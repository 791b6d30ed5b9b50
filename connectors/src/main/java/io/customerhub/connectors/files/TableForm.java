package io.customerhub.connectors.files;

import java.nio.charset.Charset;
import java.util.List;

/**
 * How the files of a folder are to be read: what a Kamelet declares about them.
 *
 * @param source the name under which mappings know the folder
 * @param entity the kind of record that a row is
 * @param keyColumn the column that names a row for ever
 * @param columns the columns that the mapping reads; all must be in the header
 * @param complete whether a file holds all rows there are, so that one which is gone from it is deleted
 * @param sheet the sheet of a workbook; empty for the first
 * @param separator what stands between the values of a CSV file
 * @param charset how a CSV file is encoded
 * @param pageSize how many rows a page has
 */
record TableForm(
        String source,
        String entity,
        String keyColumn,
        List<String> columns,
        boolean complete,
        String sheet,
        char separator,
        Charset charset,
        int pageSize) {
    TableForm {
        columns = List.copyOf(columns);
    }

    /** What makes the same bytes other records: a file is read again when this changes. */
    String meaning() {
        return String.join("\n", entity, keyColumn, String.join(",", columns), sheet, separator + charset.name())
                + complete;
    }
}
