package io.customerhub.relation;

/**
 * What tells that a customer has to do with others: whoever has the same key shares it. Empty where there is none.
 *
 * @param household where a person lives
 * @param organisation the organisation, or the one a person works for, by its name
 * @param mailCompany the same by the domain of its e-mail addresses
 */
public record RelationKeys(String household, String organisation, String mailCompany) {
    /** Of somebody of whom nothing tells. */
    public static final RelationKeys NONE = new RelationKeys("", "", "");
}
