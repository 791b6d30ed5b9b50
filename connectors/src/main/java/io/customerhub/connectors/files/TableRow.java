package io.customerhub.connectors.files;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * A row of a file that is not blank.
 *
 * @param number its number as a person counts, the header's being 1 where it stands at the top
 * @param cells texts, numbers with every digit, or truth values; an empty cell is the empty text
 */
record TableRow(int number, List<JsonNode> cells) {
    TableRow {
        cells = List.copyOf(cells);
    }
}
