package io.customerhub.scoring.served;

/**
 * What is sold, as it is known today. What is not known is empty.
 *
 * @param id our own
 * @param item as lines of documents name it: its source, a slash, and its record there
 * @param number as people know it, as an article number
 * @param status as its source has it, as {@code inactive}
 */
public record Product(String id, String item, String name, String number, String category, String status) {}
