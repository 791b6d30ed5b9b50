package io.customerhub.identity;

import io.customerhub.identity.compare.ComparisonRule;
import io.customerhub.identity.compare.Dictionary;
import io.customerhub.identity.match.LearnedModel;
import io.customerhub.identity.match.PageMatching;
import io.customerhub.identity.match.ReviewRule;
import java.util.List;

/**
 * What is declared of who is who.
 *
 * @param comparisons what is compared of two records; at least one
 * @param duplicateFree kinds of records, each as {@code source/entity}, of which no two are about one customer
 * @param review of which pairs people are asked
 */
public record IdentityRules(List<ComparisonRule> comparisons, List<String> duplicateFree, ReviewRule review) {
    public IdentityRules {
        comparisons = List.copyOf(comparisons);
        duplicateFree = List.copyOf(duplicateFree);
    }

    /** Compares as is declared here. */
    public PageMatching matching(String tenant, Dictionary words, LearnedModel learned) {
        return new PageMatching(tenant, comparisons, words, duplicateFree, learned, review);
    }
}
