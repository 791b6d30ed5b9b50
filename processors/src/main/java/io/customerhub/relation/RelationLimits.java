package io.customerhub.relation;

/**
 * How many persons may share a key before it tells nothing; 0 where it never does.
 *
 * @param household more at one address are a building
 * @param organisation more of one organisation do not know each other, and of one domain are a provider's customers
 */
public record RelationLimits(int household, int organisation) {}
