package io.customerhub.app.bench.generated;

/**
 * Where somebody is.
 *
 * @param house as {@code 12} or {@code Lot 7}
 * @param street its name alone
 * @param kind as {@code Road}
 * @param code the postal code
 */
record Place(String house, String street, String kind, String town, String code, String parish) {}
