package io.customerhub.connectors.rest;

import java.util.Locale;

/** How an API goes from page to page. */
enum PagingStyle {
    /** There is one page. */
    NONE,
    /** Pages have numbers, from 1; the first without records is the end. */
    PAGE,
    /** A page is asked for by how many records stand before it; the first without records is the end. */
    OFFSET,
    /** An answer has a word for the next page; none is the end. */
    CURSOR,
    /** The next page is asked for by the last record's id; what says whether there is more tells the end. */
    LAST_ID,
    /** An answer has the address of the next page, which must be of the same host; none is the end. */
    NEXT_LINK;

    static PagingStyle of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
