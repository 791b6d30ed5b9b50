package io.customerhub.identity;

import io.customerhub.identity.compare.ComparisonRule;
import io.customerhub.identity.compare.Dictionary;
import io.customerhub.identity.compare.Frequencies;
import io.customerhub.identity.match.LearnedModel;
import io.customerhub.identity.match.MatchWeights;
import io.customerhub.identity.match.PageMatching;
import io.customerhub.identity.match.ReviewRule;
import io.customerhub.model.CustomerField;
import io.customerhub.model.CustomerRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What is declared of who is who: keys, which are fields that alone or together say that two records are about the same customer,
 * and comparisons.
 */
public final class IdentityRules {
    /**
     * One declared key.
     *
     * @param except values that say nothing: a placeholder, the company's own switchboard
     */
    record KeyRule(String kind, List<CustomerField> fields, Set<String> except) {
        KeyRule {
            fields = List.copyOf(fields);
            except = Set.copyOf(except);
        }

        Optional<IdentityKey> key(CustomerRecord record) {
            var parts = new ArrayList<String>();
            for (CustomerField field : fields) {
                Optional<String> value = record.facts().get(field);
                if (value.isEmpty() || except.contains(value.get())) {
                    return Optional.empty();
                }
                parts.add(value.get());
            }
            return Optional.of(new IdentityKey(kind, String.join("\u001f", parts)));
        }
    }

    private final List<KeyRule> keys;
    private final List<ComparisonRule> comparisons;
    private final ReviewRule review;
    private final boolean byComparisons;

    IdentityRules(List<KeyRule> keys, List<ComparisonRule> comparisons, ReviewRule review, boolean byComparisons) {
        this.keys = List.copyOf(keys);
        this.comparisons = List.copyOf(comparisons);
        this.review = review;
        this.byComparisons = byComparisons;
    }

    /** What matching compares. */
    public List<ComparisonRule> comparisons() {
        return comparisons;
    }

    /** Compares as is declared here; pages do not know yet how frequent values are. */
    public PageMatching matching(String tenant, Dictionary words, MatchWeights weights) {
        return new PageMatching(tenant, comparisons, words, new LearnedModel(weights, Frequencies.NONE), review);
    }

    /** Whether whom a page's records are about is found by comparing them, and not by keys. */
    public boolean isByComparisons() {
        return byComparisons;
    }

    List<IdentityKey> keys(CustomerRecord record) {
        return keys.stream().flatMap(rule -> rule.key(record).stream()).toList();
    }
}
