package io.customerhub.sandbox.company;

/** Says which customer a record is truly about. Records about nobody in particular have no row. */
public record TruthRow(String source, String entity, String id, String customer) {}
